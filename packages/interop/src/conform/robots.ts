type Rule = { isAllowed: boolean; path: string };

const matches = (pattern: string, path: string): boolean => {
  const parts = pattern.replace(/\$$/, '').split('*');
  let from = 0;
  for (const [index, part] of parts.entries()) {
    const at = index === 0 ? (path.startsWith(part) ? 0 : -1) : path.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return !pattern.endsWith('$') || from === path.length;
};

/** The rules of a robots.txt for an agent: those of its own group or, without one, those of everybody. */
function rulesFor(text: string, agent: string): Rule[] {
  const groups = new Map<string, Rule[]>();
  let names: string[] = [];
  let isOpen = false;
  for (const line of text.split(/\r?\n/).slice(0, 5000)) {
    const [, key = '', value = ''] = /^\s*([a-z-]+)\s*:\s*([^#]*)/i.exec(line) ?? [];
    const word = key.toLowerCase();
    if (word === 'user-agent') {
      if (!isOpen) names = [];
      isOpen = true;
      names.push(value.trim().toLowerCase());
    } else if (word === 'allow' || word === 'disallow') {
      isOpen = false;
      const path = value.trim();
      for (const name of names)
        groups.set(name, [
          ...(groups.get(name) ?? []),
          ...(path === '' ? [] : [{ isAllowed: word === 'allow', path }]),
        ]);
    }
  }
  const own = [...groups.keys()].find((name) => name !== '*' && agent.toLowerCase().startsWith(name));
  return groups.get(own ?? '*') ?? [];
}

/** Whether a robots.txt (RFC 9309) lets an agent ask for a path: the longest rule counts, and allowing wins a tie. */
export function mayVisit(text: string, { agent, path }: { agent: string; path: string }): boolean {
  const [first] = rulesFor(text, agent)
    .filter((rule) => matches(rule.path, path))
    .toSorted((a, b) => b.path.length - a.path.length || Number(b.isAllowed) - Number(a.isAllowed));
  return first?.isAllowed ?? true;
}
