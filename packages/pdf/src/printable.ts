/** What the typeface of documents does not have: beyond the signs of Spanish and its neighbours, and the marks of print. */
export const unprintable =
  /[^\n\u0020-\u007e\u00a0-\u00ff\u0152\u0153\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2039\u203a\u20ac\u2122]/u;

const everyUnprintable = new RegExp(unprintable, 'gu');
const likenesses = new Map([
  ['\u2212', '\u2013'],
  ['\u202f', '\u00a0'],
  ['\u2009', '\u00a0'],
]);

/** Text that others wrote, as it can be printed: accents in one piece, and a question mark for each sign without a letter. */
export const printable = (text: string): string =>
  text.normalize('NFC').replaceAll(everyUnprintable, (sign) => likenesses.get(sign) ?? '?');
