import {
  eligibilityReasons,
  membershipStates,
  memorandumStates,
  pipelineMatters,
  pipelineStages,
} from '@rma/domain';
import { z } from 'zod';
import type { GovernmentStanding } from './government-standing.ts';

const count = z.number().int();
const moment = z.iso.datetime().nullable();

/** A government as the API tells it; texts of the coordination are for the coordination. */
export const standingSchema = z.object({
  cvegeo: z.string(),
  name: z.string(),
  level: z.enum(['state', 'municipality']),
  stateName: z.string(),
  stateAbbreviation: z.string().nullable(),
  population: count.nullable(),
  stage: z.enum(pipelineStages),
  membership: z.enum(membershipStates).nullable(),
  since: moment,
  eligibility: z.object({ reason: z.enum(eligibilityReasons), until: z.iso.date().nullable() }),
  matters: z.array(z.enum(pipelineMatters)),
  owner: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  nextStep: z.string().nullable(),
  nextStepOn: z.iso.date().nullable(),
  invitedAt: moment,
  contactedAt: moment,
  application: z.object({ id: z.uuid(), submittedAt: z.iso.datetime() }).nullable(),
  agreement: z
    .object({
      id: z.uuid(),
      folio: z.string(),
      state: z.enum(memorandumStates),
      validUntil: z.iso.date(),
    })
    .nullable(),
  draft: z.object({ id: z.uuid(), state: z.enum(memorandumStates) }).nullable(),
  commitments: z.object({
    met: count,
    pending: count,
    overdue: count,
    nextDueOn: z.iso.date().nullable(),
  }),
  requests: z.object({ open: count, overdue: count, answered: count, answeredLate: count }),
  ticketsWaiting: count,
  vacancies: z.array(z.enum(['liaison', 'administrator'])),
  administration: z
    .object({ startsOn: z.iso.date(), endsOn: z.iso.date(), isConfirmed: z.boolean() })
    .nullable(),
  packages: count,
  inventory: z.object({ filedAt: moment, items: count, open: count }),
  plan: z.object({ publishedAt: moment, overdue: count }),
});

const iso = (at: Date | null) => at?.toISOString() ?? null;

export function standingView(government: GovernmentStanding): z.output<typeof standingSchema> {
  const { lon: _lon, lat: _lat, ...told } = government;
  const { application, inventory, plan } = told;
  return {
    ...told,
    since: iso(told.since),
    invitedAt: iso(told.invitedAt),
    contactedAt: iso(told.contactedAt),
    application: application && { ...application, submittedAt: application.submittedAt.toISOString() },
    inventory: { ...inventory, filedAt: iso(inventory.filedAt) },
    plan: { ...plan, publishedAt: iso(plan.publishedAt) },
  };
}

/** What a card of the board says. */
export const cardSchema = standingSchema.pick({
  cvegeo: true,
  name: true,
  level: true,
  stateName: true,
  stateAbbreviation: true,
  population: true,
  eligibility: true,
  matters: true,
  owner: true,
  nextStep: true,
  nextStepOn: true,
});

export function cardView(government: GovernmentStanding): z.output<typeof cardSchema> {
  const { cvegeo, name, level, stateName, stateAbbreviation, population } = government;
  const { eligibility, matters, owner, nextStep, nextStepOn } = government;
  return {
    cvegeo,
    name,
    level,
    stateName,
    stateAbbreviation,
    population,
    eligibility,
    matters,
    owner,
    nextStep,
    nextStepOn,
  };
}
