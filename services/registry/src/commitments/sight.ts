import { commitmentTermSchema, type CommitmentIndicator, type CommitmentTerm } from '@rma/domain';
import type { Database } from '../dependencies.ts';
import type { Commitment } from './commitment-queries.ts';
import { distinctDatasets, type LiveDataset } from './distinct-datasets.ts';
import * as queries from './measure-queries.ts';

/** What has to be known of a commitment to measure it. */
export type Measurable = Pick<Commitment, 'cvegeo' | 'indicator' | 'parameters' | 'due_on' | 'begun_on'>;

/** The commitment as its agreement states it. */
export const termOf = (commitment: Pick<Commitment, 'indicator' | 'parameters' | 'due_on'>): CommitmentTerm =>
  commitmentTermSchema.parse({
    indicator: commitment.indicator,
    parameters: commitment.parameters,
    dueOn: commitment.due_on,
  });

/** What the network sees of some governments, read once for all their commitments. */
export type Sight = {
  now: Date;
  posts: Map<string, queries.PostHeld[]>;
  inventory: Map<string, { filedAt: Date | null; planPublishedAt: Date | null }>;
  charter: Map<string, string>;
  datasets: Map<string, LiveDataset[][]>;
  changedAt: Map<string, Date>;
  questions: Map<string, queries.Question[]>;
};

const byGovernment = <Row extends { cvegeo: string }>(rows: readonly Row[]): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.cvegeo);
    if (group) group.push(row);
    else groups.set(row.cvegeo, [row]);
  }
  return groups;
};

/** Reads only what the indicators at hand need, each in one statement for all the governments. */
export async function look(db: Database, commitments: readonly Measurable[], now: Date): Promise<Sight> {
  const having = (...indicators: CommitmentIndicator[]) => [
    ...new Set(
      commitments
        .filter(({ indicator }) => indicators.some((each) => each === indicator))
        .map(({ cvegeo }) => cvegeo),
    ),
  ];
  const read = <Row>(cvegeos: string[], query: (cvegeos: string[]) => Promise<Row[]>): Promise<Row[]> =>
    cvegeos.length === 0 ? Promise.resolve([]) : query(cvegeos);
  const themes = commitments.flatMap((commitment) => {
    const term = termOf(commitment);
    return term.indicator === 'packages-live' ? [term.parameters.theme] : [];
  });
  const posts = await read(having('officials-designated'), (of) => queries.officialsInPost(db, of));
  const inventories = await read(having('inventory-filed', 'plan-published'), (of) =>
    queries.inventoriesOf(db, of),
  );
  const adoptions = await read(having('charter-adopted'), (of) => queries.charterAdoptionsOf(db, of));
  const datasets = await read(having('packages-live', 'freshness'), (of) =>
    queries.liveDatasetsOf(db, of, { themes: [...new Set(themes)] }),
  );
  const changes = await read(having('freshness'), (of) => queries.lastCatalogueChangeOf(db, of));
  const questions = await read(having('answers-in-time'), (of) => queries.questionsOf(db, of));
  return {
    now,
    posts: byGovernment(posts),
    inventory: new Map(inventories.map((row) => [row.cvegeo, row])),
    charter: new Map(adoptions.map(({ cvegeo, adoptedOn }) => [cvegeo, adoptedOn])),
    datasets: new Map([...byGovernment(datasets)].map(([cvegeo, rows]) => [cvegeo, distinctDatasets(rows)])),
    changedAt: new Map(changes.map(({ cvegeo, at }) => [cvegeo, at])),
    questions: byGovernment(questions),
  };
}
