import type { Client } from 'pg';
import { vocabulary } from './generate/vocabulary.ts';

/** One search and how Postgres counts the same by itself. */
export type SearchCase = {
  query: string | null;
  filter?: {
    theme?: string[];
    state?: string[];
    format?: string[];
    quality?: string[];
    freshness?: string[];
    licence?: string[];
    place?: string;
    bounds?: { west: number; south: number; east: number; north: number };
    column?: string[];
  };
  /** A condition over national.dataset `d`; the words are bound as $1 (as written) and $2 (without accents). */
  condition: string;
  words?: [string, string];
};

const fold = (text: string) =>
  text.replaceAll(/[áéíóú]/g, (letter) => ({ á: 'a', é: 'e', í: 'i', ó: 'o', ú: 'u' })[letter] ?? letter);

const inWords = `(d.search @@ websearch_to_tsquery('spanish', $1) or d.search @@ websearch_to_tsquery('spanish', $2))`;
const written = (query: string): SearchCase => ({ query, condition: inWords, words: [query, fold(query)] });

const tail = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => vocabulary[from + index * 97] ?? '').filter(
    (word) => word !== '',
  );

const pairs = [
  ['parque', 'museo'],
  ['hospital', 'vacunas'],
  ['contrato', 'proveedor'],
  ['semáforo', 'avenida'],
  ['beca', 'alumnos'],
  ['presa', 'cuenca'],
  ['biblioteca', 'teatro'],
  ['sismo', 'alerta'],
];

/** Classes of search as people make them. Words have no synonyms in the product, so that plain Postgres can count. */
export const searchClasses: Record<string, SearchCase[]> = {
  'rare word': tail(8000, 40).map(written),
  'two words': pairs.map(([first, second]) => ({
    query: `${first} ${second}`,
    condition: `(d.search @@ websearch_to_tsquery('spanish', $1) or d.search @@ websearch_to_tsquery('spanish', $2))
      and (d.search @@ websearch_to_tsquery('spanish', $3) or d.search @@ websearch_to_tsquery('spanish', $4))`,
    words: [first ?? '', second ?? ''],
  })),
  'common word': ['servicios', 'gobierno', 'registro', 'programa', 'municipio'].map(written),
  phrase: [
    'agua potable',
    'atlas de riesgos',
    'medio ambiente',
    'niveles de ruido',
    'programas sociales',
    'zona arqueológica',
    'estaciones de bomberos',
    'registro civil',
  ].map((words) => written(`"${words}"`)),
  exclusion: [
    ['parques', 'museo'],
    ['contratos', 'proveedor'],
    ['escuelas', 'gobierno'],
  ].map(([wanted = '', unwanted = '']) => written(`${wanted} -${unwanted}`)),
  'filter only': [
    {
      query: null,
      filter: { theme: ['security'], state: ['20', '14'] },
      condition: `d.theme_id = 'security' and d.state_cvegeo in ('20', '14')`,
    },
    {
      query: null,
      filter: { format: ['SHP'], state: ['30'] },
      condition: `d.formats && array['SHP'] and d.state_cvegeo = '30'`,
    },
  ],
  everything: [{ query: null, condition: 'true' }],
  place: [
    { query: null, filter: { place: '14' }, condition: `d.state_cvegeo = '14'` },
    { ...written('parques'), filter: { place: '30' }, condition: `${inWords} and d.state_cvegeo = '30'` },
    {
      query: null,
      filter: { bounds: { west: -104, south: 20, east: -102, north: 22 } },
      condition: `(d.cvegeo in (select cvegeo from national.government
          where lon between -104 and -102 and lat between 20 and 22)
        or (select box[1] <= -102 and box[3] >= -104 and box[2] <= 22 and box[4] >= 20
          from national.spatial_box(d.spatial) as box))`,
    },
  ],
  'quality and freshness': [
    {
      query: null,
      filter: { quality: ['EXCELLENT'], freshness: ['FRESH', 'LATE'], licence: ['libre-uso-mx'] },
      condition: `d.licence = 'libre-uso-mx' and exists (select from national.dataset_quality q
        where q.dataset_id = d.id and q.rating = 'excellent' and q.freshness in ('fresh', 'late'))`,
    },
  ],
  column: [
    {
      query: null,
      filter: { column: ['velocidad'] },
      condition: `exists (select from unnest(national.column_texts(d.preview, d.standard_id)) as called
        where to_tsvector('spanish', called) @@ plainto_tsquery('spanish', 'velocidad'))`,
    },
  ],
  typo: [
    { query: 'semaforso', condition: inWords, words: ['semaforso', 'semaforso'] },
    { query: 'bibliotaca', condition: inWords, words: ['bibliotaca', 'bibliotaca'] },
    { query: 'contratso', condition: inWords, words: ['contratso', 'contratso'] },
  ],
  ninos: [{ query: 'ninos', condition: inWords, words: ['ninos', 'niños'] }],
};

/** What Postgres counts for a case, by a plain sequential reading of the same condition. */
export async function postgresCount(client: Client, { condition, words }: SearchCase): Promise<number> {
  const bound =
    condition.includes('$3') && words !== undefined ? words.flatMap((word) => [word, fold(word)]) : words;
  const { rows } = await client.query<{ count: string }>(
    `select count(*) from national.dataset d where d.archived_at is null and ${condition}`,
    bound ?? [],
  );
  return Number(rows[0]?.count);
}
