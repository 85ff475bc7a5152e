import type { Tables } from '@rma/persistence';
import type { Kysely, Selectable } from 'kysely';

export type NodeRow = Pick<Selectable<Tables['national.node']>, 'cvegeo' | 'title' | 'url'>;

/** Every approved node, by government. */
export function approvedNodes(db: Kysely<Tables>): Promise<NodeRow[]> {
  return db
    .selectFrom('national.node')
    .select(['cvegeo', 'title', 'url'])
    .orderBy('cvegeo')
    .orderBy('url')
    .execute();
}
