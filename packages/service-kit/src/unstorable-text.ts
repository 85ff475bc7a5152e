// character_not_in_repertoire and untranslatable_character: NUL in a text, or escaped in JSON.
const codes = new Set(['22021', '22P05']);

/** True when the database refused a text for a character that no text of its can hold: whoever sent it is to blame. */
export function isUnstorableText(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.has(error.code);
}
