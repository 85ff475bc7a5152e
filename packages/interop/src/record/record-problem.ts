/** Why a record was rejected, or what of it could not be kept, in Spanish words its publisher can act on. */
export type RecordProblem = { field: string; value: string; rule: string; message: string; fix: string };

const LONGEST_VALUE = 200;

const describe = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
};

type Wording = { message: string; fix: string };

const wordings = {
  'id-required': {
    message: 'El registro no tiene un identificador que se pueda conservar.',
    fix: 'Asigne al registro un identificador propio y estable, de una línea y de hasta 1,000 caracteres.',
  },
  'id-unique': {
    message: 'El identificador ya apareció antes en el mismo catálogo; se tomó el primer registro.',
    fix: 'Asigne a cada registro un identificador distinto y no lo reutilice.',
  },
  superseded: {
    message: 'El registro cambió otra vez después, en la misma lectura; se tomó el último.',
    fix: 'No hace falta corregir nada.',
  },
  'already-known': {
    message: 'El mismo conjunto de datos ya está en la red por otra fuente, y se muestra una sola vez.',
    fix: 'No hace falta corregir nada: su dirección se enlaza desde ese conjunto. Si es otro conjunto, asígnele un identificador propio.',
  },
  loop: {
    message: 'El conjunto de datos salió de esta misma red y volvió en este catálogo.',
    fix: 'No hace falta corregir nada; puede dejar fuera del catálogo lo que se cosechó de la red.',
  },
  'personal-data': {
    message: 'El texto contiene datos personales.',
    fix: 'Quite el dato personal del texto; los datos de contacto de una oficina van en los campos de contacto.',
  },
  'not-an-object': {
    message: 'El registro no es un objeto JSON.',
    fix: 'Publique cada conjunto de datos como un objeto con sus campos.',
  },
  'not-public': {
    message: 'El conjunto está marcado como privado o eliminado en su portal.',
    fix: 'Publíquelo en su portal, o retírelo del catálogo que se cosecha.',
  },
  'title-required': {
    message: 'El conjunto de datos no tiene título.',
    fix: 'Escriba un título que diga de qué trata el conjunto.',
  },
  'title-length': {
    message: 'El título tiene más de 1,000 caracteres.',
    fix: 'Escriba un título breve y deje los detalles en la descripción.',
  },
  'description-length': {
    message: 'La descripción tiene más de 50,000 caracteres y se recortó.',
    fix: 'Resuma la descripción y publique el texto completo como un documento aparte.',
  },
  'distribution-count': {
    message: 'El conjunto tiene más de 1,000 recursos; se conservaron los primeros 1,000.',
    fix: 'Divida el conjunto o publique los archivos juntos.',
  },
  'distribution-url': {
    message: 'El recurso no tiene una dirección web que empiece con http:// o https://, y se omitió.',
    fix: 'Escriba la dirección completa del archivo o de su página.',
  },
  'date-format': {
    message: 'La fecha no se pudo leer y se omitió.',
    fix: 'Escriba la fecha como AAAA-MM-DD, por ejemplo 2015-03-01.',
  },
  'periodicity-unknown': {
    message: 'La periodicidad no se reconoció y se omitió.',
    fix: 'Use un código ISO 8601 (R/P1D, R/P1M, R/P1Y…) o una palabra como diaria, mensual o anual.',
  },
  'email-format': {
    message: 'El correo de contacto no es una dirección válida y se omitió.',
    fix: 'Escriba una sola dirección de correo, por ejemplo datos@municipio.gob.mx.',
  },
  'page-url': {
    message: 'La página del conjunto no es una dirección web y se omitió.',
    fix: 'Escriba una dirección completa que empiece con https://.',
  },
} as const satisfies Record<string, Wording>;

export type RecordRule = keyof typeof wordings;

/** A problem of one field; the value is shown shortened to 200 characters. */
export function recordProblem(field: string, value: unknown, rule: RecordRule): RecordProblem {
  return { field, value: describe(value), rule, ...wordings[rule] };
}
