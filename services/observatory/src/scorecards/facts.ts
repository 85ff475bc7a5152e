import type { ScorecardFacts } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import { standards, themes } from '@rma/themes';
import type { Kysely } from 'kysely';
import * as queries from './fact-queries.ts';

/** All themes together, as national.scorecard names it. */
export const wholeGovernment = '';

type Draft = Omit<ScorecardFacts, 'datasets'> & { datasets: ScorecardFacts['datasets'][number][] };

const emptyDraft = (): Draft => ({
  datasets: [],
  metadata: { won: 0, judged: 0 },
  standards: { published: 0, asked: 0 },
  plan: { inTime: 0, late: 0, missed: 0 },
  commitments: { met: 0, metLate: 0, unmet: 0 },
  answers: { inTime: 0, late: 0 },
});

/** One government's facts by theme; `wholeGovernment` holds all of them, those of no theme too. */
export type GovernmentFacts = { cvegeo: string; scopes: Map<string, ScorecardFacts> };

/**
 * What the scorecards of governments are made of, as the national view says now; governments of which there is
 * nothing at all are not there. `today` is Mexico City's date.
 */
export async function readFacts(
  db: Kysely<Tables>,
  whose: queries.Whose,
  today: string,
): Promise<GovernmentFacts[]> {
  // One connection answers them one by one; in a transaction they would be anyway.
  const groups = await queries.datasetGroups(db, whose);
  const points = await queries.metadataPoints(db, whose);
  const published = await queries.publishedStandards(db, whose);
  const closed = await queries.closedStandards(db, whose);
  const plans = await queries.planTallies(db, whose, today);
  const commitments = await queries.commitmentTallies(db, whose, today);
  const answers = await queries.answerTallies(db, whose, today);

  const known = new Set(themes().map(({ id }) => id));
  const drafts = new Map<string, Map<string, Draft>>();
  function draft(cvegeo: string, theme: string): Draft {
    const scopes = drafts.get(cvegeo) ?? new Map<string, Draft>();
    drafts.set(cvegeo, scopes);
    const found = scopes.get(theme) ?? emptyDraft();
    scopes.set(theme, found);
    return found;
  }
  /** The drafts that a row counts in: the whole government's, and its theme's. */
  function draftsOf(row: { cvegeo: string; theme_id: string }): Draft[] {
    const whole = draft(row.cvegeo, wholeGovernment);
    return known.has(row.theme_id) ? [whole, draft(row.cvegeo, row.theme_id)] : [whole];
  }

  for (const group of groups) for (const one of draftsOf(group)) one.datasets.push(group);
  for (const { cvegeo, theme_id, won, judged } of points) {
    const found = drafts.get(cvegeo)?.get(theme_id);
    if (found) found.metadata = { won, judged };
  }
  for (const row of plans) for (const { plan } of draftsOf(row)) add(plan, row);
  for (const row of commitments) for (const one of draftsOf(row)) add(one.commitments, row);
  for (const row of answers) for (const one of draftsOf(row)) add(one.answers, row);
  countStandards(drafts, { published, closed });
  return [...drafts].map(([cvegeo, scopes]) => ({ cvegeo, scopes }));
}

function add<Name extends string>(
  tally: Record<Name, number>,
  row: Readonly<Record<NoInfer<Name>, number>>,
): void {
  for (const name of Object.keys(tally) as Name[]) tally[name] += row[name];
}

type StandardOf = { cvegeo: string; standard: string };

/** A standard is asked of everybody, but not of whoever declared that it cannot be opened and publishes nothing of it. */
function countStandards(
  drafts: Map<string, Map<string, Draft>>,
  { published, closed }: { published: readonly StandardOf[]; closed: readonly StandardOf[] },
): void {
  const keyOf = ({ cvegeo, standard }: StandardOf) => `${cvegeo} ${standard}`;
  const isPublished = new Set(published.map(keyOf));
  const isClosed = new Set(closed.map(keyOf));
  const all = standards();
  for (const [cvegeo, scopes] of drafts) {
    for (const [theme, { standards: tally }] of scopes) {
      for (const { id, theme: own } of all) {
        if (theme !== wholeGovernment && theme !== own) continue;
        const key = keyOf({ cvegeo, standard: id });
        if (isPublished.has(key)) tally.published += 1;
        if (isPublished.has(key) || !isClosed.has(key)) tally.asked += 1;
      }
    }
  }
}
