import { treatmentSql } from '@rma/privacy';
import type { PersonalDataFinding } from '@rma/privacy';
import { decidedFor } from '../checks/personal-data.ts';
import { shown } from '../checks/findings.ts';
import { count } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import type { ColumnMatch } from '../match/column-match.ts';
import type { Preparation } from '../preparation.ts';
import type { Repair } from '../report.ts';

/** Headers of columns that a person decided to leave out: they are treated as not there. */
export const droppedHeaders = (decisions: Preparation['privacy']): Set<string> =>
  new Set(decisions.map(({ header }) => header).filter((header) => decidedFor(header, decisions) === 'drop'));

export type Treatments = { cells: ReadonlyMap<number, string>; repairs: Repair[] };

/**
 * How the cells of each column with a decision are treated, as SQL over the column, and the count of what changes. A
 * repeated header is treated wherever it stands. What the repairs show of the cells as they came is masked.
 */
export const treatmentsOf = async (
  engine: Engine,
  headers: string[],
  options: { found: PersonalDataFinding[]; decisions: Preparation['privacy']; match: ColumnMatch },
): Promise<Treatments> => {
  const { decisions, found, match } = options;
  const cells = new Map<number, string>();
  const repairs: Repair[] = [];
  for (const [index, header] of headers.entries()) {
    const action = decidedFor(header, decisions);
    if (action === null || action === 'keep') continue;
    const evidence = found.filter((each) => each.field === header);
    if (evidence.length === 0 && action !== 'drop') continue;
    const filled = match.sources.find(
      ({ source }) => source.kind === 'column' && source.index === index,
    )?.field;
    const column = `c${index}`;
    const treated = treatmentSql(action, column, {
      kind: evidence.map((each) => each.kind),
      type: filled?.type ?? null,
    });
    cells.set(index, treated);
    const [changed] = await engine.rows(
      `SELECT count(*) AS n, any_value(after) AS after FROM (SELECT ${column} AS before, ${treated} AS after FROM source)
       WHERE before IS NOT NULL AND after IS DISTINCT FROM before`,
    );
    repairs.push({
      code: `privacy-${action}`,
      field: header,
      count: count(changed?.['n']),
      before: shown(evidence[0]?.examplesMasked[0]),
      after: shown(changed?.['after']),
    });
  }
  return { cells, repairs };
};
