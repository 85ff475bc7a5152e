import type { Tables } from '@rma/persistence';
import { sql, type Kysely, type SqlBool } from 'kysely';
import { lexemesOf } from '../ckan/search-conditions.ts';

/** How many entries a feed has. */
export const MOST_ENTRIES = 100;

/** Which datasets are news to somebody; what is absent does not matter. */
export type Interest = {
  cvegeo?: string | undefined;
  themeId?: string | undefined;
  words?: string | undefined;
  state?: string | undefined;
  level?: 'state' | 'municipality' | undefined;
  format?: string | undefined;
  sourceId?: string | undefined;
  origin?: 'hosted' | 'harvested' | 'node' | undefined;
};

const isAbout = (words: string) => {
  const lexemes = lexemesOf(words, false);
  return sql<SqlBool>`(numnode(${lexemes}) = 0 or dataset.search @@ ${lexemes})`;
};

/** The live datasets of an interest that last changed, newest first. */
export function newestDatasets(db: Kysely<Tables>, interest: Interest) {
  const { cvegeo, themeId, words, state, level, format, sourceId, origin } = interest;
  return db
    .selectFrom('national.dataset as dataset')
    .innerJoin('national.government as government', 'government.cvegeo', 'dataset.cvegeo')
    .select([
      'dataset.id',
      'dataset.title',
      'dataset.description',
      'dataset.theme_id',
      'dataset.issued',
      'dataset.updated_at',
      'government.level',
      'government.name as government_name',
      'government.state_name',
    ])
    .where('dataset.archived_at', 'is', null)
    .$if(cvegeo !== undefined, (query) => query.where('dataset.cvegeo', '=', cvegeo ?? ''))
    .$if(themeId !== undefined, (query) => query.where('dataset.theme_id', '=', themeId ?? ''))
    .$if(state !== undefined, (query) => query.where('dataset.state_cvegeo', '=', state ?? ''))
    .$if(level !== undefined, (query) => query.where('dataset.level', '=', level ?? 'state'))
    .$if(origin !== undefined, (query) => query.where('dataset.origin', '=', origin ?? 'hosted'))
    .$if(sourceId !== undefined, (query) => query.where('dataset.source_id', '=', sourceId ?? ''))
    .$if(format !== undefined, (query) =>
      query.where(sql<SqlBool>`dataset.formats @> array[upper(${format ?? ''})]::text[]`),
    )
    .$if(words !== undefined, (query) => query.where(isAbout(words ?? '')))
    .orderBy('dataset.updated_at', 'desc')
    .orderBy('dataset.ordinal')
    .limit(MOST_ENTRIES)
    .execute();
}

export type NewsRow = Awaited<ReturnType<typeof newestDatasets>>[number];
