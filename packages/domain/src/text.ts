/**
 * Text folded for comparison by people's eyes: lower case, acute accents and dieresis off, ñ kept,
 * runs of anything else than letters and digits become one space.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/ñ/g, '\uE000')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\uE000/g, 'ñ')
    .replace(/[^a-z0-9ñ]+/g, ' ')
    .trim();
}

/** A URL-safe ASCII slug; "Año 2020: Niñez" becomes "ano-2020-ninez". Never an identity. */
export function slugify(text: string): string {
  return foldText(text).replace(/ñ/g, 'n').replace(/ /g, '-');
}
