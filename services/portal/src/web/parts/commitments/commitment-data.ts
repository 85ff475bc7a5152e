import type { StatusKind } from '../../design/icons.tsx';

/** What the commitments' parts read of an agreement or a government. */
export const commitmentFields = `
  commitments { id memorandumId indicator text dueOn state measured target progress metOn exceptionReason }
  burnDown { date open planned }`;

export type CommitmentState = 'PENDING' | 'MET' | 'OVERDUE' | 'MET_LATE' | 'LAPSED' | 'EXCEPTED';
export type Commitment = {
  id: string;
  memorandumId: string;
  indicator: string;
  text: string;
  dueOn: string;
  state: CommitmentState;
  measured: number | null;
  target: number | null;
  progress: string;
  metOn: string | null;
  exceptionReason: string | null;
};
export type BurnDownPoint = { date: string; open: number | null; planned: number };
export type WithCommitments = { commitments: Commitment[]; burnDown: BurnDownPoint[] };

export const commitmentWords: Record<CommitmentState, { kind: StatusKind; word: string }> = {
  PENDING: { kind: 'none', word: 'Pendiente' },
  MET: { kind: 'good', word: 'Cumplido' },
  OVERDUE: { kind: 'bad', word: 'Vencido' },
  MET_LATE: { kind: 'good', word: 'Cumplido después de su fecha' },
  LAPSED: { kind: 'late', word: 'Dejó de cumplirse' },
  EXCEPTED: { kind: 'none', word: 'Dispensado' },
};

const kept: readonly CommitmentState[] = ['MET', 'MET_LATE'];

export const countKept = (commitments: readonly Pick<Commitment, 'state'>[]): number =>
  commitments.filter(({ state }) => kept.includes(state)).length;

/** «3 de 5 cumplidos, 1 vencido»; those that were excepted are not asked for. */
export function commitmentSummary(commitments: readonly Pick<Commitment, 'state'>[]): string {
  const asked = commitments.filter(({ state }) => state !== 'EXCEPTED');
  const done = countKept(asked);
  const overdue = asked.filter(({ state }) => state === 'OVERDUE').length;
  const lapsed = asked.filter(({ state }) => state === 'LAPSED').length;
  const parts = [
    `${done} de ${asked.length} ${asked.length === 1 ? 'cumplido' : 'cumplidos'}`,
    ...(overdue === 0 ? [] : [`${overdue} ${overdue === 1 ? 'vencido' : 'vencidos'}`]),
    ...(lapsed === 0 ? [] : [`${lapsed} ${lapsed === 1 ? 'dejó' : 'dejaron'} de cumplirse`]),
  ];
  return parts.join(', ');
}

/** How much of a commitment is done, 0 to 1; what is excepted or not measured has none. */
export function shareDone({ state, measured, target }: Commitment): number {
  if (kept.includes(state)) return 1;
  if (state === 'EXCEPTED' || measured === null || target === null || target === 0) return 0;
  return Math.min(1, measured / target);
}
