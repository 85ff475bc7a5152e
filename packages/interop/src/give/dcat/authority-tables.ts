import { licences, type LicenceId, type Periodicity } from '@rma/domain';

/** The Publications Office's authority tables (https://op.europa.eu/en/web/eu-vocabularies/authority-tables). */
const authority = 'http://publications.europa.eu/resource/authority';

const frequencies: Record<Periodicity, string> = {
  'R/PT1S': 'UPDATE_CONT',
  'R/P1D': 'DAILY',
  'R/P1W': 'WEEKLY',
  'R/P2W': 'BIWEEKLY',
  'R/P1M': 'MONTHLY',
  'R/P2M': 'BIMONTHLY',
  'R/P3M': 'QUARTERLY',
  'R/P4M': 'ANNUAL_3',
  'R/P6M': 'ANNUAL_2',
  'R/P1Y': 'ANNUAL',
  'R/P2Y': 'BIENNIAL',
  'R/P5Y': 'QUINQUENNIAL',
  'R/P10Y': 'DECENNIAL',
  irregular: 'IRREG',
};
const isPeriodicity = (code: string): code is Periodicity => Object.hasOwn(frequencies, code);

/** The frequency that a repeating interval of the network is; null for one without a name there. */
export const frequencyIri = (periodicity: string): string | null =>
  isPeriodicity(periodicity) ? `${authority}/frequency/${frequencies[periodicity]}` : null;

/** Formats by the network's names in capitals; those that the table lacks are written with their label alone. */
const fileTypes: Readonly<Record<string, string>> = {
  ARCGIS: 'REST',
  CSV: 'CSV',
  DBF: 'DBF',
  DOC: 'DOC',
  DOCX: 'DOCX',
  GEOJSON: 'GEOJSON',
  GPKG: 'GPKG',
  GTFS: 'GTFS',
  HTML: 'HTML',
  JPEG: 'JPEG',
  JSON: 'JSON',
  'JSON-LD': 'JSON_LD',
  KML: 'KML',
  KMZ: 'KMZ',
  ODS: 'ODS',
  PARQUET: 'PARQUET',
  PDF: 'PDF',
  PNG: 'PNG',
  PPTX: 'PPTX',
  RDF: 'RDF_XML',
  SHAPEFILE: 'SHP',
  SHP: 'SHP',
  TIFF: 'TIFF',
  TSV: 'TSV',
  TTL: 'RDF_TURTLE',
  TXT: 'TXT',
  WFS: 'WFS_SRVC',
  WMS: 'WMS_SRVC',
  XLS: 'XLS',
  XLSX: 'XLSX',
  XML: 'XML',
  ZIP: 'ZIP',
};

export function fileTypeIri(format: string): string | null {
  const code = fileTypes[format.toUpperCase()];
  return code === undefined ? null : `${authority}/file-type/${code}`;
}

/** What the network's own themes are among the data themes of the European portal, with their Spanish labels. */
const dataThemes: Readonly<Record<string, { code: string; label: string }>> = {
  resilience: { code: 'ENVI', label: 'Medio ambiente' },
  security: { code: 'JUST', label: 'Justicia, sistema judicial y seguridad pública' },
  mobility: { code: 'TRAN', label: 'Transporte' },
  cadastre: { code: 'REGI', label: 'Regiones y ciudades' },
};

export const dataThemeScheme = { iri: `${authority}/data-theme`, title: 'Temas de datos (Unión Europea)' };

export function dataTheme(themeId: string): { iri: string; label: string } | null {
  const theme = dataThemes[themeId];
  return theme === undefined ? null : { iri: `${authority}/data-theme/${theme.code}`, label: theme.label };
}

const licenceIris: Record<LicenceId, string> = {
  'libre-uso-mx': licences['libre-uso-mx'].uri,
  'cc-by-4.0': `${authority}/licence/CC_BY_4_0`,
};

/** A licence of the network: its name, its own address, and its name in the table of licences where it has one. */
export function knownLicence(id: string): { iri: string; uri: string; title: string } | null {
  const known = (key: string): key is LicenceId => Object.hasOwn(licenceIris, key);
  return known(id) ? { iri: licenceIris[id], uri: licences[id].uri, title: licences[id].title } : null;
}

export const spanishLanguage = `${authority}/language/SPA`;
export const mexico = { iri: `${authority}/country/MEX`, label: 'México' };
export const attribution = {
  iri: 'http://purl.org/adms/licencetype/Attribution',
  label: 'Atribución',
};
/** Of files at addresses that are for life. */
export const stable = { iri: `${authority}/planned-availability/STABLE`, label: 'Estable' };
export const publicAccess = `${authority}/access-right/PUBLIC`;
export const discontinued = { iri: `${authority}/dataset-status/DISCONT`, label: 'Descontinuado' };

/** ADMS publisher types (http://purl.org/adms). */
export const publisherTypes = {
  network: { iri: 'http://purl.org/adms/publishertype/NationalAuthority', label: 'Autoridad nacional' },
  state: { iri: 'http://purl.org/adms/publishertype/RegionalAuthority', label: 'Autoridad regional' },
  municipality: { iri: 'http://purl.org/adms/publishertype/LocalAuthority', label: 'Autoridad local' },
} as const;

/** A media type's address at IANA, as DCAT-AP names it; null for what is not of the form type/subtype. */
export function mediaTypeIri(mediaType: string): string | null {
  const essence = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^(application|audio|font|image|message|model|multipart|text|video)\/[\w.+-]+$/.test(essence)
    ? `http://www.iana.org/assignments/media-types/${essence}`
    : null;
}
