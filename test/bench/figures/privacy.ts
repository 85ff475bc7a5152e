import { detectPersonalData, isBlocking, kindWords, offersFor, treat } from '@rma/privacy';
import type { PersonalDataKind, PrivacyAction } from '@rma/privacy';
import type { Figure, Measurement } from '../figure.ts';
import type { Case, NegativeClass, PositiveClass } from '../generate/personal-data/case.ts';
import { harmlessCodes } from '../generate/personal-data/harmless-codes.ts';
import { harmlessWords } from '../generate/personal-data/harmless-words.ts';
import { revealingColumns } from '../generate/personal-data/revealing-columns.ts';
import { revealingTables } from '../generate/personal-data/revealing-tables.ts';
import { createRandom } from '../generate/personal-data/random.ts';

const positiveClasses = [...revealingColumns, ...revealingTables];
const negativeClasses = [...harmlessCodes, ...harmlessWords];
const seed = 20_261_122;
/** Names alone only warn, so for them a warning is already a false alarm. */
const warns = new Set<PersonalDataKind>(['person-name']);

type Recall = { name: string; tables: number; found: number; cells: number; cellsFound: number };

function recallOf(positive: PositiveClass, cases: number): Recall {
  const random = createRandom(seed);
  const recall = { name: positive.name, tables: cases, found: 0, cells: 0, cellsFound: 0 };
  for (let index = 0; index < cases; index += 1) {
    const made = positive.make(random);
    const finding = detectPersonalData(made).find(
      (each) => each.kind === positive.kind && (isBlocking(each) || !positive.mustBlock),
    );
    recall.cells += made.cells;
    if (finding === undefined) continue;
    recall.found += 1;
    recall.cellsFound += Math.min(finding.count, made.cells);
  }
  return recall;
}

/** How many tables of the class each detector takes for personal data. */
function alarmsOf(negative: NegativeClass, cases: number): Map<PersonalDataKind, number> {
  const random = createRandom(seed);
  const alarms = new Map<PersonalDataKind, number>();
  for (let index = 0; index < cases; index += 1) {
    const kinds = detectPersonalData(negative.make(random))
      .filter((finding) => isBlocking(finding) || warns.has(finding.kind))
      .map((finding) => finding.kind);
    for (const kind of new Set(kinds)) alarms.set(kind, (alarms.get(kind) ?? 0) + 1);
  }
  return alarms;
}

/** The table after `action` was decided for every column with evidence, or a mask where it is not offered. */
function treated(made: Case, action: PrivacyAction): Case {
  const findings = detectPersonalData(made).filter(isBlocking);
  const kindsAt = made.headers.map((header) =>
    findings.filter((finding) => finding.field === header).map((finding) => finding.kind),
  );
  const actionAt = kindsAt.map((kinds) =>
    kinds.some((kind) => offersFor({ kind }).includes(action)) ? action : 'mask',
  );
  return {
    ...made,
    rows: made.rows.map((row) =>
      row.map((cell, position) => {
        const kind = kindsAt[position] ?? [];
        if (kind.length === 0) return cell;
        return treat(actionAt[position] ?? 'mask', cell, { kind, type: null }) ?? '';
      }),
    ),
  };
}

/** In how many tables something still blocks after every column with evidence was treated. */
function leaksOf(positive: PositiveClass, cases: number, action: PrivacyAction): number {
  const random = createRandom(seed);
  let leaks = 0;
  for (let index = 0; index < cases; index += 1)
    if (detectPersonalData(treated(positive.make(random), action)).some(isBlocking)) leaks += 1;
  return leaks;
}

const percent = (part: number, whole: number) => (part * 100) / whole;
const shown = (share: number) => `${share.toFixed(share === 100 || share === 0 ? 0 : 1)} %`;

/**
 * Each detector against tables of which is known what they hold: how many of those with its kind it finds, and how
 * many of those without any personal data it takes for such. Always the same tables.
 */
export const privacy: Figure = async function* ({ isFull, log }) {
  const cases = isFull ? 10_000 : 2_000;
  log(
    `${cases.toLocaleString('en-US')} tables for each of ${positiveClasses.length + negativeClasses.length} classes`,
  );
  const alarms = negativeClasses.map((negative) => ({
    name: negative.name,
    kinds: alarmsOf(negative, cases),
  }));
  const clean = negativeClasses.length * cases;

  const kinds = (Object.keys(kindWords) as PersonalDataKind[]).filter((kind) =>
    positiveClasses.some((positive) => positive.kind === kind),
  );
  for (const kind of kinds) {
    const recalls = positiveClasses
      .filter((positive) => positive.kind === kind)
      .map((positive) => recallOf(positive, cases));
    const sum = (of: (recall: Recall) => number) => recalls.reduce((total, recall) => total + of(recall), 0);
    const mistaken = alarms.flatMap(({ name, kinds: found }) => {
      const tables = found.get(kind) ?? 0;
      return tables === 0 ? [] : [{ name, tables }];
    });
    const wrong = mistaken.reduce((total, { tables }) => total + tables, 0);
    yield {
      name: `privacy.${kind} recall`,
      value: percent(
        sum((each) => each.found),
        sum((each) => each.tables),
      ),
      unit: '%',
      target: { atLeast: 99 },
      note: [
        `false positives ${wrong} of ${clean.toLocaleString('en-US')}`,
        ...mistaken.map(({ name, tables }) => `(${name}: ${shown(percent(tables, cases))})`),
        `cells ${shown(
          percent(
            sum((each) => each.cellsFound),
            sum((each) => each.cells),
          ),
        )}`,
        ...recalls.map((each) => `${each.name} ${shown(percent(each.found, each.tables))}`),
      ].join(', '),
    } satisfies Measurement;
  }
  const troubled = alarms.reduce((total, { kinds: found }) => total + Math.max(0, ...found.values()), 0);
  yield {
    name: 'privacy.false-positives',
    value: percent(troubled, clean),
    unit: '%',
    target: { atMost: 0.5 },
    note: `${negativeClasses.length} classes of look-alikes and nearly valid identifiers`,
  };

  for (const action of ['mask', 'generalise', 'blur'] as const) {
    const few = cases / 10;
    const leaks = positiveClasses.map((positive) => ({
      name: `${positive.kind} ${positive.name}`,
      tables: leaksOf(positive, few, action),
    }));
    const tables = positiveClasses.length * few;
    const leaking = leaks.filter((leak) => leak.tables > 0);
    yield {
      name: `privacy.${action} leaves nothing to find`,
      value: percent(tables - leaks.reduce((total, leak) => total + leak.tables, 0), tables),
      unit: '%',
      target: { atLeast: 100 },
      ...(leaking.length > 0 && {
        note: leaking.map((leak) => `${leak.name}: ${leak.tables} of ${few}`).join(', '),
      }),
    };
  }
};
