import { givenNames, isNamesake, surnames, titles } from './lexicon.ts';
import { plainText } from './plain-text.ts';

/** Words of offices, buildings, streets and groups: with one of them, the rest is their name and not a person's. */
const institution =
  /\b(?:esc|escuela|prim|primaria|sec|secundaria|tec|tecnica|telesec\w*|jardin|jn|kinder|colegio|instituto|inst|universidad|univ|cbtis|conalep|cobach|cecyt\w*|plantel|mat|vesp|hospital|hosp|clinica|centro|ctro|unidad|u|salon|casa|palacio|auditorio|gimnasio|mercado|estadio|parque|plaza|panteon|iglesia|templo|capilla|parroquia|biblioteca|museo|teatro|aeropuerto|terminal|puente|presa|calle|av|avenida|calz|calzada|blvd|bulevar|boulevard|carr|carretera|privada|priv|andador|cerrada|prolongacion|circuito|camino|col|colonia|fracc|fraccionamiento|barrio|ejido|rancho|rancheria|comunidad|localidad|municipio|ayuntamiento|gobierno|secretaria|direccion|dir|subdireccion|departamento|depto|coordinacion|jefatura|comision|comite|consejo|junta|patronato|sindicato|asociacion|fundacion|grupo|empresa|comercializadora|constructora|transportes|servicios|proteccion|seguridad|cruz roja|dif|sindicatura|regiduria|delegacion|agencia|oficina|modulo|sa|cv|sapi|srl|ac|sc|ruta|linea|estacion|parada|km|sitio|base)\b/;

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

/** Whether any line of the cell reads as a person's full name, where the header already says persons. */
export const holdsPersonName = (value: string): boolean =>
  value.split('\n').some((line) => {
    const name = read(line);
    return name !== null && name.words >= 2 && (name.given >= 1 || name.surname >= 2);
  });

/** Whether the cell is nothing but a person's full name, where no header says so: given name and surname both known. */
export const isPersonName = (value: string): boolean => {
  if (/\d/.test(value)) return false;
  const name = read(value);
  return (
    name !== null &&
    name.words >= 2 &&
    name.given >= 1 &&
    name.given + name.surname >= 2 &&
    (name.surname >= 1 || name.words >= 3)
  );
};

/** Whether the cell is a given name or a surname by itself, for tables that keep the parts of a name apart. */
export const isNamePart = (value: string): boolean => {
  if (/\d/.test(value)) return false;
  const name = read(value);
  return name !== null && name.given + name.surname >= 1 && name.words <= 4;
};
