import type { Tables } from '@rma/persistence';
import type { Kysely } from 'kysely';

/** Live datasets of one government that are alike in all that its catalogue counts. */
export type Holding = {
  cvegeo: string;
  theme_id: string | null;
  standard_id: string | null;
  periodicity: string | null;
  modified: Date | null;
  datasets: number;
};

/** What governments hold, grouped; one statement for any number of them. */
export function holdingsOf(db: Kysely<Tables>, cvegeos: readonly string[]): Promise<Holding[]> {
  return db
    .selectFrom('national.dataset')
    .where('cvegeo', 'in', [...cvegeos])
    .where('archived_at', 'is', null)
    .groupBy(['cvegeo', 'theme_id', 'standard_id', 'periodicity', 'modified'])
    .select(['cvegeo', 'theme_id', 'standard_id', 'periodicity', 'modified'])
    .select((eb) => eb.fn.countAll<number>().as('datasets'))
    .execute();
}
