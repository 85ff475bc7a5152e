import {
  addDays,
  dateAt,
  dateInMexicoCity,
  eligibilityOf,
  expiringDays,
  membershipStates,
  memberStates,
  pipelineMatters,
  pipelineStage,
  timeZoneOf,
  type Eligibility,
  type Level,
  type MemorandumState,
  type MembershipState,
  type PipelineMatter,
  type PipelineStage,
} from '@rma/domain';
import { z } from 'zod';
import type { Days, Standing } from './standing-queries.ts';

/** An administration that ends within these days has to hand over. */
export const handoverDays = 180;

const membershipSchema = z.enum(membershipStates);

/** A government as the coordinators see it: where it is on its way, and what of it asks for somebody. */
export type GovernmentStanding = {
  cvegeo: string;
  name: string;
  level: Level;
  stateName: string;
  stateAbbreviation: string | null;
  population: number | null;
  lon: number | null;
  lat: number | null;
  stage: PipelineStage;
  membership: MembershipState | null;
  since: Date | null;
  eligibility: Eligibility;
  /** Most pressing first. */
  matters: PipelineMatter[];
  owner: { id: string; name: string } | null;
  nextStep: string | null;
  nextStepOn: string | null;
  invitedAt: Date | null;
  contactedAt: Date | null;
  application: { id: string; submittedAt: Date } | null;
  agreement: { id: string; folio: string; state: MemorandumState; validUntil: string } | null;
  draft: { id: string; state: MemorandumState } | null;
  commitments: { met: number; pending: number; overdue: number; nextDueOn: string | null };
  requests: { open: number; overdue: number; answered: number; answeredLate: number };
  ticketsWaiting: number;
  vacancies: ('liaison' | 'administrator')[];
  administration: { startsOn: string; endsOn: string; isConfirmed: boolean } | null;
  packages: number;
  inventory: { filedAt: Date | null; items: number; open: number };
  plan: { publishedAt: Date | null; overdue: number };
};

/** The calendar days a standing is read for. */
export function daysOf(now: Date): Days {
  const today = dateInMexicoCity(now);
  return { today, yesterday: addDays(today, -1) };
}

/** What rows say on `now`, where each government is and in Mexico City. */
export function toGovernmentStandings(rows: readonly Standing[], now: Date): GovernmentStanding[] {
  const { today } = daysOf(now);
  // Writing a date of a zone is slow enough to be noticed 2,510 times.
  const days = new Map<string, string>();
  return rows.map((row) => {
    const zone = timeZoneOf(row.cvegeo);
    const todayThere = days.get(zone) ?? dateAt(row.cvegeo, now);
    days.set(zone, todayThere);
    return toGovernmentStanding(row, { today, todayThere });
  });
}

function toGovernmentStanding(
  row: Standing,
  { today, todayThere }: { today: string; todayThere: string },
): GovernmentStanding {
  const state = row.membership_state === null ? null : membershipSchema.parse(row.membership_state);
  const membership =
    state === null || row.membership_since === null
      ? null
      : { state, since: row.membership_since, joinedAt: row.joined_at };
  const administration =
    row.office_starts_on === null || row.office_ends_on === null
      ? null
      : {
          startsOn: row.office_starts_on,
          endsOn: row.office_ends_on,
          isConfirmed: row.office_is_confirmed === true,
        };
  const standing = {
    cvegeo: row.cvegeo,
    name: row.name,
    level: row.level,
    stateName: row.state_name,
    stateAbbreviation: row.state_abbreviation,
    population: row.population,
    lon: row.lon,
    lat: row.lat,
    stage: pipelineStage({
      membership,
      agreementState: row.agreement_state,
      invitedAt: row.invited_at,
    }),
    membership: state,
    since: row.membership_since,
    eligibility: eligibilityOf(
      { cvegeo: row.cvegeo, population: row.population, administration },
      todayThere,
    ),
    owner:
      row.owner_id === null || row.owner_name === null ? null : { id: row.owner_id, name: row.owner_name },
    nextStep: row.next_step,
    nextStepOn: row.next_step_on,
    invitedAt: row.invited_at,
    contactedAt: row.contacted_at,
    application:
      row.application_id === null || row.submitted_at === null
        ? null
        : { id: row.application_id, submittedAt: row.submitted_at },
    agreement: agreementOf(row),
    draft:
      row.draft_id === null || row.draft_state === null ? null : { id: row.draft_id, state: row.draft_state },
    commitments: {
      met: row.commitments_met ?? 0,
      pending: row.commitments_pending ?? 0,
      overdue: row.commitments_overdue ?? 0,
      nextDueOn: row.commitments_next_due_on,
    },
    requests: {
      open: row.requests_open ?? 0,
      // A day is over only when it is over there and in Mexico City.
      overdue: (todayThere < today ? row.requests_overdue_yesterday : row.requests_overdue_today) ?? 0,
      answered: row.requests_answered ?? 0,
      answeredLate: row.requests_late ?? 0,
    },
    ticketsWaiting: row.tickets_waiting ?? 0,
    vacancies: vacanciesOf(row, state),
    administration,
    packages: row.packages_live ?? 0,
    inventory: {
      filedAt: row.inventory_filed_at,
      items: row.inventory_items ?? 0,
      open: row.inventory_open ?? 0,
    },
    plan: { publishedAt: row.plan_published_at, overdue: row.plan_overdue ?? 0 },
  } satisfies Omit<GovernmentStanding, 'matters'>;
  return { ...standing, matters: mattersOf(standing, { today, todayThere }) };
}

function agreementOf(row: Standing): GovernmentStanding['agreement'] {
  const { agreement_id: id, agreement_folio: folio, agreement_state: state, agreement_until: until } = row;
  return id === null || folio === null || state === null || until === null
    ? null
    : { id, folio, state, validUntil: until };
}

/** Only members have posts to fill. */
function vacanciesOf(row: Standing, state: MembershipState | null): GovernmentStanding['vacancies'] {
  if (state === null || !memberStates.includes(state)) return [];
  return [
    ...((row.liaisons ?? 0) === 0 ? (['liaison'] as const) : []),
    ...((row.administrators ?? 0) === 0 ? (['administrator'] as const) : []),
  ];
}

type Unjudged = Omit<GovernmentStanding, 'matters'>;

function mattersOf(
  standing: Unjudged,
  { today, todayThere }: { today: string; todayThere: string },
): PipelineMatter[] {
  const { agreement, draft, membership, administration } = standing;
  const isMember = membership !== null && memberStates.includes(membership);
  const hasEnded = agreement?.state === 'expired' || agreement?.state === 'terminated';
  const holds: Record<PipelineMatter, boolean> = {
    application: standing.application !== null,
    'next-step': standing.nextStepOn !== null && standing.nextStepOn <= today,
    'agreement-ended': isMember && membership !== 'approved' && (agreement === null || hasEnded),
    'agreement-ending':
      agreement !== null && !hasEnded && agreement.validUntil < addDays(today, expiringDays),
    'agreement-waiting': draft?.state === 'in-review' || draft?.state === 'to-sign',
    'commitments-overdue': standing.commitments.overdue > 0,
    'requests-overdue': standing.requests.overdue > 0,
    'tickets-waiting': standing.ticketsWaiting > 0,
    'post-vacant': standing.vacancies.length > 0,
    'administration-ending':
      isMember && administration !== null && administration.endsOn <= addDays(todayThere, handoverDays),
  };
  return pipelineMatters.filter((matter) => holds[matter]);
}
