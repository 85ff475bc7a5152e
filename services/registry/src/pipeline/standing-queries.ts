import type { MemorandumState } from '@rma/domain';
import { sql } from 'kysely';
import type { Database } from '../dependencies.ts';

/** An agreement signed by both that still counts. */
const standing: MemorandumState[] = ['signed', 'active', 'expiring', 'suspended'];
const beingWritten: MemorandumState[] = ['drafted', 'in-review', 'to-sign'];

/** Today in Mexico City and the day before (YYYY-MM-DD): everywhere else in the country it is one of the two. */
export type Days = { today: string; yesterday: string };

/** Each government's agreement that counts most: one that stands, else the last that ended; and the one being written. */
const agreements = (db: Database) =>
  db
    .selectFrom('registry.memorandum')
    .distinctOn('cvegeo')
    .select(['cvegeo', 'id', 'folio', 'state', 'valid_until'])
    .where('kind', '=', 'agreement')
    .where('state', 'in', [...standing, 'expired', 'terminated'])
    .orderBy('cvegeo')
    .orderBy((eb) => eb('state', 'in', standing), 'desc')
    .orderBy('valid_until', 'desc');

const drafts = (db: Database) =>
  db
    .selectFrom('registry.memorandum')
    .distinctOn('cvegeo')
    .select(['cvegeo', 'id', 'state'])
    .where('kind', '=', 'agreement')
    .where('state', 'in', beingWritten)
    .orderBy('cvegeo')
    .orderBy('id', 'desc');

/** What the agreements that stand promise, by how it stands; `lapsed`: it was met and no longer is. */
const commitments = (db: Database) =>
  db
    .selectFrom('registry.commitment as commitment')
    .innerJoin('registry.memorandum as memorandum', 'memorandum.id', 'commitment.memorandum_id')
    .where('memorandum.state', 'in', standing)
    .groupBy('commitment.cvegeo')
    .select(({ fn }) => [
      'commitment.cvegeo',
      fn.countAll<number>().filterWhere('commitment.state', 'in', ['met', 'met-late']).as('met'),
      fn.countAll<number>().filterWhere('commitment.state', '=', 'pending').as('pending'),
      fn.countAll<number>().filterWhere('commitment.state', 'in', ['overdue', 'lapsed']).as('overdue'),
      fn.min('commitment.due_on').filterWhere('commitment.state', '=', 'pending').as('next_due_on'),
    ]);

/** Requests without an answer, and how many of them are past their day where it is today, and where it still is not. */
const openRequests = (db: Database, { today, yesterday }: Days) =>
  db
    .selectFrom('registry.data_request')
    .where('state', 'in', ['published', 'checked'])
    .groupBy('cvegeo')
    .select(({ fn }) => [
      'cvegeo',
      fn.countAll<number>().as('open'),
      fn.countAll<number>().filterWhere('due_on', '<', today).as('overdue_today'),
      fn.countAll<number>().filterWhere('due_on', '<', yesterday).as('overdue_yesterday'),
    ]);

const answeredRequests = (db: Database) =>
  db
    .selectFrom('registry.data_request')
    .where('state', '=', 'answered')
    .groupBy('cvegeo')
    .select(({ fn }) => [
      'cvegeo',
      fn.countAll<number>().as('answered'),
      fn.countAll<number>().filterWhere('is_late', '=', true).as('late'),
    ]);

const waitingTickets = (db: Database) =>
  db
    .selectFrom('registry.ticket')
    .where('state', '=', 'open')
    .groupBy('cvegeo')
    .select(({ fn }) => ['cvegeo', fn.countAll<number>().as('waiting')]);

/** How many people can act in each post: within their term and not absent. A substitute counts like the holder. */
const posts = (db: Database, { today }: Days) =>
  db
    .selectFrom('registry.official as official')
    .where('official.ended_at', 'is', null)
    .where('official.term_starts', '<=', today)
    .where((eb) => eb.or([eb('official.acts_until', 'is', null), eb('official.acts_until', '>=', today)]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('registry.official_absence as absence')
            .select('absence.id')
            .whereRef('absence.official_id', '=', 'official.id')
            .where('absence.ended_at', 'is', null)
            .where('absence.from_on', '<=', today)
            .where((either) =>
              either.or([either('absence.until_on', 'is', null), either('absence.until_on', '>=', today)]),
            ),
        ),
      ),
    )
    .groupBy('official.cvegeo')
    .select(({ fn }) => [
      'official.cvegeo',
      fn.countAll<number>().filterWhere('official.post', '=', 'liaison').as('liaisons'),
      fn.countAll<number>().filterWhere('official.post', '=', 'administrator').as('administrators'),
    ]);

