import type { Tables } from '@rma/persistence';
import { standards, themes } from '@rma/themes';
import { sql, type Kysely } from 'kysely';

/** Numbers that are the same for the same seed (mulberry32). */
function seeded(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    below: (most: number) => Math.floor(next() * most),
    chance: (share: number) => next() < share,
    of: <Value>(values: readonly Value[]): Value => values[Math.floor(next() * values.length)] as Value,
  };
}
type Random = ReturnType<typeof seeded>;

const dayMs = 86_400_000;
const dayFrom = (today: string, days: number) =>
  new Date(Date.parse(`${today}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
const instantFrom = (today: string, days: number) => `${dayFrom(today, days)}T12:00:00Z`;

const themeIds = themes().map(({ id }) => id);
const standardIds = standards().map(({ id }) => id);

function datasetOf(random: Random, cvegeo: string, today: string) {
  const issued = random.chance(0.8) ? -1 - random.below(900) : null;
  const modified = random.chance(0.9) ? (issued ?? -500) + random.of([0, 0, 30, 200]) : null;
  const standard = random.chance(0.4) ? random.of(standardIds) : null;
  return {
    cvegeo,
    title: `Conjunto ${random.below(1_000_000)}`,
    description: random.chance(0.8) ? 'Lo que contiene.' : '',
    keywords: random.chance(0.7) ? ['uno'] : [],
    theme_id: standard?.split('/')[0] ?? (random.chance(0.7) ? random.of([...themeIds, 'health']) : null),
    standard_id: standard === null ? null : `${standard}@1.0`,
    issued: issued === null ? null : instantFrom(today, issued),
    modified: modified === null ? null : instantFrom(today, Math.min(modified, -1)),
    publisher_name: random.chance(0.9) ? 'Ayuntamiento' : '',
    contact: random.of([
      null,
      { name: 'Enlace', email: null },
      { name: 'Enlace', email: 'datos@ejemplo.mx' },
    ]),
    distributions: Array.from({ length: random.below(3) }, (_, at) => ({
      id: `${at}`,
      url: random.chance(0.5) ? `https://datos.ejemplo.mx/${at}` : null,
      accessUrl: random.chance(0.5) ? `https://datos.ejemplo.mx/recurso/${at}` : null,
      format: random.of(['CSV', 'HTML', 'OTRO', 'PDF', '']),
    })),
    archived_at: random.chance(0.05) ? instantFrom(today, -3) : null,
    // Not assessed yet: it counts for nothing.
    quality: random.chance(0.05)
      ? null
      : {
          score: random.below(300),
          unknown: random.of([0, 50, 80]),
          stars: random.below(6),
          freshness: random.of(['fresh', 'late', 'stale', 'unknown']),
          conformance: random.of(['conforms', 'fails', 'unchecked', 'no-standard']),
          links: random.of([null, 0, 0.25, 0.5, 1, 1]),
          documentation: random.of([null, 0, 0.4, 1, 1]),
        },
  };
}

/** Adds as many datasets of governments as are asked for; gives nothing. */
export async function addDatasets(
  db: Kysely<Tables>,
  rows: readonly ReturnType<typeof datasetOf>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 5000) {
    const chunk = JSON.stringify(rows.slice(from, from + 5000));
    await sql`
      with row as materialized (
        select uuidv7() as id, row.* from jsonb_to_recordset(${chunk}::jsonb) as row (cvegeo text, title text,
          description text, keywords text[], theme_id text, standard_id text, issued timestamptz, modified timestamptz,
          publisher_name text, contact jsonb, distributions jsonb, archived_at timestamptz, quality jsonb)
      ), added as (
        insert into national.dataset (id, origin, cvegeo, level, state_cvegeo, publisher_name, title, description,
          keywords, theme_id, standard_id, issued, modified, contact, distributions, archived_at, updated_at)
        select id, 'harvested', cvegeo, case length(cvegeo) when 2 then 'state' else 'municipality' end,
          left(cvegeo, 2), publisher_name, title, description, keywords, theme_id, standard_id, issued, modified,
          nullif(contact, 'null'), distributions, archived_at, now()
        from row returning id, ordinal
      )
      insert into national.dataset_quality (dataset_id, ordinal, cvegeo, theme_id, standard_id, score, unknown, rating,
        stars, grade, freshness, conformance, links, documentation, findings, assessed_at)
      select row.id, added.ordinal, cvegeo, theme_id, standard_id, (quality ->> 'score')::integer,
        (quality ->> 'unknown')::integer, 'good', (quality ->> 'stars')::smallint, 50, quality ->> 'freshness',
        quality ->> 'conformance', (quality ->> 'links')::real, (quality ->> 'documentation')::real, '[]', now()
      from row join added on added.id = row.id where quality is not null and quality <> 'null'`.execute(db);
  }
}

/** Made-up datasets of `cvegeo`, live or not, assessed or not. */
export const sampleDatasets = (seed: number, cvegeo: string, options: { count: number; today: string }) => {
  const random = seeded(seed);
  return Array.from({ length: options.count }, () => datasetOf(random, cvegeo, options.today));
};

