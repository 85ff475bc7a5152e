import { foldText, type FindingId, type Findings, fixOf, type FixId } from '@rma/domain';
import type { Contact, Distribution } from '@rma/persistence';

/** A dataset that loses points, with what its own catalogue says around it. */
export type PatchedDataset = {
  id: string;
  title: string;
  keywords: string[];
  themeName: string | null;
  licence: string | null;
  spatial: string | null;
  temporal: string | null;
  periodicity: string | null;
  issued: Date | null;
  modified: Date | null;
  contact: Contact | null;
  description: string;
  distributions: Distribution[];
  findings: Findings;
  /** «Cuernavaca, Morelos»; of a state, its name. */
  place: string;
  /** Whom most of the same catalogue's datasets name; null when none does. */
  usualContact: Contact | null;
  /** First and last day of its rows, when they are in a national table. */
  rows: { from: string; to: string } | null;
  /** What addresses said of themselves when they were asked. */
  told: ReadonlyMap<string, { contentType: string | null; bytes: number | null }>;
};

/** One field to change. `proposed` is null when only a person can say it. */
export type Change = {
  fix: FixId;
  field:
    | 'keywords'
    | 'theme'
    | 'spatial'
    | 'temporal'
    | 'licence'
    | 'contact'
    | 'periodicity'
    | 'issued'
    | 'modified'
    | 'description'
    | 'columns'
    | 'file'
    | 'url'
    | 'format'
    | 'mediaType'
    | 'bytes';
  /** The address of the file it is about; null when it is about the dataset. */
  file: string | null;
  old: string;
  proposed: string | null;
  /** Where the proposal comes from, in Spanish; empty without one. */
  because: string;
};

const small = new Set(
  'a al ante con contra de del desde e el en entre es hacia hasta la las lo los mas ni o para por que se segun sin sobre su sus u un una y ano anio mes datos tabla archivo conjunto registro listado'.split(
    ' ',
  ),
);
const MOST_KEYWORDS = 6;

/** The words of a title that say what it is of, in their order. */
function wordsOf(title: string): string[] {
  const words = title
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 3 && !/^\d/.test(word) && !small.has(foldText(word).replaceAll('ñ', 'n')))
    .map((word) => word.toLocaleLowerCase('es'));
  return [...new Set(words)];
}

const year = /(?<!\d)(?:19|20)\d{2}(?!\d)/g;

/** The years that a title names, as an interval of days. */
export function yearsOf(title: string): string | null {
  const years = [...title.matchAll(year)].map(([text]) => Number(text));
  return years.length === 0 ? null : `${Math.min(...years)}-01-01/${Math.max(...years)}-12-31`;
}

const promises: [word: RegExp, periodicity: string][] = [
  [/\bdiari[oa]s?\b/, 'R/P1D'],
  [/\bsemanal(es)?\b/, 'R/P1W'],
  [/\bquincenal(es)?\b/, 'R/P2W'],
  [/\bmensual(es)?\b/, 'R/P1M'],
  [/\bbimestr(al|ales|e)\b/, 'R/P2M'],
  [/\btrimestr(al|ales|e)\b/, 'R/P3M'],
  [/\bcuatrimestr(al|ales|e)\b/, 'R/P4M'],
  [/\bsemestr(al|ales|e)\b/, 'R/P6M'],
  [/\banual(es)?\b/, 'R/P1Y'],
];

const promiseOf = (text: string) => promises.find(([word]) => word.test(foldText(text)))?.[1] ?? null;

const mediaTypes: Record<string, string> = {
  CSV: 'text/csv',
  TSV: 'text/tab-separated-values',
  XLS: 'application/vnd.ms-excel',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ODS: 'application/vnd.oasis.opendocument.spreadsheet',
  JSON: 'application/json',
  GEOJSON: 'application/geo+json',
  XML: 'application/xml',
  KML: 'application/vnd.google-earth.kml+xml',
  KMZ: 'application/vnd.google-earth.kmz',
  PDF: 'application/pdf',
  ZIP: 'application/zip',
  TXT: 'text/plain',
  DOC: 'application/msword',
  HTML: 'text/html',
};
const formatOfType = new Map(Object.entries(mediaTypes).map(([format, type]) => [type, format]));

type Proposal = Pick<Change, 'proposed' | 'because'>;
const nobodyKnows: Proposal = { proposed: null, because: '' };
const proposal = (proposed: string | null, because: string): Proposal =>
  proposed === null || proposed === '' ? nobodyKnows : { proposed, because };

const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10) ?? '';
const contactText = (contact: Contact | null) =>
  contact === null ? '' : contact.email === null ? contact.name : `${contact.name} <${contact.email}>`;

function temporalOf({ rows, title }: PatchedDataset): Proposal {
  if (rows !== null)
    return proposal(`${rows.from}/${rows.to}`, 'del primer y el último día de sus renglones');
  return proposal(yearsOf(title), 'de los años que nombra su título');
}

