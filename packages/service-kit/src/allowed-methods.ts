/**
 * Remembers the routes of a server to tell "no such address" (404) from "not with that method" (405), which
 * Fastify's router does not. A bare `*` is a fallback page, not an address, and is not counted.
 */
export function createAllowedMethods() {
  const routes: { pattern: RegExp; methods: string[] }[] = [];
  return {
    add(url: string, method: string | string[]): void {
      if (url === '*' || url === '/*') return;
      const source = url
        .replaceAll(/[.+?^${}|[\]\\]/g, String.raw`\$&`)
        .replaceAll(/:\w+(\([^)]*\))?/g, '[^/]+')
        .replaceAll('*', '.*');
      routes.push({ pattern: new RegExp(`^${source}/?$`), methods: [method].flat() });
    },
    /** The methods some route accepts on this path, sorted; empty when no route has it. */
    of(path: string): string[] {
      return [
        ...new Set(routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods)),
      ].toSorted();
    },
  };
}