/** The administration in office; near midnight two may be, and the one that began last is told by the caller's day. */
const administrations = (db: Database, { today, yesterday }: Days) =>
  db
    .selectFrom('registry.administration')
    .distinctOn('cvegeo')
    .select(['cvegeo', 'starts_on', 'ends_on', 'is_confirmed'])
    .where('starts_on', '<=', today)
    .where('ends_on', '>=', yesterday)
    .orderBy('cvegeo')
    .orderBy('starts_on', 'desc');

const packages = (db: Database) =>
  db
    .selectFrom('national.package')
    .groupBy('cvegeo')
    .select(({ fn }) => ['cvegeo', fn.countAll<number>().as('live')]);

/**
 * Everything the coordinators see of governments, one row each, in the order of their keys: all 2,510, or one.
 * Counts are null where there is nothing to count.
 */
export function listStandings(db: Database, days: Days, { cvegeo }: { cvegeo?: string | undefined } = {}) {
  const query = db
    .with('agreement', () => agreements(db))
    .with('draft', () => drafts(db))
    .with('promised', () => commitments(db))
    .with('asked', () => openRequests(db, days))
    .with('answered', () => answeredRequests(db))
    .with('waiting', () => waitingTickets(db))
    .with('posts', () => posts(db, days))
    .with('office', () => administrations(db, days))
    .with('packages', () => packages(db))
    .selectFrom('registry.government as government')
    .innerJoin('registry.government as home', 'home.cvegeo', 'government.state_cvegeo')
    .leftJoin('registry.membership as membership', 'membership.cvegeo', 'government.cvegeo')
    .leftJoin('registry.outreach as outreach', 'outreach.cvegeo', 'government.cvegeo')
    .leftJoin('registry.account as owner', 'owner.id', 'outreach.owner_id')
    .leftJoin('registry.application as application', (join) =>
      join
        .onRef('application.cvegeo', '=', 'government.cvegeo')
        .on('application.state', '=', sql.lit('submitted')),
    )
    .leftJoin('agreement', 'agreement.cvegeo', 'government.cvegeo')
    .leftJoin('draft', 'draft.cvegeo', 'government.cvegeo')
    .leftJoin('promised', 'promised.cvegeo', 'government.cvegeo')
    .leftJoin('asked', 'asked.cvegeo', 'government.cvegeo')
    .leftJoin('answered', 'answered.cvegeo', 'government.cvegeo')
    .leftJoin('waiting', 'waiting.cvegeo', 'government.cvegeo')
    .leftJoin('posts', 'posts.cvegeo', 'government.cvegeo')
    .leftJoin('office', 'office.cvegeo', 'government.cvegeo')
    .leftJoin('packages', 'packages.cvegeo', 'government.cvegeo')
    .leftJoin('national.inventory as inventory', 'inventory.cvegeo', 'government.cvegeo')
    .select([
      'government.cvegeo',
      'government.name',
      'government.level',
      'government.population',
      'government.lon',
      'government.lat',
      'home.name as state_name',
      'home.abbreviation as state_abbreviation',
      'membership.state as membership_state',
      'membership.since as membership_since',
      'membership.joined_at',
      'outreach.owner_id',
      'owner.name as owner_name',
      'outreach.next_step',
      'outreach.next_step_on',
      'outreach.invited_at',
      'outreach.contacted_at',
      'application.id as application_id',
      'application.submitted_at',
      'agreement.id as agreement_id',
      'agreement.folio as agreement_folio',
      'agreement.state as agreement_state',
      'agreement.valid_until as agreement_until',
      'draft.id as draft_id',
      'draft.state as draft_state',
      'promised.met as commitments_met',
      'promised.pending as commitments_pending',
      'promised.overdue as commitments_overdue',
      'promised.next_due_on as commitments_next_due_on',
      'asked.open as requests_open',
      'asked.overdue_today as requests_overdue_today',
      'asked.overdue_yesterday as requests_overdue_yesterday',
      'answered.answered as requests_answered',
      'answered.late as requests_late',
      'waiting.waiting as tickets_waiting',
      'posts.liaisons',
      'posts.administrators',
      'office.starts_on as office_starts_on',
      'office.ends_on as office_ends_on',
      'office.is_confirmed as office_is_confirmed',
      'packages.live as packages_live',
      'inventory.filed_at as inventory_filed_at',
      'inventory.plan_published_at',
      'inventory.items as inventory_items',
      'inventory.open as inventory_open',
      'inventory.overdue as plan_overdue',
    ])
    .orderBy('government.cvegeo');
  return (cvegeo === undefined ? query : query.where('government.cvegeo', '=', cvegeo)).execute();
}

export type Standing = Awaited<ReturnType<typeof listStandings>>[number];
