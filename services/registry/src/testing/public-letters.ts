import type { Tables } from '@rma/persistence';
import type { Kysely } from 'kysely';

/** The tokens of the confirmation links that an address was sent, the oldest first. */
export async function confirmationTokens(db: Kysely<Tables>, email: string): Promise<string[]> {
  const letters = await db
    .selectFrom('registry.message')
    .select('body')
    .where('kind', '=', 'confirmation')
    .where('recipient', '=', email)
    .orderBy('id')
    .execute();
  return letters.flatMap(({ body }) => /\/confirmar\/([\w-]+)/.exec(body)?.[1] ?? []);
}

/** A dataset of a government in the national view, as a publication leaves it. */
export async function addPublicDataset(
  db: Kysely<Tables>,
  dataset: { id: string; cvegeo: string; title: string },
): Promise<void> {
  const { id, cvegeo, title } = dataset;
  await db
    .insertInto('national.dataset')
    .values({
      id,
      origin: 'hosted',
      source_id: null,
      package_id: null,
      cvegeo,
      level: cvegeo.length === 2 ? 'state' : 'municipality',
      state_cvegeo: cvegeo.slice(0, 2),
      publisher_name: cvegeo,
      title,
      theme_id: null,
      standard_id: null,
      licence: null,
      issued: null,
      modified: null,
      periodicity: null,
      temporal: null,
      spatial: null,
      landing_page: null,
      contact: null,
      distributions: '[]',
      preview: null,
      also_at: '[]',
      origin_uri: null,
      archived_at: null,
      updated_at: new Date(),
    })
    .execute();
}
