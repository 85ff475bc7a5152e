/** An address that is safe to offer as a link, or null: a harvested catalogue can say anything, `javascript:` too. */
export function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) ? url : null;
}
