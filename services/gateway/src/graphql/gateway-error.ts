import type { Language, Localized } from '@rma/service-kit';

const messages = {
  BAD_REQUEST: {
    es: 'La petición no es de GraphQL: {reason}.',
    en: 'This is not a GraphQL request: {reason}.',
  },
  BAD_ARGUMENT: { es: 'El argumento «{argument}» {expected}.', en: 'The argument "{argument}" {expected}.' },
  BAD_CURSOR: {
    es: 'El cursor no es de esta lista; use el «endCursor» de la página anterior o empiece sin él.',
    en: 'The cursor does not belong to this list; use the previous page\'s "endCursor" or start without it.',
  },
  BATCHING_NOT_ALLOWED: {
    es: 'Envíe una sola consulta por petición.',
    en: 'Send one query per request.',
  },
  DOCUMENT_NOT_FOUND: {
    es: 'No hay una consulta guardada con el identificador «{id}»; la lista está en /graphql/examples.json.',
    en: 'There is no stored query with the identifier "{id}"; the list is at /graphql/examples.json.',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    es: 'No se conoce una consulta con esa huella; envíela completa una vez, junto con su huella.',
    en: 'No query with that hash is known; send it in full once, together with its hash.',
  },
  QUOTA_EXCEEDED: {
    es: 'Se agotó la cuota de {limit} puntos por minuto; vuelve a empezar en {seconds} s. Con una clave de API la cuota es mayor.',
    en: 'The quota of {limit} points per minute is used up; it starts again in {seconds} s. With an API key the quota is larger.',
  },
  DOCUMENT_TOO_LARGE: {
    es: 'La consulta mide {found} caracteres; el máximo es {limit}.',
    en: 'The query has {found} characters; the limit is {limit}.',
  },
  TOO_MANY_TOKENS: {
    es: 'La consulta tiene más de {limit} símbolos.',
    en: 'The query has more than {limit} tokens.',
  },
  QUERY_TOO_DEEP: {
    es: 'La consulta tiene {found} niveles; el máximo es {limit}.',
    en: 'The query is {found} levels deep; the limit is {limit}.',
  },
  TOO_MANY_ALIASES: {
    es: 'La consulta usa {found} alias; el máximo es {limit}.',
    en: 'The query uses {found} aliases; the limit is {limit}.',
  },
  TOO_MANY_DIRECTIVES: {
    es: 'La consulta usa {found} directivas; el máximo es {limit}.',
    en: 'The query uses {found} directives; the limit is {limit}.',
  },
  TOO_MANY_ROOT_FIELDS: {
    es: 'La consulta pide {found} campos de entrada; el máximo es {limit}.',
    en: 'The query asks for {found} root fields; the limit is {limit}.',
  },
  TOO_MANY_FIELDS: {
    es: 'La consulta pide {found} campos; el máximo es {limit}.',
    en: 'The query asks for {found} fields; the limit is {limit}.',
  },
  QUERY_TOO_COSTLY: {
    es: 'El costo estimado de la consulta es {found}; el máximo es {limit}. Pida menos elementos por página o menos listas anidadas.',
    en: 'The estimated cost of the query is {found}; the limit is {limit}. Ask for fewer items per page or fewer nested lists.',
  },
  ONLY_QUERIES: {
    es: 'Este servicio solo responde consultas; los cambios se hacen en /api/v1.',
    en: 'This service only answers queries; changes are made at /api/v1.',
  },
  TOO_MANY_GOVERNMENTS: {
    es: 'Se comparan hasta {limit} gobiernos; se pidieron {found}.',
    en: 'Up to {limit} governments can be compared; {found} were asked for.',
  },
  UNKNOWN_COLUMN: {
    es: 'La tabla no tiene una columna «{column}»; pida «columns» para ver cuáles hay.',
    en: 'The table has no column "{column}"; ask for "columns" to see which ones there are.',
  },
  BAD_FILTER: {
    es: 'El filtro {operator} de la columna «{column}» espera {expected}.',
    en: 'The filter {operator} of the column "{column}" expects {expected}.',
  },
  BAD_MEASURE: {
    es: 'No se puede calcular «{operation}» de la columna «{column}».',
    en: '"{operation}" cannot be worked out for the column "{column}".',
  },
  TOO_MUCH_ASKED: { es: 'Se admiten hasta {limit} {what}.', en: 'Up to {limit} {what} are accepted.' },
  BUSY: {
    es: 'Hay demasiadas consultas como esta en este momento; intente de nuevo en unos segundos.',
    en: 'There are too many queries like this one at the moment; try again in a few seconds.',
  },
  QUERY_TOO_HEAVY: {
    es: 'La consulta necesita más tiempo o memoria de la que se da a una; agregue filtros o descargue la tabla completa.',
    en: 'The query needs more time or memory than one is given; add filters or download the whole table.',
  },
  UNAVAILABLE: {
    es: 'La base de datos no responde por el momento; intente de nuevo en unos segundos.',
    en: 'The database is not answering at the moment; try again in a few seconds.',
  },
  INTERNAL: {
    es: 'Algo falló de nuestro lado y ya quedó registrado; al reportarlo, cite el identificador {requestId}.',
    en: 'Something failed on our side and has been recorded; when reporting it, quote the identifier {requestId}.',
  },
} satisfies Record<string, Localized>;

export type GatewayErrorCode = keyof typeof messages;
export type ErrorParam = string | number | Localized;

/** A failure that is told to whoever asked, in their language; `code` is stable and goes to `extensions.code`. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly code: GatewayErrorCode;
  readonly params: Readonly<Record<string, ErrorParam>>;

  constructor(code: GatewayErrorCode, params: Record<string, ErrorParam> = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }

  /** The sentence for people. */
  sayIn(language: Language): string {
    return messages[this.code][language].replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
      const param = this.params[name];
      if (param === undefined) return whole;
      return typeof param === 'object' ? param[language] : String(param);
    });
  }
}
