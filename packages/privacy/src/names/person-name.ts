import { givenNames, isNamesake, surnames, titles } from './lexicon.ts';
import { plainText } from './plain-text.ts';

/** Words of offices, buildings, streets and groups: with one of them, the rest is their name and not a person's. */
const institution =
  /\b(?:esc|escuela|prim|primaria|sec|secundaria|tec|tecnica|telesec\w*|jardin|jn|kinder|colegio|instituto|inst|universidad|univ|cbtis|conalep|cobach|cecyt\w*|plantel|mat|vesp|hospital|hosp|clinica|centro|ctro|unidad|u|salon|casa|palacio|auditorio|gimnasio|mercado|estadio|parque|plaza|panteon|iglesia|templo|capilla|parroquia|biblioteca|museo|teatro|aeropuerto|terminal|puente|presa|calle|av|avenida|calz|calzada|blvd|bulevar|boulevard|carr|carretera|privada|priv|andador|cerrada|prolongacion|circuito|camino|col|colonia|fracc|fraccionamiento|barrio|ejido|rancho|rancheria|comunidad|localidad|municipio|ayuntamiento|gobierno|secretaria|direccion|dir|subdireccion|departamento|depto|coordinacion|jefatura|comision|comite|consejo|junta|patronato|sindicato|asociacion|fundacion|grupo|empresa|comercializadora|constructora|transportes|servicios|proteccion|seguridad|cruz roja|dif|sindicatura|regiduria|delegacion|agencia|oficina|modulo|sa|cv|sapi|srl|ac|sc|ruta|linea|estacion|parada|km|sitio|base)\b/;

/** How names of places begin; nobody's list of persons does. */
const place =
  /^(?:san|santa|santo|sta|sto|santiago|ciudad|cd|lomas|jardines|hacienda|residencial|ampliacion|(?:villa|puerto|valle|nuev[oa]) de)\b/;

type NameWords = { given: number; surname: number; words: number };

const read = (line: string): NameWords | null => {
  const plain = plainText(
    line.replace(/[.:]?\s*\b(?:tel|tels|cel|celular|m[oó]vil)\b.*$/i, '').replace(/[+(]?\d.*$/, ''),
  );
  if (institution.test(plain)) return null;
  const words = plain.split(' ').filter((word) => word !== '' && !titles.has(word));
  if (words.length === 0 || words.length > 6 || isNamesake(words.join(' ')) || isNamesake(plain)) return null;
  return {
    given: words.filter((word) => givenNames.has(word)).length,
    surname: words.filter((word) => surnames.has(word)).length,
    words: words.length,
  };
};

const hasFullName = (name: NameWords): boolean => name.words >= 2 && (name.given >= 1 || name.surname >= 2);

/** A line of a list of names whose words no list knows: three words of letters that name no office. */
const hasShape = (name: NameWords): boolean => name.words >= 3;

/** How a cell of names reads: `holds`, a name known as such; `form`, it may be one; null, it is none. */
export type NameReading = 'holds' | 'form' | null;

/** Where the header says persons, in whichever line of the cell. */
export const readNameLines = (value: string): NameReading => {
  const names = value
    .split('\n')
    .map(read)
    .filter((name) => name !== null);
  if (names.some(hasFullName)) return 'holds';
  return names.some(hasShape) ? 'form' : null;
};

/** Where no header says so: the cell is nothing but a name, and a given name and a surname of it are known. */
export const readFullName = (value: string): NameReading => {
  const name = /\d/.test(value) || place.test(plainText(value)) ? null : read(value);
  if (name === null || name.words < 2) return null;
  const isKnown = name.given >= 1 && name.given + name.surname >= 2 && (name.surname >= 1 || name.words >= 3);
  if (isKnown) return 'holds';
  return hasShape(name) || name.given + name.surname >= 1 ? 'form' : null;
};

/** In tables that keep the parts of a name apart: a given name or a surname by itself. */
export const readNamePart = (value: string): NameReading => {
  const name = /\d/.test(value) ? null : read(value);
  if (name === null || name.words > 4) return null;
  return name.given + name.surname >= 1 ? 'holds' : 'form';
};
