import { headerRoles, plainHeader } from './header-roles.ts';
import type { Role } from './header-roles.ts';

/** What is known of the table besides its headers. */
export type TableFacts = {
  /**
   * The standard it follows: `blurred` marks one whose places must not be exact; `kind` tells feeds of authorities
   * (`gtfs`, `cap`), whose contacts are an office's and whose headlines name storms.
   */
  standard?: { id: string; kind?: string; blurred?: unknown };
};

/** What the scan must look for in a column beyond what is looked for in every one. */
export type ColumnWatch = {
  header: string;
  roles: ReadonlySet<Role>;
  /** How a name of a person is recognised here; null: it is not looked for. */
  names: 'header' | 'content' | 'parts' | null;
  /** The address beside it is an office's: LGTAIP makes the directory of public servants public. */
  isPublicServant: boolean;
  /** Phones and e-mails are an office's. */
  isOffice: boolean;
  /** Rows are vehicles of a government or of public service, whose plates are no secret. */
  isPublicFleet: boolean;
  /** What would make a name personal in company; read only in a table that can hold names. */
  companion: 'address' | 'age' | 'birth-date' | 'sensitive-data' | null;
  coordinates: boolean;
};

export type TableContext = {
  columns: ColumnWatch[];
  /** Rows are buildings or places of service: an address is theirs. */
  isAboutPremises: boolean;
};

const aboutPersons =
  /\b(?:curp|apellidos?|paterno|materno|sexo|genero|beneficiari[oa]s?|paciente|alumn[oa]|nombre completo|estado civil|escolaridad|parentesco)\b/;
const aboutPremises =
  /\b(?:capacidad|aforo|inmueble|edificio|edi|refugio|albergue|escuela|plantel|cct|centro de|clues|horario|institucion|instalacion|planta|niveles|cajones)\b/;
const aboutPublicServants =
  /\b(?:cargo|puesto|sueldo|remuneracion\w*|tabular|nombramiento|adscripcion|servidor\w*(?: a)? publico\w*|funcionari\w*)\b/;
const agingThings = /\b(?:inmueble|edificio|construccion|arbol|especie)\b/;
const aboutVictims =
  /\b(?:victima|ofendid[oa]|agraviad[oa]|feminicidi\w*|desaparecid[oa]|no localizad[oa]|occis[oa]|denunciante|quejos[oa])\b/;
const publicFleet =
  /\b(?:rutas?|patrulla|economico|parque vehicular|unidad|concesion\w*|dependencia|resguard\w*)\b/;
const countOf = /\b(?:num\w*|total\w*|cantidad|conteo|no)\b/;
const offence = /\b(?:delitos?|tipo de delito|incidente|agresion|violencia)\b/;
const premisesStandards = /\b(?:shelters|facilities|buildings|parcels|land-values|hazard-zones)\b/;
const victimStandards = /\b(?:crime-victims|police-reports|victims?|missing-persons)\b/;

const isAboutVictims = (plain: string[], facts: TableFacts): boolean => {
  if (facts.standard && (facts.standard.blurred || victimStandards.test(facts.standard.id))) return true;
  if (plain.some((header) => aboutVictims.test(header) && !countOf.test(header))) return true;
  const has = (word: RegExp) => plain.some((header) => word.test(header));
  return has(/\b(?:sexo|genero)\b/) && has(/\bedad\b/) && has(offence);
};

const namesIn = (roles: ReadonlySet<Role>, table: { hasSurnames: boolean; trustsContent: boolean }) => {
  if (roles.has('surname')) return 'parts';
  if (roles.has('genericName')) return table.hasSurnames ? 'parts' : table.trustsContent ? 'content' : null;
  if (roles.has('person') || roles.has('publicServant')) return 'header';
  return roles.has('unnamed') && table.trustsContent ? 'content' : null;
};

const companionIn = (roles: ReadonlySet<Role>): ColumnWatch['companion'] => {
  if (roles.has('birthDate')) return 'birth-date';
  if (roles.has('age')) return roles.has('notAge') ? null : 'age';
  if (roles.has('sensitive')) return 'sensitive-data';
  return roles.has('address') ? 'address' : null;
};

/**
 * What each column is watched for, decided once from all headers: a column of coordinates matters in a table of
 * victims, an address beside names, and `nombre` is a school's in a table of schools.
 */
export const tableContext = (headers: string[], facts: TableFacts): TableContext => {
  const plain = headers.map(plainHeader);
  const roles = headers.map(headerRoles);
  const namesPersons =
    plain.some((header) => aboutPersons.test(header)) || roles.some((each) => each.has('birthDate'));
  const agesThings = !namesPersons && plain.some((header) => agingThings.test(header));
  const isAboutPersons =
    namesPersons || (!agesThings && roles.some((each) => each.has('age') && !each.has('notAge')));
  const isAboutPremises =
    !isAboutPersons &&
    (premisesStandards.test(facts.standard?.id ?? '') || plain.some((header) => aboutPremises.test(header)));
  const isFeed = facts.standard?.kind === 'gtfs' || facts.standard?.kind === 'cap';
  const naming = {
    hasSurnames: roles.some((each) => each.has('surname')),
    trustsContent: !isAboutPremises,
  };
  const names = roles.map((each) => (isFeed ? null : namesIn(each, naming)));
  const holdsNames = names.some((each) => each !== null);
  const isAboutPublicServants = plain.some((header) => aboutPublicServants.test(header));
  const isPublicFleet = plain.some((header) => publicFleet.test(header));
  const watchesPlaces = isAboutVictims(plain, facts) || (isAboutPersons && holdsNames);
  return {
    isAboutPremises,
    columns: headers.map((header, position) => {
      const each = roles[position]!;
      const companion = companionIn(each);
      return {
        header,
        roles: each,
        names: names[position]!,
        isPublicServant: isAboutPublicServants || (each.has('publicServant') && !each.has('person')),
        isOffice: isFeed || (each.has('phone') && each.has('office')),
        isPublicFleet,
        companion:
          companion === 'birth-date' || (holdsNames && !(isAboutPremises && companion !== 'address'))
            ? companion
            : null,
        coordinates: watchesPlaces && each.has('coordinates'),
      };
    }),
  };
};
