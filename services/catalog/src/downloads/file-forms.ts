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
