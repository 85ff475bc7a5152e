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
  IN_REVIEW: { kind: 'late', word: 'En revisión del gobierno' },
  TO_SIGN: { kind: 'late', word: 'Por firmarse' },
  SIGNED: { kind: 'late', word: 'Firmado, aún no vigente' },
  ACTIVE: { kind: 'good', word: 'Vigente' },
  EXPIRING: { kind: 'late', word: 'Por vencer' },
  SUSPENDED: { kind: 'bad', word: 'Suspendido' },
  EXPIRED: { kind: 'bad', word: 'Vencido' },
  TERMINATED: { kind: 'bad', word: 'Terminado' },
  DISCARDED: { kind: 'none', word: 'Sin efecto' },
};

/** A memorandum's state in words, as GraphQL (IN_REVIEW) or REST (in-review) names it. */
export const memorandumWordOf = (state: string): Word =>
  memorandumWords[state.toUpperCase().replaceAll('-', '_')] ?? { kind: 'none', word: state };

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
