import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { shown } from '../checks/findings.ts';
import { stateOf } from '../fields/propose.ts';
import type { Answers } from '../fields/ask-forms.ts';
import type { Engine } from '../engine/engine.ts';
import type { ColumnMatch, FieldSource } from '../match/column-match.ts';
import { derivedColumn } from '../match/derived-fields.ts';
import type { Proposal, Repair } from '../report.ts';
import type { GeometryPlan } from './geometry-plan.ts';
import type { ConvertedCells } from './name-prepared.ts';
import { placeOfColumns, readPlace } from './read-place.ts';
import type { Place } from './read-place.ts';

const longestShown = 80;
const shownCases = 10;

/** What a cell becomes; `received` is told so that a cell that writes no place is left as it came, for the checks. */
type Converted = { received: string; place: Place | null };

const convert = (plan: GeometryPlan, cells: readonly unknown[]): Converted | null => {
  const [first, second] = cells.map((cell) => (typeof cell === 'string' ? cell.trim() : ''));
  if (plan.source.kind === 'cell')
    return first ? { received: first, place: readPlace(first, plan.crs) } : null;
  if (!first || !second) return null;
  return {
    received: `${first}, ${second}`,
    place: plan.crs ? placeOfColumns(first, second, plan.crs) : null,
  };
};

const fieldsOf = (plan: GeometryPlan): string[] =>
  'wkt' in plan.fills ? [plan.fills.wkt] : [plan.fills.latitude, plan.fills.longitude];

/** WKT that is as the standard asks stays to the letter, heights included. */
const isReady = (plan: GeometryPlan, { received, place }: Converted): boolean =>
  place?.form === 'wkt' && !plan.crs?.toWgs84 && !/^SRID/i.test(received);

/** The text of each field the plan fills. */
const textsOf = (plan: GeometryPlan, converted: Converted): string[] => {
  const { received, place } = converted;
  if ('wkt' in plan.fills) {
    return [
      place && !isReady(plan, converted) ? place.wkt : received.slice(0, place ? undefined : longestShown),
    ];
  }
  const { point } = place ?? {};
  return point
    ? [String(point.latitude), String(point.longitude)]
    : [received.slice(0, longestShown), received.slice(0, longestShown)];
};

const quoted = (text: string): string => (/[\t"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const sourceCells = (plan: GeometryPlan, treated: ReadonlyMap<number, string>): string => {
  const indexes = plan.source.kind === 'cell' ? [plan.source.index] : [plan.source.x, plan.source.y];
  return indexes.map((index) => treated.get(index) ?? `c${index}`).join(', ');
};

const headersOf = (plan: GeometryPlan, headers: string[]): string[] => {
  const indexes = plan.source.kind === 'cell' ? [plan.source.index] : [plan.source.x, plan.source.y];
  return indexes.map((index) => headers[index] ?? '');
};

/** The question of a plan with its first cases before and after. */
export const geometryProposal = async (
  engine: Engine,
  plan: GeometryPlan,
  options: { answers: Answers; rowCount: number },
): Promise<Proposal[]> => {
  if (!plan.question) return [];
  const cases: Proposal['cases'] = [];
  for await (const batch of engine.batches(
    `SELECT ${sourceCells(plan, new Map())} FROM source LIMIT ${shownCases}`,
  ))
    for (const cells of batch) {
      const converted = convert(plan, cells);
      if (!converted?.place) continue;
      const after = textsOf(plan, converted).join(', ');
      cases.push({ before: shown(converted.received), after: shown(after), count: 1 });
    }
  const { key, code, message } = plan.question;
  return [
    {
      key,
      code,
      field: fieldsOf(plan)[0] ?? '',
      message,
      count: options.rowCount,
      cases,
      state: stateOf(key, options.answers),
    },
  ];
};

/**
 * Converts the places of every row, streaming, into a file that `prepared` takes in; memory holds one batch. A cell
 * that writes no place stays as it came, so that the checks show it. `finish` is done last to every text made.
 */
export const convertGeometry = async (
  engine: Engine,
  plan: GeometryPlan,
  options: {
    folder: string;
    treated: ReadonlyMap<number, string>;
    finish: (text: string) => string;
    /** The places as they came must not be shown. */
    hides: boolean;
  },
): Promise<{ converted: ConvertedCells; repairs: Repair[] }> => {
  const path = join(options.folder, 'places.tsv');
  const fields = fieldsOf(plan);
  const columns = fields.map((field) => derivedColumn({ name: field }));
  const file = createWriteStream(path);
  const done = finished(file);
  const write = async (part: string) => {
    if (!file.write(part)) await Promise.race([once(file, 'drain'), done]);
  };
  const made = new Map<Place['form'], { count: number; before: string; after: string }>();
  await write(`${['r', ...columns].join('\t')}\n`);
  for await (const batch of engine.batches(
    `SELECT r::VARCHAR, ${sourceCells(plan, options.treated)} FROM source`,
  )) {
    const lines: string[] = [];
    for (const [row, ...cells] of batch) {
      const converted = convert(plan, cells);
      if (!converted) continue;
      const texts = textsOf(plan, converted).map(options.finish);
      lines.push(`${[String(row), ...texts.map(quoted)].join('\t')}\n`);
      const { place } = converted;
      if (!place || texts[0] === converted.received) continue;
      const known = made.get(place.form);
      if (known) known.count += 1;
      else
        made.set(place.form, {
          count: 1,
          before: options.hides ? '' : shown(converted.received),
          after: shown(texts.join(', ')),
        });
    }
    if (lines.length > 0) await write(lines.join(''));
  }
  file.end();
  await done;
  const repairs = [...made].map(([form, { count, before, after }]) => ({
    code: form === 'columns' ? 'geometry-from-utm' : `geometry-from-${form}`,
    field: fields.join(', '),
    count,
    before,
    after,
  }));
  return { converted: { path, columns }, repairs };
};

/** The match once the plan is carried out: the fields come from the places, whose columns are in use. */
export const withGeometry = (match: ColumnMatch, plan: GeometryPlan, headers: string[]): ColumnMatch => {
  const filled = new Set(fieldsOf(plan));
  const used = new Set(headersOf(plan, headers));
  const source = (field: string): FieldSource => ({
    kind: 'derived',
    column: derivedColumn({ name: field }),
    headers: [...used],
    because: 'geometry',
  });
  return {
    ...match,
    sources: match.sources.map((each) =>
      filled.has(each.field.name) ? { ...each, source: source(each.field.name) } : each,
    ),
    suggestions: match.suggestions.filter(({ field }) => !filled.has(field)),
    extra: match.extra.filter((index) => !used.has(headers[index] ?? '')),
  };
};
