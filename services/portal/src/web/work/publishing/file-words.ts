/** The names of file formats, encodings and separators as people who use spreadsheets know them. */
export const formatWords: Record<string, string> = {
  csv: 'CSV',
  xlsx: 'Excel',
  xls: 'Excel (formato anterior)',
  ods: 'LibreOffice (ODS)',
  geojson: 'GeoJSON',
  shapefile: 'Shapefile',
  kml: 'KML',
  gtfs: 'GTFS',
  cap: 'Alerta CAP',
};

export const encodingWords: Record<string, string> = {
  'utf-8': 'acentos en UTF-8',
  'utf-16le': 'acentos en UTF-16',
  'utf-16be': 'acentos en UTF-16 (invertido)',
  'windows-1252': 'acentos de Windows',
};

export const delimiterWords: Record<string, string> = {
  ',': 'Coma ( , )',
  ';': 'Punto y coma ( ; )',
  '\t': 'Tabulador',
  '|': 'Barra ( | )',
};

/** What the file picker offers first; anything else is told apart on the server. */
export const acceptedFiles =
  '.csv,.tsv,.txt,.xlsx,.xls,.ods,.geojson,.json,.zip,.kml,.xml,text/csv,application/zip';
