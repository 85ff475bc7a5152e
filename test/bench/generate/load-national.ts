import { Client } from 'pg';
import { governmentKeys } from '../governments.ts';
import { generateDatasets, type GeneratedDataset } from './national-datasets.ts';

const BATCH = 5000;
const WRITERS = 2;

/** A source for every government that has records, so that they are as complete as harvested ones. */
const insertSources = `
  insert into national.source (id, cvegeo, kind, title, url, health, last_success_at, last_run_at)
  select ('00000000-0000-4000-b000-' || lpad(cvegeo, 12, '0'))::uuid, cvegeo, 'ckan', 'Portal de ' || name,
    'https://datos.example/' || cvegeo, 'healthy', now(), now()
  from national.government`;

const insertDatasets = `
  insert into national.dataset (id, origin, source_id, cvegeo, level, state_cvegeo, publisher_name, title, description,
    theme_id, keywords, licence, issued, modified, periodicity, standard_id, temporal, spatial, preview, landing_page, contact, distributions, formats,
    also_at, updated_at)
  select made.id, 'harvested', ('00000000-0000-4000-b000-' || lpad(g.cvegeo, 12, '0'))::uuid,
    g.cvegeo, g.level, g.state_cvegeo, g.name, made.title, made.description, made.theme_id, made.keywords, made.licence,
    made.issued, made.modified, made.periodicity, made.standard_id, made.temporal, made.spatial, made.preview,
    'https://datos.example/' || made.id,
    jsonb_build_object('name', 'Unidad de datos', 'email', 'datos@municipio.example'),
    (select jsonb_agg(jsonb_build_object('id', made.id || '-' || format, 'title', 'Tabla', 'format', format,
       'mediaType', null, 'url', 'https://datos.example/' || made.id || '.' || lower(format), 'accessUrl', null,
       'bytes', 1000, 'sha256', null, 'modified', null, 'role', null)) from unnest(made.formats) as format),
    made.formats, '[]', coalesce(made.modified, made.issued)
  from json_to_recordset($1) as made (id uuid, cvegeo text, title text, description text, theme_id text,
    keywords text[], formats text[], issued timestamptz, modified timestamptz, periodicity text,
    licence text, standard_id text, temporal text, spatial text, preview jsonb)
  join national.government g on g.cvegeo = made.cvegeo`;

/** An assessment of nine in ten, as uneven as real ones: none is worked out. */
const insertQuality = `
  insert into national.dataset_quality (dataset_id, ordinal, cvegeo, theme_id, standard_id, score, unknown, rating, stars,
    grade, freshness, conformance, findings, assessed_at)
  select id, ordinal, cvegeo, theme_id, standard_id, 405 * grade / 100, 0,
    case when grade >= 87 then 'excellent' when grade >= 55 then 'good' when grade >= 30 then 'sufficient' else 'bad' end,
    1 + grade / 34, grade, (array['fresh', 'late', 'stale', 'unknown'])[1 + abs(hashint4(ordinal + 7)) % 4],
    'unchecked', '{}', now()
  from (select *, abs(hashint4(ordinal)) % 101 as grade from national.dataset) as judged
  where ordinal % 10 > 0`;

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString, application_name: 'rma-bench' });
  await client.connect();
  return client;
}

function* batchesOf(datasets: Iterable<GeneratedDataset>): Generator<GeneratedDataset[]> {
  let batch: GeneratedDataset[] = [];
  for (const dataset of datasets) {
    batch.push(dataset);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/**
 * Writes `count` generated datasets into the national view as the superuser, half of them of the 32 states and half
 * of the municipalities, and brings its statistics up to date. The search index is made afterwards, as a restore does.
 */
export async function loadNational(connectionString: string, { count }: { count: number }): Promise<void> {
  const { states, municipalities } = governmentKeys();
  const stateShare = Math.ceil(municipalities.length / states.length);
  const governments = [...municipalities, ...Array.from({ length: stateShare }, () => states).flat()];
  const admin = await connect(connectionString);
  const writers = await Promise.all(Array.from({ length: WRITERS }, () => connect(connectionString)));
  try {
    const { rows } = await admin.query<{ definition: string }>(
      `select pg_get_indexdef('national.dataset_search'::regclass) as definition`,
    );
    await admin.query('drop index national.dataset_search');
    await admin.query(insertSources);
    const batches = batchesOf(generateDatasets({ count, governments }));
    await Promise.all(
      writers.map(async (writer) => {
        for (const batch of batches) await writer.query(insertDatasets, [JSON.stringify(batch)]);
      }),
    );
    await admin.query(rows[0]?.definition ?? '');
    await admin.query(insertQuality);
    await admin.query('vacuum analyze national.dataset_quality');
    await admin.query('vacuum analyze national.dataset');
  } finally {
    await Promise.all([admin, ...writers].map((client) => client.end()));
  }
}
