/** One Spanish name for each thing of the domain, the same on every page. */
import type { StatusKind } from './design/icons.tsx';

export type Freshness = 'FRESH' | 'LATE' | 'STALE' | 'UNKNOWN';
export type CoverageStatus = 'PUBLISHED' | 'LATE' | 'STALE' | 'MISSING';
export type Membership = 'APPLIED' | 'APPROVED' | 'ACTIVE' | 'DORMANT' | 'SUSPENDED' | 'WITHDRAWN';
export type Level = 'STATE' | 'MUNICIPALITY';
export type Origin = 'HOSTED' | 'HARVESTED' | 'NODE';
type Word = { kind: StatusKind; word: string };

export const freshnessWords: Record<Freshness, Word & { sentence: string }> = {
  FRESH: {
    kind: 'good',
    word: 'Al día',
    sentence: 'Se actualizó dentro del plazo que su gobierno prometió.',
  },
  LATE: { kind: 'late', word: 'Con retraso', sentence: 'Ya pasó la fecha en que debía actualizarse.' },
  STALE: {
    kind: 'bad',
    word: 'Desactualizado',
    sentence: 'Pasó más del doble del plazo prometido sin actualizarse.',
  },
  UNKNOWN: {
    kind: 'none',
    word: 'Sin plazo conocido',
    sentence: 'Su gobierno no dice cada cuánto lo actualiza, así que no se puede saber si está al día.',
  },
};

export const coverageWords: Record<CoverageStatus, Word> = {
  PUBLISHED: { kind: 'good', word: 'Publicado' },
  LATE: { kind: 'late', word: 'Con retraso' },
  STALE: { kind: 'bad', word: 'Desactualizado' },
  MISSING: { kind: 'none', word: 'Sin publicar' },
};

export const membershipWords: Record<Membership, Word> = {
  APPLIED: { kind: 'late', word: 'Solicitud en revisión' },
  APPROVED: { kind: 'late', word: 'Aprobado, convenio por firmar' },
  ACTIVE: { kind: 'good', word: 'Integrante activo' },
  DORMANT: { kind: 'late', word: 'Integrante sin actividad' },
  SUSPENDED: { kind: 'bad', word: 'Suspendido' },
  WITHDRAWN: { kind: 'none', word: 'Fuera de la red' },
};
export const notMember: Word = { kind: 'none', word: 'Aún no es integrante' };

export const levelWords: Record<Level, string> = { STATE: 'Estado', MUNICIPALITY: 'Municipio' };

/** `Estado` or `Municipio` by an INEGI key, to tell Puebla from Puebla. */
export const levelNameOf = (cvegeo: string): string =>
  levelWords[cvegeo.length === 2 ? 'STATE' : 'MUNICIPALITY'];

/** The themes' names where only their key is at hand. */
export const themeWords: Record<string, string> = {
  resilience: 'Resiliencia',
  security: 'Seguridad pública',
  mobility: 'Movilidad',
  cadastre: 'Catastro',
};

export const originWords: Record<Origin, string> = {
  HOSTED: 'Publicado en la red',
  HARVESTED: 'Tomado del portal del gobierno',
  NODE: 'Servido por el nodo del gobierno',
};

export const postWords: Record<string, string> = {
  LIAISON: 'Enlace de datos abiertos',
  ADMINISTRATOR: 'Administrador de datos',
};

export const memorandumWords: Record<string, Word> = {
  DRAFTED: { kind: 'none', word: 'En borrador' },
  SIGNED: { kind: 'late', word: 'Firmado, aún no vigente' },
  ACTIVE: { kind: 'good', word: 'Vigente' },
  EXPIRED: { kind: 'bad', word: 'Vencido' },
};

export const fieldTypeWords: Record<string, string> = {
  string: 'texto',
  integer: 'número entero',
  number: 'número',
  boolean: 'sí o no',
  date: 'fecha',
  datetime: 'fecha y hora',
  year: 'año',
};

export const roleWords: Record<string, string> = {
  coordinator: 'Coordinación de la red',
  'state-cto': 'Dirección de datos del estado',
  liaison: 'Enlace de datos abiertos',
  administrator: 'Administrador de datos',
  squad: 'Escuadrón de datos',
  ally: 'Aliado técnico',
  auditor: 'Auditoría',
};

/** What a ledger entry says: what the government did, and to one thing or to several. */
type LedgerWords = { did: string; one?: string; many?: string };

const datasets = { one: 'un conjunto de datos', many: 'conjuntos de datos' };
const packages = { one: 'un paquete temático', many: 'paquetes temáticos' };

const ledgerWords: Record<string, LedgerWords> = {
  'membership.applied': { did: 'pidió unirse a la red' },
  'membership.approved': { did: 'fue aprobado como integrante' },
  'membership.declined': { did: 'no fue aprobado para unirse a la red' },
  'membership.changed': { did: 'cambió su situación en la red' },
  'official.designated': { did: 'designó a', one: 'un funcionario', many: 'funcionarios' },
  'official.ended': { did: 'terminó la designación de', one: 'un funcionario', many: 'funcionarios' },
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
  'source.revoked': { did: 'desconectó su portal de la red' },
  'run.held': { did: 'tiene una lectura de su portal en espera de revisión' },
  'run.confirmed': { did: 'confirmó la lectura de su portal' },
  'run.refused': { did: 'rechazó una lectura dudosa de su portal' },
};

/** The words of a kind of entry; a kind that is not known yet is shown by its name. */
export function ledgerWordsOf(kind: string): LedgerWords {
  return ledgerWords[kind] ?? { did: kind };
}
