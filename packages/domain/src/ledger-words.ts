/** What a ledger entry says in Spanish: what the government did, and to one thing or to several. */
export type LedgerWords = { did: string; one?: string; many?: string };

const datasets = { one: 'un conjunto de datos', many: 'conjuntos de datos' };
const packages = { one: 'un paquete temático', many: 'paquetes temáticos' };
const commitments = { one: 'un compromiso de su convenio', many: 'compromisos de su convenio' };
const requests = { one: 'una petición de datos', many: 'peticiones de datos' };
const reports = { one: 'un reporte sobre sus datos', many: 'reportes sobre sus datos' };
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
  'memorandum.sent-to-review': { did: 'tiene su convenio en revisión' },
  'memorandum.returned': { did: 'pidió cambios a su convenio' },
  'memorandum.ready-to-sign': { did: 'tiene su convenio listo para firma' },
  'memorandum.reopened': { did: 'volvió a negociar su convenio antes de firmarlo' },
  'memorandum.discarded': { did: 'dejó sin efecto un borrador de su convenio' },
  'memorandum.signature-added': { did: 'recibió una de las firmas de su convenio' },
  'memorandum.expiring': { did: 'tiene su convenio por vencer' },
  'memorandum.extended': { did: 'amplió la vigencia de su convenio' },
  'memorandum.suspended': { did: 'tiene su convenio suspendido' },
  'memorandum.resumed': { did: 'reanudó su convenio' },
  'memorandum.terminated': { did: 'dio por terminado su convenio' },
  'commitment.met': { did: 'cumplió', ...commitments },
  'commitment.lapsed': { did: 'dejó de cumplir', ...commitments },
  'commitment.overdue': { did: 'dejó vencer', ...commitments },
  'commitment.excepted': { did: 'fue dispensado de', ...commitments },
  'charter.adopted': { did: 'adoptó la Carta Internacional de Datos Abiertos' },
  'administration.recorded': { did: 'registró su periodo de administración' },
  'official.substituted': { did: 'nombró a quien suple a', ...officials },
  'handover.planned': { did: 'preparó la entrega de su cargo en la red' },
  'custody.passed': { did: 'pasó a otras manos la custodia de sus datos' },
  'member.adopted': { did: 'quedó al cuidado de su estado' },
  'member.adoption-ended': { did: 'volvió a encargarse de sus datos' },
  'inventory.filed': { did: 'presentó su inventario de datos' },
  'plan.published': { did: 'publicó su plan de apertura' },
  'plan.item-opened': { did: 'cumplió su plan de apertura con', ...datasets },
  'plan.item-removed': { did: 'quitó de su plan de apertura', ...datasets },
  'request.published': { did: 'recibió', ...requests },
  'request.merged': { did: 'recibió de nuevo', ...requests },
  'request.answered': { did: 'respondió', ...requests },
  'request.rejected': { did: 'ya no tiene por responder', ...requests },
  'request.overdue': { did: 'dejó sin respuesta en plazo', ...requests },
  'report.answered': { did: 'respondió', ...reports },
  'report.overdue': { did: 'dejó sin respuesta en plazo', ...reports },
  'consultation.opened': { did: 'abrió una consulta sobre qué datos abrir' },
  'consultation.closed': { did: 'cerró su consulta sobre qué datos abrir' },
  'reuse.published': { did: 'suma', one: 'un uso de sus datos', many: 'usos de sus datos' },
  'reuse.withdrawn': { did: 'ya no cuenta con', one: 'un uso de sus datos', many: 'usos de sus datos' },
  'figure.contested': { did: 'impugnó una cifra de su calificación' },
  'figure.contest-answered': { did: 'tiene respuesta a una impugnación' },
  'report.monthly-published': { did: 'publicó el informe del mes' },
  'programme.started': { did: 'comenzó el programa de seis semanas' },
  'programme.finished': { did: 'terminó el programa de seis semanas' },
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
