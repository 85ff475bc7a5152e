import type { SourceKind } from '@rma/interop';

/** What each kind of catalogue is called, after "hay" or "es". */
export const kindNames: Record<SourceKind, string> = {
  node: 'un nodo de esta red',
  ckan: 'un portal CKAN',
  dkan: 'un portal DKAN',
  'data-json': 'un catálogo data.json',
  dcat: 'un catálogo DCAT',
  arcgis: 'un servidor o portal de ArcGIS',
  opendatasoft: 'un portal OpenDataSoft',
  socrata: 'un portal Socrata',
  csw: 'un catálogo de mapas (CSW)',
  'file-list': 'una lista de archivos',
};
