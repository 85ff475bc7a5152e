/**
 * Quality of metadata by the method of the EU's portal (Metadata Quality Assessment, data.europa.eu/mqa/methodology):
 * 24 indicators in five dimensions, 405 points. What cannot be known without asking an address is neither won nor lost.
 */
export const qualityDimensions = [
  'findability',
  'accessibility',
  'interoperability',
  'reusability',
  'contextuality',
] as const;
export type QualityDimension = (typeof qualityDimensions)[number];

/** What the method looks at of one file or service of a dataset. */
export type AssessedDistribution = {
  accessUrl: string | null;
  downloadUrl: string | null;
  /** True while nobody knows whether the access address, the only one given, is of the file itself or of a page. */
  isFileUnknown?: boolean;
  /** Whether each address answers; null while nobody has asked. */
  accessAnswers: boolean | null;
  downloadAnswers: boolean | null;
  /** The network's name of the format in capitals; null or OTRO when it is not known. */
  format: string | null;
  mediaType: string | null;
  licence: string | null;
  rights: string | null;
  bytes: number | null;
  issued: string | null;
  modified: string | null;
};

/** What the method looks at of one dataset. */
export type AssessedDataset = {
  keywords: readonly string[];
  hasTheme: boolean;
  hasSpatial: boolean;
  hasTemporal: boolean;
  hasContact: boolean;
  hasPublisher: boolean;
  /** `public`, `restricted` and `non-public` are of the EU's vocabulary; other words are not; null says nothing. */
  accessRights: string | null;
  issued: string | null;
  modified: string | null;
  /** Whether its description meets DCAT-AP; null while it was not checked. */
  conforms: boolean | null;
  distributions: readonly AssessedDistribution[];
};

/** From the EU's lists of formats that programs read, that nobody owns, and of its file types at all. */
const machineReadable = new Set('CSV GEOJSON JSON JSON-LD KML KMZ ODS RDF TTL SHP XLS XLSX XML'.split(' '));
const nonProprietary = new Set(
  'CSV DBF GEOJSON HTML JSON JSON-LD KML KMZ ODS PNG RDF TTL TIFF TSV TXT WMS XML ZIP'.split(' '),
);
const fileTypes = new Set([
  ...machineReadable,
  ...nonProprietary,
  ...'7Z ARCGIS DOC DOCX GPKG GTFS JPEG PARQUET PDF PPTX RAR SQLITE WFS'.split(' '),
]);
const accessRights = new Set(['public', 'restricted', 'non-public']);
/** Licences with a name in the EU's table; LIBRE USO MX has none there. */
const tabledLicence =
  /^cc-by-4\.0$|creativecommons\.org\/(licenses\/(by|by-sa|by-nd|by-nc|by-nc-sa|by-nc-nd)\/[1-4]\.\d|publicdomain\/zero)|opendatacommons\.org\/licenses\/(by|odbl|pddl)|joinup\.ec\.europa\.eu.*eupl/i;
const ianaTypes = /^(application|audio|font|image|message|model|multipart|text|video)\/[\w.+-]+$/i;

const isGiven = (value: string | number | null): boolean => value !== null && value !== '';

type OfDataset = (dataset: AssessedDataset) => boolean | null;
type OfDistribution = (distribution: AssessedDistribution) => boolean | null;
type Indicator = { points: number; dimension: QualityDimension } & (
  | { dataset: OfDataset }
  | { distribution: OfDistribution }
);

const find = (points: number, dataset: OfDataset): Indicator => ({
  points,
  dimension: 'findability',
  dataset,
});
const file = (dimension: QualityDimension, points: number, distribution: OfDistribution): Indicator => ({
  points,
  dimension,
  distribution,
});
const reuse = (points: number, dataset: OfDataset): Indicator => ({
  points,
  dimension: 'reusability',
  dataset,
});

