import {
  eligibilityReasons,
  pipelineMatters,
  pipelineStages,
  type PipelineMatter,
  type PipelineStage,
} from '@rma/domain';
import { z } from 'zod';
import type { GovernmentStanding } from './government-standing.ts';

/** By what a list is ordered; the most pressing, the nearest or the largest first, then by name. */
export const pipelineSorts = [
  'attention',
  'name',
  'population',
  'agreement',
  'commitments',
  'requests',
  'next-step',
] as const;
export type PipelineSort = (typeof pipelineSorts)[number];

const yesOrNo = z.enum(['yes', 'no']);

/** What the board, the table, the map and the exports are asked; everything is optional. */
export const filterSchema = z.object({
  q: z.string().trim().max(100).optional(),
  stage: z.enum(pipelineStages).optional(),
  matter: z.enum([...pipelineMatters, 'any']).optional(),
  state: z
    .string()
    .regex(/^(0[1-9]|[12]\d|3[0-2])$/, { message: 'La clave de un estado tiene dos dígitos, como 17.' })
    .optional(),
  level: z.enum(['state', 'municipality']).optional(),
  eligible: z.enum(['yes', 'no', 'unknown']).optional(),
  reason: z.enum(eligibilityReasons).optional(),
  /** An account, or `none` for governments nobody answers for. */
  owner: z.union([z.literal('none'), z.uuid()]).optional(),
  inventory: yesOrNo.optional(),
  plan: yesOrNo.optional(),
  commitments: z.enum(['met', 'pending', 'overdue', 'none']).optional(),
  sort: z.enum(pipelineSorts).default('attention'),
});
export type PipelineFilter = z.output<typeof filterSchema>;

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const isYes = (wanted: 'yes' | 'no', fact: boolean) => (wanted === 'yes') === fact;

const eligibleAs = ({ eligibility }: GovernmentStanding): 'yes' | 'no' | 'unknown' => {
  if (eligibility.reason === 'eligible') return 'yes';
  return eligibility.reason.endsWith('-unknown') ? 'unknown' : 'no';
};

const keeps: Record<
  NonNullable<PipelineFilter['commitments']>,
  (commitments: GovernmentStanding['commitments']) => boolean
> = {
  met: ({ met, pending, overdue }) => met > 0 && pending === 0 && overdue === 0,
  pending: ({ pending }) => pending > 0,
  overdue: ({ overdue }) => overdue > 0,
  none: ({ met, pending, overdue }) => met + pending + overdue === 0,
};

const hasMatter = (matters: readonly PipelineMatter[], wanted: PipelineMatter | 'any') =>
  wanted === 'any' ? matters.length > 0 : matters.includes(wanted);

/** The governments a filter asks for, in its order. */
export function chosen(
  governments: readonly GovernmentStanding[],
  filter: PipelineFilter,
): GovernmentStanding[] {
  const { q, stage, matter, state, level, eligible, reason, owner, inventory, plan, commitments } = filter;
  const words = folded(q ?? '')
    .split(/\s+/)
    .filter(Boolean);
  return governments
    .filter((government) => {
      if (stage !== undefined && government.stage !== stage) return false;
      if (state !== undefined && !government.cvegeo.startsWith(state)) return false;
      if (level !== undefined && government.level !== level) return false;
      if (matter !== undefined && !hasMatter(government.matters, matter)) return false;
      if (eligible !== undefined && eligibleAs(government) !== eligible) return false;
      if (reason !== undefined && government.eligibility.reason !== reason) return false;
      if (owner !== undefined && (government.owner?.id ?? 'none') !== owner) return false;
      if (inventory !== undefined && !isYes(inventory, government.inventory.filedAt !== null)) return false;
      if (plan !== undefined && !isYes(plan, government.plan.publishedAt !== null)) return false;
      if (commitments !== undefined && !keeps[commitments](government.commitments)) return false;
      if (words.length === 0) return true;
      const text = folded(`${government.cvegeo} ${government.name} ${government.stateName}`);
      return words.every((word) => text.includes(word));
    })
    .toSorted(orders[filter.sort]);
}

const far = '9999-12-31';
const spanish = new Intl.Collator('es-MX');
type Order = (one: GovernmentStanding, other: GovernmentStanding) => number;
const byName: Order = (one, other) =>
  spanish.compare(one.name, other.name) || (one.cvegeo < other.cvegeo ? -1 : 1);
const byPopulation: Order = (one, other) =>
  (other.population ?? -1) - (one.population ?? -1) || byName(one, other);
const byDay =
  (dayOf: (government: GovernmentStanding) => string | null): Order =>
  (one, other) => {
    const [day, otherDay] = [dayOf(one) ?? far, dayOf(other) ?? far];
    return day < otherDay ? -1 : day > otherDay ? 1 : byName(one, other);
  };
const isEligible = ({ eligibility }: GovernmentStanding) => (eligibility.reason === 'eligible' ? 1 : 0);

const orders: Record<PipelineSort, Order> = {
  attention: (one, other) =>
    other.matters.length - one.matters.length ||
    isEligible(other) - isEligible(one) ||
    byPopulation(one, other),
  name: byName,
  population: byPopulation,
  agreement: byDay(({ agreement }) => agreement?.validUntil ?? null),
  commitments: (one, other) =>
    other.commitments.overdue - one.commitments.overdue ||
    other.commitments.pending - one.commitments.pending ||
    byName(one, other),
  requests: (one, other) =>
    other.requests.overdue - one.requests.overdue ||
    other.requests.open - one.requests.open ||
    byName(one, other),
  'next-step': byDay(({ nextStepOn }) => nextStepOn),
};

/** How many governments are in each stage, and how many of those ask for somebody. */
export function countByStage(
  governments: readonly GovernmentStanding[],
): Record<PipelineStage, { total: number; waiting: number }> {
  const counts = Object.fromEntries(
    pipelineStages.map((stage) => [stage, { total: 0, waiting: 0 }]),
  ) as Record<PipelineStage, { total: number; waiting: number }>;
  for (const { stage, matters } of governments) {
    counts[stage].total += 1;
    if (matters.length > 0) counts[stage].waiting += 1;
  }
  return counts;
}
