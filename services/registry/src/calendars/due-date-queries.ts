import { memberStates } from '@rma/domain';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Database } from '../dependencies.ts';
import type { Reach } from './due-dates.ts';

/** Whether the joined `government` is among those that a calendar reaches. */
function isReached({ governments, stateCvegeo }: Reach): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${governments}::text[] is null
      or government.cvegeo = any(${governments}::text[]) or government.state_cvegeo = any(${governments}::text[]))
    and (${stateCvegeo}::text is null or government.state_cvegeo = ${stateCvegeo}::text)`;
}

/** Agreements that both parties signed and that begin or end between the days. */
export function listAgreementDays(db: Database, reach: Reach) {
  const { from, until, limit } = reach;
  return db
    .selectFrom('registry.memorandum as memorandum')
    .innerJoin('registry.government as government', 'government.cvegeo', 'memorandum.cvegeo')
    .select([
      'memorandum.id',
      'memorandum.cvegeo',
      'memorandum.folio',
      'memorandum.valid_from',
      'memorandum.valid_until',
      'government.name',
    ])
    .where('memorandum.kind', '=', 'agreement')
    .where('memorandum.state', 'in', ['signed', 'active', 'expiring', 'suspended'])
    .where(isReached(reach))
    .where((eb) =>
      eb.or([
        eb.between('memorandum.valid_until', from, until),
        eb.between('memorandum.valid_from', from, until),
      ]),
    )
    .orderBy('memorandum.valid_until')
    .limit(limit)
    .execute();
}

/** Commitments of agreements that stand and that are still to be kept. */
export function listCommitmentDays(db: Database, reach: Reach) {
  return db
    .selectFrom('registry.commitment as commitment')
    .innerJoin('registry.memorandum as memorandum', 'memorandum.id', 'commitment.memorandum_id')
    .innerJoin('registry.government as government', 'government.cvegeo', 'commitment.cvegeo')
    .select([
      'commitment.id',
      'commitment.cvegeo',
      'commitment.memorandum_id',
      'commitment.indicator',
      'commitment.parameters',
      'commitment.due_on',
      'government.name',
    ])
    .where('commitment.state', 'in', ['pending', 'overdue', 'lapsed'])
    .where('memorandum.state', 'in', ['signed', 'active', 'expiring', 'suspended'])
    .where(isReached(reach))
    .where((eb) => eb.between('commitment.due_on', reach.from, reach.until))
    .orderBy('commitment.due_on')
    .limit(reach.limit)
    .execute();
}

/** Administrations of members that begin or end between the days. */
export function listAdministrationDays(db: Database, reach: Reach) {
  const { from, until, limit } = reach;
  return db
    .selectFrom('registry.administration as administration')
    .innerJoin('registry.government as government', 'government.cvegeo', 'administration.cvegeo')
    .innerJoin('registry.membership as membership', 'membership.cvegeo', 'administration.cvegeo')
    .select([
      'administration.id',
      'administration.cvegeo',
      'administration.starts_on',
      'administration.ends_on',
      'administration.is_confirmed',
      'government.name',
    ])
    .where('membership.state', 'in', memberStates)
    .where(isReached(reach))
    .where((eb) =>
      eb.or([
        eb.between('administration.ends_on', from, until),
        eb.between('administration.starts_on', from, until),
      ]),
    )
    .orderBy('administration.ends_on')
    .limit(limit)
    .execute();
}

/** Requests that wait for their answer. */
export function listRequestDays(db: Database, reach: Reach) {
  return db
    .selectFrom('registry.data_request as request')
    .innerJoin('registry.government as government', 'government.cvegeo', 'request.cvegeo')
    .select([
      'request.id',
      'request.cvegeo',
      'request.folio',
      'request.title',
      'request.due_on',
      'government.name',
    ])
    .where('request.state', 'in', ['published', 'checked'])
    .where(isReached(reach))
    .where((eb) => eb.between('request.due_on', reach.from, reach.until))
    .orderBy('request.due_on')
    .limit(reach.limit)
    .execute();
}

/** What the plans promise to open and that is not open yet. */
export function listPlanDays(db: Database, reach: Reach) {
  return db
    .selectFrom('national.inventory_item as item')
    .innerJoin('registry.government as government', 'government.cvegeo', 'item.cvegeo')
    .select(['item.id', 'item.cvegeo', 'item.title', 'item.planned_on', 'government.name'])
    .where('item.state', '=', 'planned')
    .where(isReached(reach))
    .where((eb) => eb.between('item.planned_on', reach.from, reach.until))
    .orderBy('item.planned_on')
    .limit(reach.limit)
    .execute();
}

/** What the coordinators will do next. */
export function listNextStepDays(db: Database, reach: Reach) {
  return db
    .selectFrom('registry.outreach as outreach')
    .innerJoin('registry.government as government', 'government.cvegeo', 'outreach.cvegeo')
    .select(['outreach.cvegeo', 'outreach.next_step', 'outreach.next_step_on', 'government.name'])
    .where(isReached(reach))
    .where((eb) => eb.between('outreach.next_step_on', reach.from, reach.until))
    .orderBy('outreach.next_step_on')
    .limit(reach.limit)
    .execute();
}
