import { allowed, childrenOf, values } from './alert-tree.ts';
import type { AlertElement } from './alert-tree.ts';
import type { Offences } from './alert-offences.ts';

/**
 * Elements missing, repeated or unknown, and values CAP does not define, from `element` down; `path` names it. What an
 * XML signature holds is not CAP's.
 */
export const checkStructure = (
  element: AlertElement,
  path: string,
  options: { offences: Offences; row: number },
): void => {
  const { offences, row } = options;
  const expected = allowed[element.name];
  if (!expected) return;
  const count = (name: string) => childrenOf(element, name).length;
  for (const [name, multiplicity] of Object.entries(expected)) {
    const isNeeded = multiplicity === 'one' || multiplicity === 'some';
    const hasText = childrenOf(element, name).some(
      ({ text, children }) => text !== '' || children.length > 0,
    );
    if (isNeeded && !hasText) offences.note('missing-element', `${path}/${name}`, { row, value: '' });
    if ((multiplicity === 'one' || multiplicity === 'maybe') && count(name) > 1) {
      offences.note('repeated-element', `${path}/${name}`, { row, value: `${count(name)} veces` });
    }
  }
  for (const child of element.children) {
    const at = `${path}/${child.name}`;
    if (!(child.name in expected)) {
      offences.note('unknown-element', path, { row, value: child.name });
      continue;
    }
    const defined = values[child.name];
    if (defined && child.text !== '' && !defined.includes(child.text)) {
      offences.note('invalid-value', at, { row, value: child.text });
    }
    checkStructure(child, at, options);
  }
};