const newestFile = ({ distributions }: PatchedDataset) =>
  distributions
    .map(({ modified }) => modified?.slice(0, 10) ?? '')
    .toSorted()
    .at(-1) ?? '';

type OfDataset = (dataset: PatchedDataset) => Omit<Change, 'fix' | 'file'>;
const ofDataset: Partial<Record<FindingId, OfDataset>> = {
  keywords: (dataset) => ({
    field: 'keywords',
    old: dataset.keywords.join(', '),
    ...proposal(
      [
        ...new Set([
          ...wordsOf(dataset.title),
          ...(dataset.themeName === null ? [] : [dataset.themeName.toLocaleLowerCase('es')]),
        ]),
      ]
        .slice(0, MOST_KEYWORDS)
        .join(', '),
      'de las palabras de su título y de su tema',
    ),
  }),
  theme: () => ({ field: 'theme', old: '', ...nobodyKnows }),
  spatial: ({ place }) => ({
    field: 'spatial',
    old: '',
    ...proposal(place, 'es el territorio de quien lo publica'),
  }),
  temporal: (dataset) => ({ field: 'temporal', old: '', ...temporalOf(dataset) }),
  licence: () => ({ field: 'licence', old: '', ...nobodyKnows }),
  'licence-vocabulary': ({ licence }) => ({ field: 'licence', old: licence ?? '', ...nobodyKnows }),
  contact: ({ usualContact }) => ({
    field: 'contact',
    old: '',
    ...proposal(contactText(usualContact), 'es el que más se repite en el mismo catálogo'),
  }),
  periodicity: ({ periodicity, title, description }) => ({
    field: 'periodicity',
    old: periodicity ?? '',
    ...proposal(promiseOf(`${title} ${description}`), 'de una palabra de su título o su descripción'),
  }),
  issued: () => ({ field: 'issued', old: '', ...nobodyKnows }),
  modified: (dataset) => ({
    field: 'modified',
    old: '',
    ...proposal(newestFile(dataset), 'de la fecha de su archivo más nuevo'),
  }),
  age: ({ modified }) => ({ field: 'modified', old: dayOf(modified), ...nobodyKnows }),
  freshness: ({ modified }) => ({ field: 'modified', old: dayOf(modified), ...nobodyKnows }),
  description: ({ description }) => ({ field: 'description', old: description, ...nobodyKnows }),
  columns: () => ({ field: 'columns', old: '', ...nobodyKnows }),
  conformance: () => ({ field: 'file', old: '', ...nobodyKnows }),
  'open-format': ({ distributions }) => ({
    field: 'file',
    old: [...new Set(distributions.map(({ format }) => format))].join(', '),
    ...nobodyKnows,
  }),
};

type OfFile = (file: Distribution, dataset: PatchedDataset) => Omit<Change, 'fix' | 'file'> | null;
const told = ({ url, accessUrl }: Distribution, { told: known }: PatchedDataset) =>
  known.get(url ?? accessUrl ?? '') ?? { contentType: null, bytes: null };

const ofFile: Partial<Record<FindingId, OfFile>> = {
  links: ({ url, accessUrl }) => ({ field: 'url', old: url ?? accessUrl ?? '', ...nobodyKnows }),
  'download-url': ({ url, accessUrl }) =>
    url === null ? { field: 'url', old: accessUrl ?? '', ...nobodyKnows } : null,
  format: (file, dataset) => {
    if (file.format !== 'OTRO') return null;
    const type = told(file, dataset).contentType?.split(';')[0]?.trim() ?? '';
    return {
      field: 'format',
      old: '',
      ...proposal(formatOfType.get(type) ?? null, 'del tipo que dice su propia dirección'),
    };
  },
  'media-type': ({ mediaType, format }) =>
    mediaType === null
      ? { field: 'mediaType', old: '', ...proposal(mediaTypes[format] ?? null, 'de su formato') }
      : null,
  'byte-size': (file, dataset) => {
    const { bytes } = told(file, dataset);
    return file.bytes === null
      ? {
          field: 'bytes',
          old: '',
          ...proposal(bytes === null ? null : String(bytes), 'del tamaño que dice su propia dirección'),
        }
      : null;
  },
};

/**
 * What there is to change in a dataset's metadata, with the values that follow from what its own catalogue says; only
 * of one kind of fix, if given. What only a person can say is listed without a value.
 */
export function changesOf(dataset: PatchedDataset, only?: FixId): Change[] {
  return (Object.entries(dataset.findings) as [FindingId, unknown][]).flatMap(([id, finding]): Change[] => {
    const fix = fixOf[id];
    if (finding === null || fix === null || (only !== undefined && fix !== only)) return [];
    const whole = ofDataset[id]?.(dataset);
    if (whole !== undefined) return [{ fix, file: null, ...whole }];
    return dataset.distributions.flatMap((file) => {
      const change = ofFile[id]?.(file, dataset) ?? null;
      return change === null ? [] : [{ fix, file: file.url ?? file.accessUrl, ...change }];
    });
  });
}
