import { addDays, memberStates, type MonthlyReportFacts } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { beginningOf, fullName, type MonthSpan } from './instants.ts';
import { isStale } from './state-queries.ts';

/** How many of a list a report shows. */
const SHOWN = 12;
const SOON_DAYS = 60;

type Facts = MonthlyReportFacts;
type Shown<Row> = { total: number; first: Row[] };

/** The first of a list and how many there are; `query` orders its rows. */
async function shown<Row extends object>(db: Kysely<Tables>, query: RawBuilder<Row>): Promise<Shown<Row>> {
  const { rows } = await sql<Row & { total: number }>`
    select listed.*, count(*) over () as total from (${query}) as listed limit ${SHOWN}`.execute(db);
  const first = rows.map(({ total: _total, ...row }) => row as unknown as Row);
  return { total: rows[0]?.total ?? 0, first };
}

const ofGovernment = (cvegeo: string) =>
  sql`join national.government on government.cvegeo = ${sql.ref(cvegeo)}`;

export async function joinedIn(db: Kysely<Tables>, { from, until }: MonthSpan): Promise<Facts['joined']> {
  const { rows } = await sql<Facts['joined'][number]>`
    select cvegeo, ${fullName} as government,
      to_char(member_since at time zone 'America/Mexico_City', 'YYYY-MM-DD') as "on"
    from national.government
    where membership = any(${[...memberStates]})
      and member_since >= ${beginningOf(from)} and member_since < ${beginningOf(until)}
    order by member_since, cvegeo`.execute(db);
  return rows;
}

export async function signedIn(db: Kysely<Tables>, { from, until }: MonthSpan): Promise<Facts['signed']> {
  const { rows } = await sql<Facts['signed'][number]>`
    select memorandum.id, memorandum.folio, memorandum.cvegeo, ${fullName} as government, signed_on as "on"
    from national.memorandum ${ofGovernment('memorandum.cvegeo')}
    where kind = 'agreement' and signed_on >= ${from}::date and signed_on < ${until}::date
    order by signed_on, folio`.execute(db);
  return rows;
}

export const publishingIn = (db: Kysely<Tables>, { from, until }: MonthSpan) =>
  shown(
    db,
    sql<Facts['publishing']['first'][number]>`
      select event.cvegeo, ${fullName} as government,
        count(*) filter (where kind = 'create') as added,
        count(*) filter (where kind = 'update') as updated,
        count(*) filter (where kind = 'delete') as removed
      from national.dataset_event as event ${ofGovernment('event.cvegeo')}
      where at >= ${beginningOf(from)} and at < ${beginningOf(until)}
      group by event.cvegeo, government.level, government.name, government.state_name
      order by count(*) desc, event.cvegeo`,
  );

/** What asks for somebody at this moment. */
export async function attentionAt(
  db: Kysely<Tables>,
  { now, today }: { now: Date; today: string },
): Promise<Facts['attention']> {
  const [memoranda, commitments, sources, requests] = await Promise.all([
    shown(
      db,
      sql<Facts['attention']['memoranda']['first'][number]>`
        select memorandum.id, memorandum.folio, memorandum.cvegeo, ${fullName} as government, valid_until as until
        from national.memorandum ${ofGovernment('memorandum.cvegeo')}
        where kind = 'agreement' and state in ('active', 'expiring')
          and valid_until <= ${addDays(today, SOON_DAYS)}::date
        order by valid_until, folio`,
    ),
    shown(
      db,
      sql<Facts['attention']['commitments']['first'][number]>`
        select commitment.cvegeo, ${fullName} as government, count(*) as overdue
        from national.commitment ${ofGovernment('commitment.cvegeo')}
        join national.memorandum on memorandum.id = commitment.memorandum_id
          and memorandum.state in ('active', 'expiring')
        where commitment.state = 'overdue' or (commitment.state = 'lapsed' and due_on < ${today}::date)
        group by commitment.cvegeo, government.level, government.name, government.state_name
        order by count(*) desc, commitment.cvegeo`,
    ),
    shown(
      db,
      sql<Facts['attention']['sources']['first'][number]>`
        select source.id, source.title, source.cvegeo, ${fullName} as government,
          coalesce(source.message, case when health = 'held' then 'Una lectura espera revisión.'
            when health = 'degraded' then 'Su portal falla.'
            else 'No se lee bien desde hace más del doble de su plazo.' end) as why
        from national.source ${ofGovernment('source.cvegeo')}
        where is_open and (health <> 'healthy' or ${isStale(now)})
        order by health = 'held' desc, health = 'degraded' desc, source.cvegeo, source.id`,
    ),
    shown(
      db,
      sql<Facts['attention']['requests']['first'][number]>`
        select awaited.cvegeo, ${fullName} as government, count(*) as overdue
        from (
          select cvegeo from national.data_request where state in ('published', 'checked') and is_late
          union all
          select cvegeo from national.dataset_report where state = 'published' and is_late
        ) as awaited ${ofGovernment('awaited.cvegeo')}
        group by awaited.cvegeo, government.level, government.name, government.state_name
        order by count(*) desc, awaited.cvegeo`,
    ),
  ]);
  return { memoranda, commitments, sources, requests };
}

/** What governments are called, by key. */
export async function namesOf(db: Kysely<Tables>, cvegeos: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ cvegeo: string; name: string }>`
    select cvegeo, ${fullName} as name from national.government where cvegeo = any(${[...cvegeos]})`.execute(
    db,
  );
  return new Map(rows.map(({ cvegeo, name }) => [cvegeo, name]));
}
