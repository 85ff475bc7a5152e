import { foldText } from '@rma/domain';

/** Words of a catalogue's own groups and keywords that can only mean one theme, folded. */
const wordsOfTheme = {
  security: [
    'seguridad',
    'seguridad publica',
    'seguridad y justicia',
    'seguridad ciudadana',
    'incidencia delictiva',
    'delitos',
    'delito',
    'policia',
    'prevencion del delito',
    'criminalidad',
    'public safety',
    'public security',
  ],
  mobility: [
    'movilidad',
    'movilidad urbana',
    'transporte',
    'transporte publico',
    'transito',
    'vialidad',
    'vialidades',
    'ciclovias',
    'ciclovia',
    'hechos de transito',
    'hechos viales',
    'accidentes viales',
    'accidentes de transito',
    'gtfs',
    'mobility',
    'transportation',
  ],
  cadastre: [
    'catastro',
    'catastral',
    'predial',
    'predios',
    'clave catastral',
    'valores catastrales',
    'cadastre',
  ],
  resilience: [
    'proteccion civil',
    'resiliencia',
    'refugios temporales',
    'albergues temporales',
    'atlas de riesgo',
    'atlas de riesgos',
    'gestion de riesgos',
    'desastres',
    'desastres naturales',
    'riesgos naturales',
    'inundaciones',
    'alertamiento',
    'resilience',
    'civil protection',
  ],
};

/** The themes that can be guessed. */
export const themeIds = ['security', 'mobility', 'cadastre', 'resilience'] as const;
type ThemeId = (typeof themeIds)[number];

const themeOfWord = new Map(
  themeIds.flatMap((theme) => wordsOfTheme[theme].map((word): [string, ThemeId] => [word, theme])),
);

/** The theme that a record's groups and keywords clearly name; null when none does, or several do. */
export function guessTheme(terms: readonly string[]): ThemeId | null {
  const themes = new Set(
    terms.map((term) => themeOfWord.get(foldText(term))).filter((theme) => theme !== undefined),
  );
  const [only] = themes;
  return themes.size === 1 && only !== undefined ? only : null;
}
