const fillers = new Set(
  'a al con de del el en federativa la las lo los o para por que se su the of u un una y'.split(' '),
);

/** How offices shorten the words of their headers. */
const abbreviations: Record<string, string[]> = {
  anio: ['ano', 'year', 'yr', 'ejercicio'],
  cantidad: ['cant', 'cantid'],
  capacidad: ['cap', 'capac', 'cupo'],
  catastral: ['cat', 'catast', 'catastr'],
  clave: ['cve', 'clv', 'cv', 'clav', 'codigo', 'cod', 'id'],
  colonia: ['col', 'colon'],
  construccion: ['const', 'constr', 'construc', 'construida', 'construido'],
  descripcion: ['desc', 'descr', 'descrip'],
  direccion: ['dir', 'direc', 'direcc'],
  domicilio: ['dom', 'domic'],
  entidad: ['ent', 'edo', 'estado'],
  familia: ['fam'],
  fecha: ['fec', 'fch'],
  identificador: ['ident', 'identif', 'folio'],
  latitud: ['lat', 'latitude', 'coordy'],
  localidad: ['loc', 'poblado'],
  longitud: ['lon', 'lng', 'long', 'longitude', 'coordx'],
  modalidad: ['mod', 'modal'],
  municipio: ['mun', 'mpio', 'mpo', 'munic', 'mcpio', 'alcaldia'],
  nombre: ['nom', 'nomb', 'nbre', 'name'],
  numero: ['num', 'no', 'nro', 'nr', 'n'],
  observacion: ['obs', 'observ'],
  persona: ['pers', 'hab', 'habitante'],
  poblacion: ['pob', 'pobl'],
  superficie: ['sup', 'superf', 'area'],
  telefono: ['tel', 'telef', 'cel', 'celular'],
  terreno: ['terr', 'ter'],
  tipo: ['tip', 'tpo'],
  total: ['tot'],
  ubicacion: ['ubic', 'ubicac'],
  valor: ['val', 'vlr'],
};

const wholeWord = new Map(
  Object.entries(abbreviations).flatMap(([word, shorts]) => shorts.map((short) => [short, word] as const)),
);

/** One form for singular and plural: `incidente` and `incidentes`, `habitación` and `habitaciones`. */
const stem = (word: string): string =>
  word.length > 5 ? word.replace(/es?$|s$/, '') : word.length > 4 ? word.replace(/s$/, '') : word;

/** The words a header is made of: without accents, case, plurals or fillers, and abbreviations written out. */
export const headerWords = (header: string): string[] =>
  header
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+|(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])/)
    .filter((word) => word !== '' && !fillers.has(word))
    .map((word) => stem(wholeWord.get(word) ?? word))
    .map((word) => wholeWord.get(word) ?? word);