/** Every indicator with its points, in the order of the method. */
export const qualityIndicators = {
  keywords: find(30, ({ keywords }) => keywords.length > 0),
  theme: find(30, ({ hasTheme }) => hasTheme),
  spatial: find(20, ({ hasSpatial }) => hasSpatial),
  temporal: find(20, ({ hasTemporal }) => hasTemporal),
  'access-url-answers': file('accessibility', 50, ({ accessAnswers }) => accessAnswers),
  'download-url': file('accessibility', 20, ({ downloadUrl, isFileUnknown }) =>
    downloadUrl === null && isFileUnknown === true ? null : downloadUrl !== null,
  ),
  'download-url-answers': file('accessibility', 30, ({ downloadUrl, downloadAnswers, isFileUnknown }) => {
    if (downloadUrl === null) return isFileUnknown === true ? null : false;
    return downloadAnswers;
  }),
  format: file('interoperability', 20, ({ format }) => format !== null && format !== 'OTRO'),
  'media-type': file('interoperability', 10, ({ mediaType }) => isGiven(mediaType)),
  'format-vocabulary': file(
    'interoperability',
    10,
    ({ format, mediaType }) => fileTypes.has(format ?? '') && ianaTypes.test(mediaType ?? ''),
  ),
  'non-proprietary': file('interoperability', 20, ({ format }) => nonProprietary.has(format ?? '')),
  'machine-readable': file('interoperability', 20, ({ format }) => machineReadable.has(format ?? '')),
  'dcat-ap': { points: 30, dimension: 'interoperability', dataset: ({ conforms }) => conforms },
  licence: file('reusability', 20, ({ licence }) => isGiven(licence)),
  'licence-vocabulary': file('reusability', 10, ({ licence }) => tabledLicence.test(licence ?? '')),
  'access-rights': reuse(10, ({ accessRights: rights }) => isGiven(rights)),
  'access-rights-vocabulary': reuse(5, ({ accessRights: rights }) => accessRights.has(rights ?? '')),
  contact: reuse(20, ({ hasContact }) => hasContact),
  publisher: reuse(10, ({ hasPublisher }) => hasPublisher),
  rights: file('contextuality', 5, ({ rights }) => isGiven(rights)),
  'byte-size': file('contextuality', 5, ({ bytes }) => isGiven(bytes)),
  issued: { points: 5, dimension: 'contextuality', dataset: ({ issued }) => isGiven(issued) },
  modified: { points: 5, dimension: 'contextuality', dataset: ({ modified }) => isGiven(modified) },
} as const satisfies Record<string, Indicator>;
export type QualityIndicator = keyof typeof qualityIndicators;

const indicators = Object.entries(qualityIndicators) as [QualityIndicator, Indicator][];

/** What a whole catalogue can win. */
export const mostQualityPoints = indicators.reduce((sum, [, { points }]) => sum + points, 0);

/** How far one indicator is met: `share` from 0 to 1 of what could be judged; null when nothing could. */
export type IndicatorResult = {
  id: QualityIndicator;
  dimension: QualityDimension;
  points: number;
  share: number | null;
  won: number;
};

export type QualityScore = {
  /** Points won, rounded; 405 is all of them. */
  score: number;
  of: number;
  /** Points that nobody can tell yet; the score cannot exceed `score + unknown`. */
  unknown: number;
  indicators: IndicatorResult[];
};

const average = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** An indicator of files is met by the share of a dataset's files that meet it; a dataset without files meets none. */
function shareOf(dataset: AssessedDataset, indicator: Indicator): number | null {
  if ('dataset' in indicator) {
    const isMet = indicator.dataset(dataset);
    return isMet === null ? null : Number(isMet);
  }
  if (dataset.distributions.length === 0) return 0;
  const judged = dataset.distributions.map(indicator.distribution).filter((isMet) => isMet !== null);
  return average(judged.map(Number));
}

/**
 * Scores a catalogue: of each indicator, the share of its datasets that meet it, times its points. One dataset is a
 * catalogue of one. Datasets that an indicator could not judge do not count for it; a catalogue without datasets has
 * no score but unknown points.
 */
export function scoreMetadata(datasets: Iterable<AssessedDataset>): QualityScore {
  const sums = indicators.map(() => ({ met: 0, judged: 0 }));
  for (const dataset of datasets) {
    indicators.forEach(([, indicator], place) => {
      const share = shareOf(dataset, indicator);
      const sum = sums[place];
      if (share === null || sum === undefined) return;
      sum.met += share;
      sum.judged += 1;
    });
  }
  const results = indicators.map(([id, { points, dimension }], place): IndicatorResult => {
    const { met, judged } = sums[place] ?? { met: 0, judged: 0 };
    const share = judged === 0 ? null : met / judged;
    return { id, dimension, points, share, won: (share ?? 0) * points };
  });
  return {
    score: Math.round(results.reduce((sum, { won }) => sum + won, 0)),
    of: mostQualityPoints,
    unknown: results.reduce((sum, { share, points }) => sum + (share === null ? points : 0), 0),
    indicators: results,
  };
}

export const qualityRatings = ['excellent', 'good', 'sufficient', 'bad'] as const;
export type QualityRating = (typeof qualityRatings)[number];

/** The method's word for a score: excellent from 351, good from 221, sufficient from 121 points. */
export const ratingOf = (score: number): QualityRating =>
  score >= 351 ? 'excellent' : score >= 221 ? 'good' : score >= 121 ? 'sufficient' : 'bad';