async function addWork(db: Kysely<Tables>, random: Random, cvegeo: string, today: string): Promise<void> {
  const times = (most: number) => Array.from({ length: random.chance(0.5) ? random.below(most) : 0 });
  const items = times(8).map((_, at) => {
    const promised = random.chance(0.7) ? random.below(200) - 120 : null;
    const isOpen = random.chance(0.5);
    return {
      cvegeo,
      number: at + 1,
      theme_id: random.chance(0.8) ? random.of(themeIds) : null,
      standard_id: random.chance(0.5) ? random.of([...standardIds, `${standardIds[0]}@1.0`]) : null,
      state: random.chance(0.2) ? 'not-openable' : isOpen ? 'open' : 'planned',
      planned_on: promised === null ? null : dayFrom(today, promised + random.of([0, 0, 60])),
      first_planned_on: promised === null ? null : dayFrom(today, promised),
      opened_on: isOpen ? dayFrom(today, Math.min(0, (promised ?? 0) + random.of([-20, 0, 15]))) : null,
    };
  });
  const commitments = times(6).map((_, at) => ({
    cvegeo,
    position: at + 1,
    indicator: random.of(['packages-live', 'freshness', 'inventory-filed']),
    parameters: { theme: random.of(themeIds), count: 1 },
    due_on: dayFrom(today, random.below(200) - 120),
    state: random.of(['pending', 'met', 'met-late', 'overdue', 'lapsed', 'excepted']),
  }));
  const requests = times(7).map((_, at) => ({
    folio: `DAT-${cvegeo}-${at}`,
    cvegeo,
    theme_id: random.chance(0.6) ? random.of(themeIds) : null,
    state: random.of(['published', 'checked', 'answered', 'answered', 'merged', 'rejected']),
    due_on: dayFrom(today, random.of([-500, -366, -365, -40, -1, 0, 12])),
    is_late: random.chance(0.3),
  }));
  const reports = times(5).map((_, at) => ({
    folio: `REP-${cvegeo}-${at}`,
    cvegeo,
    state: random.of(['published', 'answered']),
    due_on: dayFrom(today, random.of([-400, -30, -1, 3])),
    is_late: random.chance(0.3),
  }));
  await sql`
    insert into national.inventory_item (id, cvegeo, title, theme_id, standard_id, state, planned_on, opened_on,
      updated_at, number, responsible, has_private_data, first_planned_on)
    select uuidv7(), cvegeo, 'Renglón', theme_id, standard_id, state, planned_on, opened_on, now(), number, 'Área',
      false, first_planned_on
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as row (cvegeo text, number integer, theme_id text,
      standard_id text, state text, planned_on date, opened_on date, first_planned_on date)`.execute(db);
  await sql`
    insert into national.commitment (id, memorandum_id, cvegeo, position, indicator, parameters, due_on, state)
    select uuidv7(), uuidv7(), cvegeo, position, indicator, parameters, due_on, state
    from jsonb_to_recordset(${JSON.stringify(commitments)}::jsonb) as row (cvegeo text, position integer,
      indicator text, parameters jsonb, due_on date, state text)`.execute(db);
  await sql`
    insert into national.data_request (id, folio, cvegeo, title, description, requester_kind, state, theme_id, votes,
      received_at, due_on, is_late)
    select uuidv7(), folio, cvegeo, 'Petición', 'Texto', 'person', state, theme_id, 1, now(), due_on, is_late
    from jsonb_to_recordset(${JSON.stringify(requests)}::jsonb) as row (folio text, cvegeo text, state text,
      theme_id text, due_on date, is_late boolean)`.execute(db);
  // Of one of its datasets where it has any, else of one that is gone.
  await sql`
    insert into national.dataset_report (id, folio, dataset_id, cvegeo, kind, state, received_at, due_on, is_late)
    select uuidv7(), folio, coalesce((select id from national.dataset where cvegeo = ${cvegeo} limit 1), uuidv7()),
      cvegeo, 'other', state, now(), due_on, is_late
    from jsonb_to_recordset(${JSON.stringify(reports)}::jsonb) as row (folio text, cvegeo text, state text,
      due_on date, is_late boolean)`.execute(db);
}

/** The points of each catalogue and theme, as the observatory's assessment keeps them: made up here. */
export async function addCatalogueQuality(db: Kysely<Tables>): Promise<void> {
  await sql`
    insert into national.catalogue_quality (cvegeo, theme_id, datasets, score, unknown, grade, indicators, counts,
      fixes, computed_at)
    select cvegeo, theme_id, datasets, 17 + (hash % 200) + 0.5, hash % 90, 50, '[]', '{}', '[]', now()
    from (
      select cvegeo, coalesce(theme_id, '') as theme_id, count(*) as datasets,
        abs(hashtext(cvegeo || coalesce(theme_id, ''))) as hash
      from national.dataset_quality group by grouping sets ((cvegeo), (cvegeo, theme_id))
      having grouping(theme_id) = 1 or theme_id is not null
    ) as catalogue
    on conflict do nothing`.execute(db);
}

/**
 * Fills a test database with governments as different as they come: with nothing, with little, with much; with plans,
 * commitments, requests and reports in every state. The same seed gives the same.
 */
export async function addSampleGovernments(
  db: Kysely<Tables>,
  { seed, count, today }: { seed: number; count: number; today: string },
): Promise<string[]> {
  const random = seeded(seed);
  const rows = await db.selectFrom('national.government').select('cvegeo').orderBy('cvegeo').execute();
  const step = Math.floor(rows.length / count);
  const cvegeos = rows
    .filter((_, at) => at % step === 0)
    .map(({ cvegeo }) => cvegeo)
    .slice(0, count);
  const datasets = cvegeos.flatMap((cvegeo) =>
    Array.from({ length: random.of([0, 1, 2, 5, 12, 30]) }, () => datasetOf(random, cvegeo, today)),
  );
  await addDatasets(db, datasets);
  for (const cvegeo of cvegeos) await addWork(db, random, cvegeo, today);
  await addCatalogueQuality(db);
  return cvegeos;
}
