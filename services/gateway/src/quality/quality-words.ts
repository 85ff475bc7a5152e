import type { Conformance, FindingId, QualityDimension, QualityIndicator } from '@rma/domain';

/** The names of the method's dimensions and indicators, in Spanish. */
export const dimensionNames: Record<QualityDimension, string> = {
  findability: 'Que se encuentre',
  accessibility: 'Que se pueda abrir',
  interoperability: 'Que lo lea un programa',
  reusability: 'Que se pueda reutilizar',
  contextuality: 'Que se entienda',
};

export const indicatorNames: Record<QualityIndicator, string> = {
  keywords: 'Palabras clave',
  theme: 'Tema',
  spatial: 'Territorio que cubre',
  temporal: 'Periodo que cubre',
  'access-url-answers': 'La dirección de acceso responde',
  'download-url': 'Dirección de descarga',
  'download-url-answers': 'La descarga responde',
  format: 'Formato',
  'media-type': 'Tipo de archivo',
  'format-vocabulary': 'Formato y tipo con su nombre oficial',
  'non-proprietary': 'Formato que no es de un fabricante',
  'machine-readable': 'Formato que un programa lee',
  'dcat-ap': 'Descripción conforme a DCAT-AP',
  licence: 'Licencia',
  'licence-vocabulary': 'Licencia del vocabulario europeo',
  'access-rights': 'Quién puede verlo',
  'access-rights-vocabulary': 'Quién puede verlo, con su nombre oficial',
  contact: 'Contacto',
  publisher: 'Quién lo publica',
  rights: 'Condiciones de uso de cada archivo',
  'byte-size': 'Tamaño de cada archivo',
  issued: 'Fecha de publicación',
  modified: 'Fecha de modificación',
};

export const conformanceNames: Record<Conformance, string> = {
  conforms: 'Cumple su estándar',
  fails: 'No cumple el estándar que parece seguir',
  unchecked: 'Parece seguir un estándar y aún no se examina',
  'no-standard': 'No sigue un estándar de la red',
};

type Words = { title: string; why: string; fix: string };

const byNetwork = (title: string): Words => ({
  title,
  why: 'Lo pide el método europeo y lo escribe la propia red.',
  fix: 'No tiene que hacer nada: la red lo agrega al volver a leer el conjunto.',
});
const dead: Words = {
  title: 'Su dirección no entrega el archivo',
  why: 'Quien sigue la liga encuentra un error o una página en lugar de los datos.',
  fix: 'Vuelva a colocar el archivo en su dirección o escriba la dirección nueva en su catálogo.',
};
const closedFormat: Words = {
  title: 'No hay una copia en un formato abierto',
  why: 'Un PDF o una hoja de un solo fabricante obliga a transcribir o a comprar un programa.',
  fix: 'Publique también los renglones como CSV (o GeoJSON si es un mapa); puede conservar el archivo original.',
};
const unnamedFormat: Words = {
  title: 'No dice bien su formato',
  why: 'Sin el formato y el tipo de archivo, un programa no sabe cómo leerlo.',
  fix: 'Escriba en cada recurso el formato (CSV, XLSX…) y el tipo de archivo (text/csv…).',
};
const unlicensed: Words = {
  title: 'No dice con qué licencia se usa',
  why: 'Sin licencia, nadie puede estar seguro de que puede reutilizar los datos.',
  fix: 'Declare una licencia abierta: Libre Uso MX o Creative Commons Atribución 4.0.',
};

