import { defineProblems } from './problem-definition.ts';

/** The problems every service may answer; a service adds its own with `defineProblems`. */
export const problems = defineProblems({
  'validation-failed': {
    status: 400,
    title: { es: 'Los datos enviados no son válidos', en: 'The submitted data is not valid' },
    detail: {
      es: 'Revise los campos señalados y vuelva a enviarlos.',
      en: 'Check the fields that are pointed out and send them again.',
    },
  },
  'malformed-json': {
    status: 400,
    title: { es: 'El cuerpo no es JSON válido', en: 'The body is not valid JSON' },
    detail: {
      es: 'El cuerpo de la petición no se puede leer como JSON; revise comillas, comas y llaves.',
      en: 'The request body cannot be read as JSON; check quotes, commas and braces.',
    },
  },
  'bad-request': {
    status: 400,
    title: { es: 'La petición no se puede leer', en: 'The request cannot be read' },
    detail: {
      es: 'La petición no está bien formada; revise la dirección, los encabezados y el cuerpo.',
      en: 'The request is not well formed; check its address, headers and body.',
    },
  },
  unauthenticated: {
    status: 401,
    title: { es: 'Se requiere identificarse', en: 'Authentication is required' },
    detail: {
      es: 'Inicie sesión o envíe una clave de API para continuar.',
      en: 'Sign in or send an API key to continue.',
    },
  },
  'token-expired': {
    status: 401,
    title: { es: 'La sesión venció', en: 'The session has expired' },
    detail: {
      es: 'El token de acceso venció; renuévelo o inicie sesión de nuevo.',
      en: 'The access token has expired; refresh it or sign in again.',
    },
  },
  'token-invalid': {
    status: 401,
    title: { es: 'La credencial no es válida', en: 'The credential is not valid' },
    detail: {
      es: 'El token o la clave de API no es de este sitio, fue alterado o ya no está vigente.',
      en: 'The token or API key is not from this site, was altered, or is no longer in force.',
    },
  },
  forbidden: {
    status: 403,
    title: { es: 'No tiene permiso para hacer esto', en: 'You are not allowed to do this' },
    detail: { es: 'Esta acción corresponde a {whoCan}.', en: 'This action belongs to {whoCan}.' },
  },
  'not-found': {
    status: 404,
    title: { es: 'No se encontró', en: 'Not found' },
    detail: {
      es: 'No existe {what}, o ya no está disponible.',
      en: 'There is no {what}, or it is no longer available.',
    },
  },
  'method-not-allowed': {
    status: 405,
    title: { es: 'Método no permitido', en: 'Method not allowed' },
    detail: { es: 'Esta dirección solo acepta: {allowed}.', en: 'This address only accepts: {allowed}.' },
  },
  conflict: {
    status: 409,
    title: { es: 'El estado actual no lo permite', en: 'The current state does not allow it' },
    detail: { es: '{reason}', en: '{reason}' },
  },
  'already-exists': {
    status: 409,
    title: { es: 'Ya existe', en: 'It already exists' },
    detail: { es: 'Ya existe {what}.', en: 'There already is {what}.' },
  },
  'precondition-failed': {
    status: 412,
    title: {
      es: 'El recurso cambió mientras usted trabajaba',
      en: 'The resource changed while you were working',
    },
    detail: {
      es: 'Alguien más lo modificó después de su última lectura; vuelva a leerlo y repita su cambio.',
      en: 'Someone else modified it after you last read it; read it again and repeat your change.',
    },
  },
  'payload-too-large': {
    status: 413,
    title: { es: 'El envío es demasiado grande', en: 'The payload is too large' },
    detail: { es: 'El límite es de {limit}.', en: 'The limit is {limit}.' },
  },
  'unsupported-media-type': {
    status: 415,
    title: { es: 'Tipo de contenido no admitido', en: 'Unsupported media type' },
    detail: {
      es: 'Esta dirección no admite el tipo de contenido «{mediaType}».',
      en: 'This address does not accept the content type "{mediaType}".',
    },
  },
  'range-not-satisfiable': {
    status: 416,
    title: { es: 'El rango pedido no existe', en: 'The requested range does not exist' },
    detail: { es: 'El archivo mide {sizeBytes} bytes.', en: 'The file is {sizeBytes} bytes long.' },
  },
  unprocessable: {
    status: 422,
    title: { es: 'No se puede procesar', en: 'It cannot be processed' },
    detail: { es: '{reason}', en: '{reason}' },
  },
  'rate-limited': {
    status: 429,
    title: { es: 'Demasiadas peticiones', en: 'Too many requests' },
    detail: {
      es: 'Espere {retryAfterSeconds} segundos antes de volver a intentarlo.',
      en: 'Wait {retryAfterSeconds} seconds before trying again.',
    },
  },
  internal: {
    status: 500,
    title: { es: 'Error interno', en: 'Internal error' },
    detail: {
      es: 'Algo falló de nuestro lado y ya quedó registrado; al reportarlo, cite el identificador de la petición.',
      en: 'Something failed on our side and has been recorded; when reporting it, quote the request identifier.',
    },
  },
  unavailable: {
    status: 503,
    title: { es: 'Servicio no disponible por el momento', en: 'Service temporarily unavailable' },
    detail: {
      es: 'Intente de nuevo en {retryAfterSeconds} segundos.',
      en: 'Try again in {retryAfterSeconds} seconds.',
    },
  },
  'outbound-refused': {
    status: 422,
    title: { es: 'La dirección externa no se puede consultar', en: 'The external address cannot be fetched' },
    detail: {
      es: 'No se consulta {url}: solo se admiten direcciones públicas http o https.',
      en: '{url} is not fetched: only public http or https addresses are accepted.',
    },
  },
  'outbound-failed': {
    status: 502,
    title: { es: 'El sitio externo no respondió bien', en: 'The external site did not answer well' },
    detail: { es: 'Al consultar {url}: {reason}.', en: 'While fetching {url}: {reason}.' },
  },
});
