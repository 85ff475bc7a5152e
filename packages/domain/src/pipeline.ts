import type { MembershipState } from './membership.ts';
import { signedStates, type MemorandumState } from './memorandum.ts';

/** A government's way through the network, in its order. It is derived, never stored. */
export const pipelineStages = [
  'prospect',
  'invited',
  'applied',
  'negotiation',
  'signed',
  'active',
  'dormant',
  'suspended',
  'withdrawn',
] as const;
export type PipelineStage = (typeof pipelineStages)[number];

export const pipelineStageWords: Record<PipelineStage, string> = {
  prospect: 'Prospecto',
  invited: 'Invitado',
  applied: 'Con solicitud',
  negotiation: 'En negociación',
  signed: 'Firmado',
  active: 'Activo',
  dormant: 'Sin actividad',
  suspended: 'Suspendido',
  withdrawn: 'Fuera de la red',
};

/** What a stage is derived from. */
export type PipelineFacts = {
  /** Null: it never applied. */
  membership: { state: MembershipState; since: Date; joinedAt: Date | null } | null;
  /** Its agreement that counts most today: signed before being written; null when there is none. */
  agreementState: MemorandumState | null;
  /** When it was last invited. */
  invitedAt: Date | null;
};

/**
 * Where a government is on its way. Membership decides; between approval and activity, its agreement does; outside,
 * whether it was invited since. Whoever was declined never was a member, so it is a prospect again.
 */
export function pipelineStage({ membership, agreementState, invitedAt }: PipelineFacts): PipelineStage {
  switch (membership?.state) {
    case undefined:
      return invitedAt === null ? 'prospect' : 'invited';
    case 'applied':
      return 'applied';
    case 'approved':
      return agreementState !== null && signedStates.includes(agreementState) ? 'signed' : 'negotiation';
    case 'active':
      return 'active';
    case 'dormant':
      return 'dormant';
    case 'suspended':
      return 'suspended';
    case 'withdrawn':
      if (membership && invitedAt !== null && invitedAt > membership.since) return 'invited';
      return membership?.joinedAt === null ? 'prospect' : 'withdrawn';
  }
}

/** Stages in which a government is not on its way yet, so that it can be invited. */
export const invitableStages: readonly PipelineStage[] = ['prospect', 'invited', 'withdrawn'];

/** What of a government asks for a coordinator, the most pressing first. */
export const pipelineMatters = [
  'application',
  'next-step',
  'agreement-ended',
  'agreement-ending',
  'agreement-waiting',
  'commitments-overdue',
  'requests-overdue',
  'tickets-waiting',
  'post-vacant',
  'administration-ending',
] as const;
export type PipelineMatter = (typeof pipelineMatters)[number];

export const pipelineMatterWords: Record<PipelineMatter, string> = {
  application: 'Solicitud por resolver',
  'next-step': 'Próximo paso vencido o de hoy',
  'agreement-ended': 'Sin convenio vigente',
  'agreement-ending': 'Convenio por vencer',
  'agreement-waiting': 'Convenio en revisión o por firmar',
  'commitments-overdue': 'Compromisos vencidos',
  'requests-overdue': 'Peticiones vencidas',
  'tickets-waiting': 'Consultas al escuadrón sin respuesta',
  'post-vacant': 'Cargo vacante',
  'administration-ending': 'Su administración termina pronto',
};
