/** What a ledger entry says in Spanish: what the government did, and to one thing or to several. */
export type LedgerWords = { did: string; one?: string; many?: string };

const datasets = { one: 'un conjunto de datos', many: 'conjuntos de datos' };
const packages = { one: 'un paquete temático', many: 'paquetes temáticos' };
const officials = { one: 'un funcionario', many: 'funcionarios' };

/** By kind of entry; the government is the subject of the sentence. */
export const ledgerWords: Readonly<Record<string, LedgerWords>> = {
  'membership.applied': { did: 'pidió unirse a la red' },
  'membership.approved': { did: 'fue aprobado como integrante' },
  'membership.declined': { did: 'no fue aprobado para unirse a la red' },
  'membership.changed': { did: 'cambió su situación en la red' },
  'official.designated': { did: 'designó a', ...officials },
  'official.ended': { did: 'terminó la designación de', ...officials },
  'memorandum.drafted': { did: 'tiene un convenio en borrador' },
  'memorandum.signed': { did: 'firmó su convenio' },
  'memorandum.activated': { did: 'tiene su convenio vigente' },
  'memorandum.expired': { did: 'tiene su convenio vencido' },
  'package.published': { did: 'publicó', ...packages },
  'package.withdrawn': { did: 'retiró', ...packages },
  'dataset.published': { did: 'publicó', ...datasets },
  'dataset.updated': { did: 'actualizó', ...datasets },
  'dataset.archived': { did: 'dejó de ofrecer en su portal', ...datasets },
  'dataset.returned': { did: 'volvió a ofrecer en su portal', ...datasets },
  'dataset.withdrawn': { did: 'retiró', ...datasets },
  'dataset.personal-data-kept': { did: 'dejó, con su motivo, datos personales en', ...datasets },
  'dataset.joined-table': { did: 'sumó a una tabla nacional', ...datasets },
  'source.joined-tables': { did: 'aceptó sumar los archivos de su portal a las tablas nacionales' },
  'source.left-tables': { did: 'dejó de sumar los archivos de su portal a las tablas nacionales' },
  'source.approved': { did: 'conectó su portal a la red' },
  'source.paused': { did: 'detuvo por ahora la lectura de su portal' },
  'source.resumed': { did: 'reanudó la lectura de su portal' },
  'source.revoked': { did: 'desconectó su portal de la red' },
  'node.approved': { did: 'conectó su nodo a la red' },
  'node.key-rotated': { did: 'cambió la llave con la que firma su nodo' },
  'node.key-revoked': { did: 'dejó sin valor una llave de su nodo' },
  'node.revoked': { did: 'desconectó su nodo de la red' },
  'instance.key-rotated': { did: 'La red cambió la llave con la que firma' },
  'run.held': { did: 'tiene una lectura de su portal en espera de revisión' },
  'run.confirmed': { did: 'confirmó la lectura de su portal' },
  'run.refused': { did: 'rechazó una lectura dudosa de su portal' },
};

/** The words of a kind of entry; a kind that is not known yet is shown by its name. */
export function ledgerWordsOf(kind: string): LedgerWords {
  return ledgerWords[kind] ?? { did: kind };
}

/** Why a change came about, in words; null when the ledger says nothing of it. */
export function ledgerCauseWords(cause: string | null): string | null {
  if (cause === null) return null;
  if (cause.startsWith('run:')) return 'Se leyó así en el portal de su gobierno.';
  if (cause.startsWith('release:')) return `Edición ${cause.slice('release:'.length)} de su paquete.`;
  if (cause === 'grace-expired') return 'Pasó el plazo de gracia sin que volviera al portal de su gobierno.';
  if (cause.startsWith('file:')) return `Se examinó el archivo ${cause.slice('file:'.length)}`;
  return cause.charAt(0).toUpperCase() + cause.slice(1);
}
