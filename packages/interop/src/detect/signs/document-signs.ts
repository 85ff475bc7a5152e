import type { Look } from '../look.ts';
import type { Sign } from '../detection.ts';

const DCAT = /https?:\/\/www\.w3\.org\/ns\/dcat#/;

const sign = (
  kind: Sign['kind'],
  found: Partial<Sign> & { evidence: string[]; confidence: number },
): Sign => ({
  kind,
  software: null,
  version: null,
  title: null,
  count: null,
  ...found,
});

const isJson = (text: string) => /^\s*[[{]/.test(text);
const isMarkup = (text: string) => /^\s*<(?!https?:|urn:)/.test(text);

/** A title written as a JSON string, before the list of datasets. */
function titleBefore(text: string, place: number): string | null {
  const written = /"title"\s*:\s*"((?:[^"\\]|\\.){1,300})"/.exec(text.slice(0, place))?.[1];
  if (written === undefined) return null;
  try {
    return String(JSON.parse(`"${written}"`));
  } catch {
    return null;
  }
}

/**
 * Project Open Data's data.json (or ADELA's catalogo.json): a member `dataset` that is a list, or a bare list of
 * records with a title and an identifier or files. Read from its beginning alone, since it may weigh 100 MB.
 */
function dataJson({ text, url }: Look): Sign | null {
  if (!isJson(text)) return null;
  const list = /"dataset"\s*:\s*\[/.exec(text);
  const isDeclared = /project-open-data\.cio\.gov|resources\.data\.gov/.test(text.slice(0, 4000));
  if (list !== null) {
    const isDcat = DCAT.test(text.slice(0, list.index)) && !isDeclared;
    if (isDcat) return null;
    if (/\/api\/feed\/dcat-us\//.test(url)) {
      const evidence = ['Es el catálogo que ArcGIS Hub da de sus conjuntos.'];
      return sign('arcgis', { software: 'ArcGIS Hub', confidence: 0.96, evidence });
    }
    return sign('data-json', {
      title: titleBefore(text, list.index),
      confidence: isDeclared ? 0.96 : 0.92,
      evidence: [
        isDeclared
          ? 'Es un data.json del perfil de Project Open Data.'
          : 'Es un archivo JSON con una lista de conjuntos de datos, como data.json.',
      ],
    });
  }
  const isBareList =
    /^\s*\[\s*\{/.test(text) &&
    /"title"\s*:/.test(text) &&
    /"(identifier|distribution|@type)"\s*:/.test(text) &&
    !DCAT.test(text);
  if (!isBareList) return null;
  return sign('data-json', {
    confidence: 0.8,
    evidence: ['Es una lista JSON de registros con título e identificador, como data.json.'],
  });
}

function jsonLd({ text }: Look): Sign | null {
  if (!isJson(text) || !/"@(context|graph|id)"/.test(text)) return null;
  const hasCatalogue = DCAT.test(text) || /"@type"\s*:\s*\[?\s*"(dcat:)?(Catalog|Dataset)"/.test(text);
  if (!hasCatalogue) return null;
  return sign('dcat', { confidence: 0.93, evidence: ['Es un catálogo DCAT en JSON-LD.'] });
}

function rdfXml({ text }: Look): Sign | null {
  if (!isMarkup(text) || !/<(\w+:)?RDF[\s>]/.test(text.slice(0, 4000)) || !DCAT.test(text)) return null;
  return sign('dcat', { confidence: 0.95, evidence: ['Es un catálogo DCAT en RDF/XML.'] });
}

function turtle({ text, contentType }: Look): Sign | null {
  if (isMarkup(text) || isJson(text) || !DCAT.test(text)) return null;
  const isTurtle =
    /^\s*(@?prefix|@?base|<)/im.test(text) || /turtle|n-triples|n-quads|trig|n3/.test(contentType);
  if (!isTurtle || !/\bdcat:(Dataset|Catalog)\b|ns\/dcat#(Dataset|Catalog)>/.test(text)) return null;
  return sign('dcat', { confidence: 0.95, evidence: ['Es un catálogo DCAT en Turtle.'] });
}

const between = (text: string, tag: string): string | null =>
  new RegExp(`<(?:\\w+:)?${tag}>\\s*([^<]{1,300}?)\\s*<`).exec(text)?.[1] ?? null;

/** The catalogues of maps: GeoNode (pycsw), GeoNetwork and others that answer CSW. */
function csw({ text }: Look): Sign | null {
  if (!isMarkup(text) || !/<(\w+:)?Capabilities[\s>]/.test(text.slice(0, 4000))) return null;
  if (!/opengis\.net\/cat\/csw/.test(text.slice(0, 8000))) return null;
  const software = /geonode/i.test(text)
    ? 'GeoNode'
    : /geonetwork/i.test(text)
      ? 'GeoNetwork'
      : /pycsw/i.test(text)
        ? 'pycsw'
        : null;
  const version = /<(?:\w+:)?Capabilities\b[^>]{0,4000}?\bversion="([\d.]{1,12})"/.exec(text)?.[1] ?? null;
  return sign('csw', {
    software,
    version,
    title: between(text, 'Title'),
    confidence: 0.95,
    evidence: [
      `Responde como un catálogo de metadatos geográficos (CSW${version === null ? '' : ` ${version}`})${software === null ? '' : `, de ${software}`}.`,
    ],
  });
}

/** The answer of a CSW that was asked how many records it has. */
function cswAnswer({ text }: Look): Sign | null {
  const head = text.slice(0, 8000);
  if (!isMarkup(head) || !/<(?:\w+:)?GetRecordsResponse[\s>]/.test(head)) return null;
  const matched = /\bnumberOfRecordsMatched="(\d{1,9})"/.exec(head)?.[1];
  if (matched === undefined) return null;
  return sign('csw', {
    count: Number(matched),
    confidence: 0.96,
    evidence: ['Responde a las búsquedas de un catálogo de metadatos geográficos (CSW).'],
  });
}

function spreadsheet({ bytes, text, asked }: Look): Sign | null {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
  const name = URL.parse(asked)?.pathname ?? '';
  if (!isZip || !(/\.xlsx$/i.test(name) || text.includes('xl/') || text.includes('[Content_Types].xml')))
    return null;
  return sign('file-list', {
    software: 'Hoja de cálculo',
    confidence: 0.75,
    evidence: ['Es una hoja de cálculo de Excel: se leerá como el inventario de los conjuntos.'],
  });
}

const titleColumn = /t[ií]tulo|nombre|conjunto|dataset|title/i;
const addressColumn = /url|liga|enlace|direcci[oó]n|v[ií]nculo|descarga|recurso|link/i;

/** A table whose first row names a title and an address: an inventory. Any other CSV is a file, not a list of them. */
function csvInventory({ text, contentType, asked }: Look): Sign | null {
  if (isMarkup(text) || isJson(text)) return null;
  const isNamedCsv = /\.(csv|tsv|txt)$/i.test(URL.parse(asked)?.pathname ?? '') || /csv/.test(contentType);
  const head = text.split(/\r?\n/, 1)[0] ?? '';
  const separator = [',', ';', '\t', '|'].find((each) => head.split(each).length > 1);
  if (separator === undefined || head.length > 4000) return null;
  const columns = head.split(separator);
  const hasTitle = columns.some((column) => titleColumn.test(column));
  const hasAddress = columns.some((column) => addressColumn.test(column));
  if (!hasTitle || !hasAddress || !isNamedCsv) return null;
  return sign('file-list', {
    software: 'Tabla CSV',
    confidence: 0.8,
    evidence: ['Es una tabla CSV con columnas de título y de dirección: un inventario de conjuntos.'],
  });
}

const readers = [dataJson, jsonLd, rdfXml, turtle, csw, cswAnswer, spreadsheet, csvInventory];

/** What kind of catalogue a document is; null when it is none. The content type is not believed. */
export function documentSign(look: Look): Sign | null {
  for (const read of readers) {
    const found = read(look);
    if (found !== null) return found;
  }
  return null;
}
