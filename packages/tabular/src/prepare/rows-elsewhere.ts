import { finding, shown } from '../checks/findings.ts';
import type { Engine } from '../engine/engine.ts';
import { count } from '../engine/engine.ts';
import { list } from '../engine/sql.ts';
import type { Answers } from '../fields/ask-forms.ts';
import { stateOf } from '../fields/propose.ts';
import type { ColumnMatch } from '../match/column-match.ts';
import { plainHeader } from '../match/plain-header.ts';
import type { Finding, Proposal, PublisherContext, Repair } from '../report.ts';
import { createPlaceNames } from './place-names.ts';

/** A column with more different texts than this names something else than governments. */
const mostNames = 3_000;
const mostCases = 10;
const leftOut = 'queda fuera';

type Named = { name: string; count: number; row: number };
type NamesColumn = { header: string; index: number; isState: boolean };

export type RowsElsewhere = {
  findings: Finding[];
  proposals: Proposal[];
  repairs: Repair[];
  /** SQL condition of the rows of `source` that stay; null when all do. */
  keep: string | null;
  rows: number;
};

const cellsOf = async (engine: Engine, index: number, rowOffset: number): Promise<Named[]> => {
  const rows = await engine.rows(
    `SELECT trim(c${index}) AS name, count(*) AS n, min(r) AS r FROM source
     WHERE regexp_matches(c${index}, '[[:alpha:]]{3}') GROUP BY 1 ORDER BY n DESC, name LIMIT ${mostNames + 1}`,
  );
  if (rows.length > mostNames) return [];
  return rows.map((row) => ({
    name: String(row['name']),
    count: count(row['n']),
    row: Number(row['r']) + rowOffset + 2,
  }));
};

const cellsIn = (named: Named[]): number => named.reduce((sum, each) => sum + each.count, 0);

/** The columns of names beside fields that only the publisher's own key fills. */
const namesColumns = (headers: string[], match: ColumnMatch): NamesColumn[] =>
  match.sources.flatMap(({ field, source }) => {
    if (source.kind !== 'constant' || source.because !== 'publisher') return [];
    const known = new Set([field.name, ...field.rma.synonyms].map(plainHeader));
    const index = match.extra.find((at) => known.has(plainHeader(headers[at] ?? '')));
    return index === undefined
      ? []
      : [{ header: headers[index] ?? field.name, index, isState: field.rma.key === 'cve_ent' }];
  });

const elsewhere = (header: string, named: Named[], examples: number): Finding =>
  finding('place-name-elsewhere', header, {
    message: `La columna «${header}» nombra a otro gobierno.`,
    fix: 'Acepte dejar fuera esos renglones, o quítelos de su archivo: cada gobierno publica los suyos.',
    count: cellsIn(named),
    examples: named.slice(0, examples).map(({ name, row }) => ({ row, value: shown(name) })),
  });

const unknown = (header: string, named: Named[], examples: number): Finding =>
  finding('place-name-unknown', header, {
    severity: 'warning',
    message: `La columna «${header}» trae nombres que no son el de quien publica; los renglones se publican con su clave.`,
    fix: 'Compruebe que esos renglones sean de su territorio.',
    count: cellsIn(named),
    examples: named.slice(0, examples).map(({ name, row }) => ({ row, value: shown(name) })),
  });

const leaveOut = (header: string, named: Named[], answers: Answers): Proposal => {
  const key = `rows-elsewhere:${plainHeader(header).slice(0, 200)}`;
  return {
    key,
    code: 'rows-elsewhere',
    field: header,
    message: `Hay renglones que nombran a otro gobierno en «${header}»; se dejarían fuera de lo que se publica.`,
    count: cellsIn(named),
    cases: named
      .slice(0, mostCases)
      .map(({ name, count: cells }) => ({ before: shown(name), after: leftOut, count: cells })),
    state: stateOf(key, answers),
  };
};

/**
 * Where only the publisher's own key fills a field and the file has a column of names known by that field's words, the
 * names must be the publisher's: a row that names another government of INEGI's catalogue would be published as the
 * publisher's. Such rows are an error until somebody accepts to leave them out; a name nobody has is a warning.
 */
export const findRowsElsewhere = async (
  engine: Engine,
  headers: string[],
  options: {
    match: ColumnMatch;
    context: PublisherContext;
    answers: Answers;
    rowOffset: number;
    examples: number;
  },
): Promise<RowsElsewhere> => {
  const { match, context, answers, rowOffset, examples } = options;
  const { cvegeo, governments } = context;
  const found: RowsElsewhere = { findings: [], proposals: [], repairs: [], keep: null, rows: 0 };
  const columns = namesColumns(headers, match);
  if (cvegeo === null || governments === undefined || columns.length === 0) return found;
  const places = createPlaceNames(governments);
  const kept: string[] = [];
  for (const { header, index, isState } of columns) {
    const own = isState ? cvegeo.slice(0, 2) : cvegeo;
    const find = (name: string) =>
      isState ? places.state(name) : places.municipality(name, cvegeo.slice(0, 2));
    const others = (await cellsOf(engine, index, rowOffset)).filter(({ name }) => find(name)?.key !== own);
    const isElsewhere = ({ name }: Named) =>
      find(name)?.isExact === true || (!isState && places.isMunicipalityOfAnyState(name));
    const foreign = others.filter(isElsewhere);
    const strange = others.filter((each) => !isElsewhere(each));
    if (strange.length > 0) found.findings.push(unknown(header, strange, examples));
    if (foreign.length === 0) continue;
    const proposal = leaveOut(header, foreign, answers);
    found.proposals.push(proposal);
    if (proposal.state !== 'accepted') {
      found.findings.push(elsewhere(header, foreign, examples));
      continue;
    }
    kept.push(
      `NOT coalesce(list_contains(${list(foreign.map(({ name }) => name))}, trim(c${index})), false)`,
    );
    found.rows += proposal.count;
    found.repairs.push({
      code: 'rows-elsewhere',
      field: header,
      count: proposal.count,
      before: shown(foreign[0]?.name),
      after: leftOut,
    });
  }
  return { ...found, keep: kept.length > 0 ? kept.join(' AND ') : null };
};
