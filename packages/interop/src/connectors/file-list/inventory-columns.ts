import { foldText } from '@rma/domain';
import { formatNamed } from './file-formats.ts';
import type { ListedDataset } from './listed-dataset.ts';

type DatasetFact = Exclude<keyof ListedDataset, 'files'>;
export type ColumnFact =
  | DatasetFact
  | 'url'
  | 'resourceId'
  | 'resourceTitle'
  | 'format'
  | 'mediaType'
  | 'bytes'
  | 'resourceModified';

/** What each column is called in inventories, folded; earlier words are the surer ones. */
const words: Record<ColumnFact, string[]> = {
  id: [
    'id',
    'identificador',
    'identificador del conjunto',
    'id conjunto',
    'id del conjunto',
    'id dataset',
    'folio',
    'clave',
    'clave del conjunto',
    'identifier',
    'uuid',
    'guid',
    'dataset id',
  ],
  title: [
    'titulo',
    'titulo del conjunto',
    'titulo del conjunto de datos',
    'nombre del conjunto',
    'nombre del conjunto de datos',
    'nombre conjunto',
    'nombre de la base de datos',
    'nombre base de datos',
    'nombre de los datos',
    'nombre del dataset',
    'conjunto de datos',
    'conjunto',
    'conjuntos de datos',
    'base de datos',
    'bases de datos',
    'dataset',
    'title',
    'name',
    'nombre',
    'denominacion',
    'datos',
    'informacion',
  ],
  description: [
    'descripcion',
    'descripcion del conjunto',
    'descripcion del conjunto de datos',
    'breve descripcion',
    'description',
    'resumen',
    'que contiene',
    'contenido',
    'detalle',
    'observaciones',
  ],
  keywords: ['palabras clave', 'palabra clave', 'etiquetas', 'keywords', 'keyword', 'tags'],
  theme: ['tema', 'categoria', 'tematica', 'sector', 'theme', 'category', 'grupo', 'eje'],
  publisher: [
    'responsable',
    'area responsable',
    'unidad responsable',
    'unidad administrativa',
    'unidad administrativa responsable',
    'dependencia',
    'dependencia responsable',
    'institucion',
    'area',
    'organismo',
    'ente publico',
    'sujeto obligado',
    'publisher',
    'institution',
    'organization',
    'organizacion',
    'direccion responsable',
    'area generadora',
    'fuente',
    'autor',
  ],
  contactName: [
    'contacto',
    'nombre del contacto',
    'enlace responsable',
    'persona responsable',
    'nombre del responsable',
  ],
  contactEmail: [
    'correo',
    'correo electronico',
    'email',
    'e mail',
    'correo de contacto',
    'correo del responsable',
    'mail',
  ],
  licence: ['licencia', 'licencia de uso', 'terminos de uso', 'license', 'licence', 'derechos'],
  issued: [
    'fecha de publicacion',
    'publicado',
    'fecha publicacion',
    'fecha de creacion',
    'issued',
    'created',
    'fecha de alta',
  ],
  modified: [
    'fecha de actualizacion',
    'ultima actualizacion',
    'fecha de ultima actualizacion',
    'fecha ultima actualizacion',
    'fecha de la ultima actualizacion',
    'actualizado',
    'fecha de modificacion',
    'ultima modificacion',
    'modificado',
    'fecha',
    'modified',
    'last modified',
    'updated',
    'actualizacion',
  ],
  periodicity: [
    'periodicidad',
    'periodicidad de actualizacion',
    'frecuencia',
    'frecuencia de actualizacion',
    'frequency',
    'accrualperiodicity',
    'cada cuando se actualiza',
  ],
  temporal: [
    'cobertura temporal',
    'periodo',
    'temporalidad',
    'temporal',
    'año',
    'años',
    'ejercicio',
    'periodo que abarca',
  ],
  spatial: ['cobertura geografica', 'cobertura espacial', 'spatial', 'ambito geografico', 'cobertura'],
  landingPage: [
    'pagina',
    'pagina web',
    'sitio',
    'sitio web',
    'landing page',
    'landingpage',
    'pagina del conjunto',
    'portal',
  ],
  isPrivate: ['tiene datos privados', 'datos privados', 'privado', 'es privado', 'reservado', 'confidencial'],
  url: [
    'url',
    'liga',
    'enlace',
    'link',
    'vinculo',
    'hipervinculo',
    'hipervinculo al conjunto',
    'hipervinculo a la informacion',
    'url de descarga',
    'liga de descarga',
    'enlace de descarga',
    'url del recurso',
    'liga al recurso',
    'liga del recurso',
    'liga electronica',
    'liga de acceso',
    'direccion electronica',
    'direccion web',
    'direccion url',
    'url descarga',
    'descarga',
    'downloadurl',
    'download url',
    'accessurl',
    'access url',
    'ubicacion',
    'ruta',
    'archivo url',
  ],
  resourceId: ['id recurso', 'id del recurso', 'identificador del recurso', 'resource id'],
  resourceTitle: [
    'nombre del recurso',
    'titulo del recurso',
    'recurso',
    'recursos',
    'nombre recurso',
    'distribucion',
    'nombre del archivo',
    'archivo',
    'nombre archivo',
    'resource',
  ],
  format: [
    'formato',
    'formato del archivo',
    'formato de archivo',
    'tipo de archivo',
    'extension',
    'format',
    'formatos',
    'tipo',
  ],
  mediaType: ['media type', 'mediatype', 'mimetype', 'mime type', 'tipo mime', 'tipo de medio'],
  bytes: ['tamaño en bytes', 'bytes', 'size bytes', 'bytesize', 'size'],
  resourceModified: ['fecha del recurso', 'fecha de actualizacion del recurso'],
};

