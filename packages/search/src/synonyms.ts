import { foldAccents, singular } from './spanish.ts';

/**
 * Words that name the same thing in the titles of Mexican governments, one group per line. Small on purpose:
 * a synonym that is only near brings results nobody asked for. Terms may have several words.
 */
const groups: readonly (readonly string[])[] = [
  ['catastro', 'catastral', 'predial'],
  ['refugio', 'albergue'],
  ['refugio temporal', 'albergue'],
  ['ciclovía', 'ciclopista', 'ciclocarril'],
  ['bicicleta', 'bici'],
  ['accidente', 'siniestro', 'percance', 'choque'],
  [
    'accidente vial',
    'accidente de tránsito',
    'siniestro vial',
    'siniestro de tránsito',
    'percance vial',
    'hecho de tránsito',
    'hecho vial',
  ],
  ['delito', 'delictivo', 'incidencia delictiva'],
  ['basura', 'residuo'],
  ['camión', 'autobús'],
  ['bache', 'bacheo'],
  ['alumbrado', 'luminaria'],
  ['niñez', 'infancia'],
  ['licitación', 'concurso público'],
  ['nómina', 'remuneración'],
  ['año', 'años'],
  ['INEGI', 'Instituto Nacional de Estadística y Geografía'],
  ['SESNSP', 'Secretariado Ejecutivo del Sistema Nacional de Seguridad Pública'],
  ['GTFS', 'General Transit Feed Specification'],
  ['ATUS', 'Accidentes de Tránsito Terrestre en Zonas Urbanas y Suburbanas'],
  ['CENAPRED', 'Centro Nacional de Prevención de Desastres'],
  ['CONAPO', 'Consejo Nacional de Población'],
  ['CONAGUA', 'Comisión Nacional del Agua'],
];

/** How a term is recognised: folded, without plural endings. */
function keyOf(words: readonly string[]): string {
  return words.map((word) => singular(foldAccents(word))).join(' ');
}

const synonymsByKey = new Map<string, string[]>();
let longest = 1;
for (const group of groups) {
  for (const term of group) {
    const words = term.split(' ');
    longest = Math.max(longest, words.length);
    const others = group.filter((other) => other !== term);
    const key = keyOf(words);
    synonymsByKey.set(key, [...new Set([...(synonymsByKey.get(key) ?? []), ...others])]);
  }
}

/** The most words a known term has. */
export const longestTermWords = longest;

/** Other names of what these words, taken together, name; empty when they are no known term. */
export function synonymsOf(words: readonly string[]): readonly string[] {
  return synonymsByKey.get(keyOf(words)) ?? [];
}
