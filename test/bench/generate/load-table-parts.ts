import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { CrimePart } from './crime-parts.ts';

const insertDatasets = `
  insert into national.dataset (id, origin, source_id, cvegeo, level, state_cvegeo, publisher_name, title, description,
    theme_id, standard_id, keywords, licence, issued, modified, distributions, formats, also_at, updated_at)
  select part.id, 'harvested', null, g.cvegeo, g.level, g.state_cvegeo, g.name, 'Incidencia delictiva', '', 'security',
    'security/crime-incidence', '{}', 'cc-by-4.0', now(), now(), '[]', '{}', '[]', now()
  from json_to_recordset($1) as part (id uuid, cvegeo text)
  join national.government g on g.cvegeo = part.cvegeo`;

const insertParts = `
  insert into national.table_part (dataset_id, standard_id, standard_version, cvegeo, sha256, bytes, rows,
    temporal_from, temporal_to, published_at)
  select id, 'security/crime-incidence', '1.0', cvegeo, sha256, 1, rows, '2015-01-01', '2025-12-31', now()
  from json_to_recordset($1) as part (id uuid, cvegeo text, sha256 text, rows bigint)`;

/** Makes files the parts of the national table of crime, each with a dataset, as the superuser. */
export async function loadTableParts(connectionString: string, parts: readonly CrimePart[]): Promise<void> {
  const client = new Client({ connectionString, application_name: 'rma-bench' });
  await client.connect();
  try {
    const identified = JSON.stringify(parts.map((part) => ({ id: randomUUID(), ...part })));
    await client.query(insertDatasets, [identified]);
    await client.query(insertParts, [identified]);
  } finally {
    await client.end();
  }
}