/** What each loss is, why it matters and how to mend it, in Spanish. */
export const findingWords: Record<FindingId, Words> = {
  keywords: {
    title: 'No tiene palabras clave',
    why: 'Son lo que une a quien busca con otras palabras.',
    fix: 'Agregue de tres a diez palabras con las que la gente buscaría estos datos.',
  },
  theme: {
    title: 'No tiene tema',
    why: 'No aparece en el tema al que pertenece, ni se compara con el de otros gobiernos.',
    fix: 'Escriba su tema: resiliencia, seguridad, movilidad o catastro, o el que corresponda en su catálogo.',
  },
  spatial: {
    title: 'No dice qué territorio cubre',
    why: 'Quien busca por lugar no lo encuentra.',
    fix: 'Escriba el territorio: el nombre de su municipio o estado, o sus coordenadas extremas.',
  },
  temporal: {
    title: 'No dice qué periodo cubre',
    why: 'No se sabe de cuándo son los datos sin abrirlos.',
    fix: 'Escriba el primer y el último día que cubren, por ejemplo 2020-01-01/2025-12-31.',
  },
  'access-url-answers': dead,
  'download-url-answers': dead,
  links: dead,
  'download-url': {
    title: 'Solo da una página, no el archivo',
    why: 'Un programa no puede descargar los datos de una página para personas.',
    fix: 'Escriba en cada recurso la dirección directa del archivo.',
  },
  format: unnamedFormat,
  'media-type': unnamedFormat,
  'format-vocabulary': unnamedFormat,
  'non-proprietary': closedFormat,
  'machine-readable': closedFormat,
  'open-format': closedFormat,
  'open-licence': {
    title: 'No tiene una licencia abierta',
    why: 'Sin licencia, o con una que prohíbe usos, los datos no son abiertos: no tienen ni una estrella.',
    fix: 'Declare una licencia abierta: Libre Uso MX o Creative Commons Atribución 4.0.',
  },
  licence: unlicensed,
  rights: unlicensed,
  'licence-vocabulary': {
    title: 'Su licencia no está en el vocabulario europeo',
    why: 'El método europeo solo reconoce las licencias de su lista, y Libre Uso MX no está en ella.',
    fix: 'No es un error. Si su normativa lo permite, Creative Commons Atribución 4.0 equivale y sí está en la lista.',
  },
  contact: {
    title: 'No dice a quién preguntar',
    why: 'Quien encuentra un error o tiene una duda no sabe a dónde escribir.',
    fix: 'Escriba el nombre y el correo del área que responde por los datos; no hace falta el de una persona.',
  },
  'byte-size': {
    title: 'No dice cuánto pesan sus archivos',
    why: 'Quien descarga con un teléfono o un programa necesita saberlo antes.',
    fix: 'Escriba el tamaño en bytes de cada recurso; su portal suele calcularlo si aloja el archivo.',
  },
  issued: {
    title: 'No dice cuándo se publicó',
    why: 'Sin fecha no se sabe desde cuándo están disponibles los datos.',
    fix: 'Escriba la fecha de la primera publicación.',
  },
  modified: {
    title: 'No dice cuándo cambió',
    why: 'Sin fecha no se sabe si los datos están al día.',
    fix: 'Escriba la fecha de la última modificación y actualícela con cada entrega.',
  },
  freshness: {
    title: 'Su entrega va con retraso',
    why: 'Pasó más tiempo del que promete su periodicidad, ya contado el que tarda la red en volver a leerlo.',
    fix: 'Publique la entrega que falta o, si cambió de ritmo, corrija la periodicidad.',
  },
  periodicity: {
    title: 'No promete cada cuándo se actualiza',
    why: 'Sin periodicidad o sin fecha, nadie puede saber si está al día.',
    fix: 'Escriba la periodicidad (mensual, anual…) y la fecha de la última modificación.',
  },
  age: {
    title: 'Hace más de un año que no cambia',
    why: 'No promete cada cuándo se actualiza, y ninguna promesa que pudiera hacer la cumpliría hoy.',
    fix: 'Publique una entrega nueva o, si ya no va a cambiar, dígalo en su descripción y declárelo irregular.',
  },
  'linked-data': {
    title: 'Sus datos no están enlazados con otros',
    why: 'Las dos últimas estrellas son de los datos que dan una dirección a cada cosa y enlazan con los de otros.',
    fix: 'Publique además una copia en RDF (Turtle o JSON-LD). Es lo último que conviene hacer.',
  },
  conformance: {
    title: 'No cumple el estándar que parece seguir',
    why: 'Sus renglones no pueden sumarse a la tabla nacional.',
    fix: 'Corrija lo que dice el reporte del archivo, o publíquelo en la red, que corrige lo más común.',
  },
  description: {
    title: 'Su descripción no explica lo que es',
    why: 'Con el título solo, nadie sabe si los datos le sirven.',
    fix: 'Describa en dos o tres oraciones qué contiene, de dónde sale y qué no incluye.',
  },
  columns: {
    title: 'Sus columnas no se explican',
    why: 'Con nombres abreviados nadie sabe qué significa cada columna ni en qué unidad está.',
    fix: 'Publique un diccionario de datos, o siga un estándar de la red, que ya explica sus columnas.',
  },
  'dcat-ap': byNetwork('Su descripción no cumple DCAT-AP'),
  'access-rights': byNetwork('No dice quién puede verlo'),
  'access-rights-vocabulary': byNetwork('No dice con el nombre oficial quién puede verlo'),
  publisher: byNetwork('No dice quién lo publica'),
};
