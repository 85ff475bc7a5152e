/** Socrata's identifier, four characters by four, alone or in an address; null when there is none. */
export function fourByFour(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return /(?:^|[/=])([a-z0-9]{4}-[a-z0-9]{4})(?:$|[/?#.])/.exec(value)?.[1] ?? null;
}
