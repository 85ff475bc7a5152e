import type { Tables } from '@rma/persistence';
import type { Kysely, Selectable } from 'kysely';
import { selectMemoranda } from '../memoranda/memorandum-queries.ts';

export type OfficialRow = Selectable<Tables['national.official']>;

/** Officials now designated, the liaison first, then by start of term. */
export function officialsOf(db: Kysely<Tables>, cvegeos: readonly string[]): Promise<OfficialRow[]> {
  return db
    .selectFrom('national.official')
    .selectAll()
    .where('cvegeo', 'in', [...cvegeos])
    .orderBy('post', 'desc')
    .orderBy('term_starts')
    .orderBy('id')
    .execute();
}

/** Every memorandum of these governments, the one that lasts longest first. */
export function memorandaOf(db: Kysely<Tables>, cvegeos: readonly string[]) {
  return selectMemoranda(db)
    .where('cvegeo', 'in', [...cvegeos])
    .orderBy('valid_until', 'desc')
    .orderBy('id')
    .execute();
}
