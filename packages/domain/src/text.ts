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

/** The months by name, January first, without capitals as Spanish writes them. */
export const monthNames = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
] as const;

const dayInWords = new Intl.DateTimeFormat('es-MX', { dateStyle: 'long', timeZone: 'UTC' });

/** A calendar date (YYYY-MM-DD) as people write it: 31 de marzo de 2027. */
export function dateInWords(date: string): string {
  return dayInWords.format(new Date(`${date}T00:00:00Z`));
}
