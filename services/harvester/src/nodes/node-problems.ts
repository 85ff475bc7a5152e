import { defineProblems, type Localized, type SignatureFault } from '@rma/service-kit';

/** The problems only what concerns nodes answers. */
export const nodeProblems = defineProblems({
  'signature-refused': {
    status: 401,
    title: { es: 'La firma no se acepta', en: 'The signature is not accepted' },
    detail: { es: '{fault}', en: '{fault}' },
  },
  'node-not-confirmed': {
    status: 422,
    title: { es: 'La dirección no confirma al nodo', en: 'The address does not confirm the node' },
    detail: {
      es: 'En {url}/.well-known/rma-node.json no se presenta un nodo de ese gobierno con esa llave.',
      en: '{url}/.well-known/rma-node.json does not present a node of that government with that key.',
    },
  },
  'node-known-otherwise': {
    status: 409,
    title: { es: 'El nodo ya se conoce con otros datos', en: 'The node is already known otherwise' },
    detail: {
      es: 'En esa dirección ya se registró un nodo con otra llave o de otro gobierno; si cambió de llave, envíe el aval de la anterior.',
      en: 'A node with another key or of another government is registered at that address; if its key changed, send the endorsement by the former one.',
    },
  },
  'node-not-approved': {
    status: 409,
    title: { es: 'El nodo no está aprobado', en: 'The node is not approved' },
    detail: {
      es: 'Solo se atiende a los nodos aprobados por la coordinación; este está {state}.',
      en: 'Only nodes approved by the coordinators are heard; this one is {state}.',
    },
  },
  'node-decided': {
    status: 409,
    title: { es: 'El nodo no espera esa decisión', en: 'The node does not await that decision' },
    detail: { es: 'El nodo está {state}.', en: 'The node is {state}.' },
  },
  'node-key-changed': {
    status: 409,
    title: { es: 'El nodo tiene ahora otra llave', en: 'The node has another key now' },
    detail: {
      es: 'La llave que se comparó no es la que el nodo tiene ahora; compare la huella de la nueva con quien lo opera.',
      en: 'The key that was compared is not the one the node has now; compare the fingerprint of the new one with its operator.',
    },
  },
  'key-not-endorsed': {
    status: 403,
    title: { es: 'La llave nueva no está avalada', en: 'The new key is not endorsed' },
    detail: {
      es: 'Ninguna llave vigente del nodo avala la nueva; si la anterior se perdió, la coordinación debe aprobar el nodo otra vez.',
      en: 'No active key of the node endorses the new one; if the former was lost, the coordinators must approve the node again.',
    },
  },
});

/** The states of a node in the words of a sentence. */
export const stateWords = {
  proposed: { es: 'por aprobar', en: 'awaiting approval' },
  approved: { es: 'aprobado', en: 'approved' },
  refused: { es: 'rechazado', en: 'refused' },
  revoked: { es: 'revocado', en: 'revoked' },
} as const satisfies Record<string, Localized>;

/** Why a signature is not believed, for whoever signed. */
export const faultWords: Record<SignatureFault, Localized> = {
  missing: { es: 'La petición no está firmada (RFC 9421).', en: 'The request is not signed (RFC 9421).' },
  malformed: { es: 'La firma no se puede leer.', en: 'The signature cannot be read.' },
  'not-covered': {
    es: 'La firma debe cubrir @method, @target-uri, content-digest y content-type.',
    en: 'The signature must cover @method, @target-uri, content-digest and content-type.',
  },
  'unknown-key': {
    es: 'La llave de la firma no es una llave vigente de ese nodo.',
    en: 'The key of the signature is not an active key of that node.',
  },
  'too-old': {
    es: 'La firma tiene más de cinco minutos; fírmela de nuevo y revise el reloj.',
    en: 'The signature is older than five minutes; sign again and check the clock.',
  },
  'in-the-future': {
    es: 'La firma tiene una fecha futura; revise el reloj.',
    en: 'The signature is dated in the future; check the clock.',
  },
  digest: {
    es: 'El cuerpo no es el que se firmó.',
    en: 'The body is not the one that was signed.',
  },
  signature: { es: 'La firma no corresponde a la llave.', en: 'The signature does not match the key.' },
};

/** What is not there, in the words of a 404. */
export const namedNode = { es: 'ese nodo', en: 'such node' } as const satisfies Localized;
export const namedKey = {
  es: 'esa llave vigente del nodo',
  en: 'such active key of the node',
} as const satisfies Localized;
