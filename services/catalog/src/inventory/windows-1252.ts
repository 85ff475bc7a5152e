/** The characters of Windows-1252 that are elsewhere in Unicode, from 0x80; the empty places are of no character. */
const high = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const byteOf = new Map(Array.from(high).map((character, index) => [character, 0x80 + index]));

/**
 * Text as the bytes that old spreadsheets in Mexico read without being asked. Characters it does not have are told
 * instead of being replaced: the sheet would come back with other words.
 */
export function toWindows1252(text: string): { ok: true; bytes: Buffer } | { ok: false; foreign: string[] } {
  const foreign = new Set<string>();
  const bytes = Uint8Array.from(Array.from(text.normalize('NFC')), (character) => {
    const code = character.codePointAt(0) ?? 0;
    const isSame = code < 0x80 || (code >= 0xa0 && code <= 0xff);
    const byte = isSame ? code : byteOf.get(character);
    if (byte === undefined) foreign.add(character);
    return byte ?? 0x3f;
  });
  return foreign.size === 0 ? { ok: true, bytes: Buffer.from(bytes) } : { ok: false, foreign: [...foreign] };
}
