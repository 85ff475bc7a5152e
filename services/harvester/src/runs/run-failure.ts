import type { ReadFailure } from '@rma/interop';
import type { RunFailure } from './run-context.ts';

const sentences: Record<ReadFailure['code'], string> = {
  refused: 'La dirección de la fuente lleva a una red privada y no se visita.',
  unreachable: 'No se pudo conectar con el portal.',
  timeout: 'El portal tardó demasiado en responder.',
  'http-status': 'El portal respondió con un error',
  forbidden:
    'El portal no deja pasar a la red. Pida a quien lo administra que permita las visitas de RedMexicoAbierto a su catálogo.',
  'not-json': 'El portal respondió una página en lugar de su catálogo.',
  syntax: 'El catálogo tiene un error de sintaxis y no se puede leer.',
  truncated: 'El catálogo llegó incompleto: se interrumpe antes de su fin.',
  'paging-loop': 'El portal sigue entregando páginas sin fin, o vuelve a las que ya entregó.',
  'paging-repeats': 'El portal entrega la misma página una y otra vez.',
  'too-large': 'El catálogo es más grande de lo que se acepta.',
  'wrong-shape': 'La respuesta del portal no tiene la forma de un catálogo.',
  'count-mismatch': 'El portal entregó una cantidad de registros distinta de la que anuncia.',
  signature:
    'Una página del nodo no está firmada con una llave vigente de ese nodo, o fue alterada en el camino. Avise a la coordinación.',
  gap: 'Al canal de cambios del nodo le faltan cambios intermedios.',
  'history-rewritten':
    'El nodo cuenta de otro modo cambios que ya se habían aplicado, o ya no los cuenta. Si una persona lo confirma, se lee todo otra vez y vale lo que cuenta ahora.',
};

const unchanged = 'Lo publicado no cambió.';

/** What went wrong while a catalogue was read, in a sentence. */
export function readingSentence(failure: ReadFailure): string {
  const status = failure.status === undefined ? '' : ` (HTTP ${failure.status})`;
  const sentence = sentences[failure.code];
  return failure.code === 'http-status' ? `${sentence}${status}.` : sentence;
}

/** A failed reading in a sentence for the people of the government. */
export const failureOfReading = (failure: ReadFailure): RunFailure => ({
  code: failure.code,
  message: `${readingSentence(failure)} ${unchanged}`,
});

export const notAMember: RunFailure = {
  code: 'not-a-member',
  message: `El gobierno dejó de ser integrante, así que su fuente no se cosecha. ${unchanged}`,
};

/** What was applied before the failure stays; the next run completes it. */
export const internalFailure: RunFailure = {
  code: 'internal',
  message: 'La cosecha falló varias veces por un problema de la red. Se intentará de nuevo más tarde.',
};
