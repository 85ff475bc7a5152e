import { slugify } from '@rma/domain';
import type { Standard } from '@rma/themes';

/** Formats that the engine reads; links of other kinds are not files of a standard. */
const readable = new Set([
  'CSV',
  'TSV',
  'TXT',
  'XLSX',
  'XLS',
  'ODS',
  'GEOJSON',
  'KML',
  'ZIP',
  'SHP',
  'GTFS',
  'CAP',
  'XML',
]);

/** Words that say nothing of which data they are. */
const common = new Set(
  'datos base bases registro registros tabla listado catalogo informacion sistema publico publica publicos publicas municipal municipales estatal estatales federal ciudad gobierno zona zonas tipo anual mensual'.split(
    ' ',
  ),
);

/** Singular and plural, masculine and feminine alike: the first six letters carry the meaning in Spanish. */
const stem = (word: string) => word.slice(0, 6);

const wordsOf = (text: string): Set<string> =>
  new Set(
    slugify(text)
      .split('-')
      .filter((word) => word.length > 3 && !common.has(word))
      .map(stem),
  );

/**
 * The standard that a file's titles speak of, or null: at least two of the title's words, or all of them, the one
 * with the largest share first. It only decides what is worth fetching; the columns decide what the file is.
 */
export function likelyStandard(
  file: { datasetTitle: string; fileTitle: string; format: string },
  candidates: readonly Standard[],
): Standard | null {
  if (!readable.has(file.format.toUpperCase())) return null;
  const said = wordsOf(`${file.datasetTitle} ${file.fileTitle} ${file.format}`);
  const ranked = candidates
    .map((standard) => {
      const words = wordsOf(standard.title.es);
      const shared = [...words].filter((word) => said.has(word)).length;
      return { standard, shared, share: words.size === 0 ? 0 : shared / words.size };
    })
    .filter(({ shared, share }) => shared >= 2 || share === 1)
    .toSorted((a, b) => b.share - a.share || b.shared - a.shared);
  return ranked[0]?.standard ?? null;
}
