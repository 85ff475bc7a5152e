/**
 * The forms in which the network offers a conforming table, with what each is called, its file extension and its media
 * type (IANA; Parquet's and GeoJSON's are registered).
 */
export const fileForms = {
  conforming: {
    format: 'CSV',
    extension: 'csv',
    mediaType: 'text/csv; charset=utf-8',
    title: 'CSV limpio en UTF-8, conforme al estándar',
  },
  parquet: {
    format: 'Parquet',
    extension: 'parquet',
    mediaType: 'application/vnd.apache.parquet',
    title: 'Parquet, para programas de análisis',
  },
  json: {
    format: 'JSON',
    extension: 'json',
    mediaType: 'application/json',
    title: 'JSON, un objeto por renglón',
  },
  geojson: {
    format: 'GeoJSON',
    extension: 'geojson',
    mediaType: 'application/geo+json',
    title: 'GeoJSON, para mapas',
  },
} as const;

const received = {
  csv: { format: 'CSV', mediaType: 'text/csv' },
  xlsx: {
    format: 'XLSX',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  xls: { format: 'XLS', mediaType: 'application/vnd.ms-excel' },
  ods: { format: 'ODS', mediaType: 'application/vnd.oasis.opendocument.spreadsheet' },
  geojson: { format: 'GeoJSON', mediaType: 'application/geo+json' },
  shapefile: { format: 'Shapefile', mediaType: 'application/zip' },
  kml: { format: 'KML', mediaType: 'application/vnd.google-earth.kml+xml' },
  gtfs: { format: 'GTFS', mediaType: 'application/zip' },
  cap: { format: 'CAP', mediaType: 'application/cap+xml' },
} as const;

const isReceived = (format: string): format is keyof typeof received => Object.hasOwn(received, format);

/** What a file in a format that intake detected is called, and its media type; any bytes when it is not known. */
export const originalForm = (format: string): { format: string; mediaType: string } =>
  isReceived(format) ? received[format] : { format: 'Archivo', mediaType: 'application/octet-stream' };