/** Headers by which the sheet of an inventory and the row that names its columns are told. */
export const inventoryHeaders: string[] = Object.values(words).flat();

const addressWords = /\b(url|liga|enlace|link|vinculo|hipervinculo|descarga|descargar)\b/;

/** What a column with addresses of one format is called: "CSV", "Liga JSON", "URL (xlsx)". */
function formatOfColumn(header: string): string | null {
  const rest = foldText(header).replaceAll(
    /\b(url|liga|enlace|link|vinculo|descarga|descargar|de|en|la|al|formato|archivo)\b/g,
    ' ',
  );
  return formatNamed(rest.trim());
}

export type InventoryColumns = {
  facts: Partial<Record<ColumnFact, number>>;
  /** Further columns of addresses, with the format that their header names. */
  addresses: { column: number; format: string | null }[];
};

/**
 * Which column of an inventory says what, by the words of its header in Spanish or English; null when none of
 * them is a title, or none tells where a dataset is or what it is called by.
 */
export function matchColumns(headers: readonly string[]): InventoryColumns | null {
  const folded = headers.map(foldText);
  const facts: Partial<Record<ColumnFact, number>> = {};
  const taken = new Set<number>();
  for (const [fact, names] of Object.entries(words) as [ColumnFact, string[]][]) {
    const column = names.map((name) => folded.indexOf(name)).find((at) => at >= 0 && !taken.has(at));
    if (column === undefined) continue;
    facts[fact] = column;
    taken.add(column);
  }
  const addresses = headers.flatMap((header, column) => {
    if (taken.has(column)) return [];
    const format = formatOfColumn(header);
    return format !== null || addressWords.test(folded[column] ?? '') ? [{ column, format }] : [];
  });
  if (facts.title === undefined && facts.resourceTitle !== undefined) {
    facts.title = facts.resourceTitle;
    delete facts.resourceTitle;
  }
  const hasPlace = facts.url !== undefined || addresses.length > 0 || facts.id !== undefined;
  return facts.title !== undefined && hasPlace ? { facts, addresses } : null;
}
