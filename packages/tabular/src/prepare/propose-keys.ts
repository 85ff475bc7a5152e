import type { StandardField } from '@rma/themes';
import { shown } from '../checks/findings.ts';
import { count } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import { stateOf } from '../fields/propose.ts';
import type { Answers } from '../fields/ask-forms.ts';
import type { ColumnMatch } from '../match/column-match.ts';
import { plainHeader } from '../match/plain-header.ts';
import type { Proposal, PublisherContext } from '../report.ts';
import { createPlaceNames } from './place-names.ts';
import type { PlaceName, PlaceNames } from './place-names.ts';

/** Names of one column are few; a column with more different texts names something else. */
const mostNames = 3_000;
const mostCases = 300;
const mostDoubts = 50;

type NamesField = { field: StandardField; index: number };
type Named = PlaceName & { name: string; count: number };

export type KeyProposals = {
  proposals: Proposal[];
  /** By field, the plain names whose key was accepted. */
  placeNames: ReadonlyMap<string, ReadonlyMap<string, string>>;
  match: ColumnMatch;
};

const isName = (cell: string): boolean => /\p{L}{3}/u.test(cell);
const mostlyNames = (cells: string[]): boolean =>
  cells.length > 0 && cells.filter(isName).length * 2 >= cells.length;

/** The key fields whose cells are names: their own column's, or of a free column known by the field's synonyms. */
const namesFields = (match: ColumnMatch, headers: string[], samples: string[][]): NamesField[] =>
  match.sources.flatMap(({ field, source }): NamesField[] => {
    if (field.rma.key === undefined) return [];
    if (source.kind === 'column')
      return (samples[source.index] ?? []).some(isName) ? [{ field, index: source.index }] : [];
    if (source.kind !== 'absent') return [];
    const known = new Set([field.name, ...field.rma.synonyms].map(plainHeader));
    const index = match.extra.find(
      (at) => known.has(plainHeader(headers[at] ?? '')) && mostlyNames(samples[at] ?? []),
    );
    return index === undefined ? [] : [{ field, index }];
  });

/** The part of a whole key that the field holds. */
const keyPart = (field: StandardField, key: string): string =>
  field.rma.key === 'cve_mun' ? key.slice(2) : key;

const namedCells = async (
  engine: Engine,
  { field, index }: NamesField,
  options: { places: PlaceNames; stateKey: string | null },
): Promise<Named[]> => {
  const rows = await engine.rows(
    `SELECT trim(c${index}) AS name, count(*) AS n FROM source WHERE regexp_matches(c${index}, '[[:alpha:]]{3}')
     GROUP BY 1 ORDER BY n DESC, name LIMIT ${mostNames}`,
  );
  return rows.flatMap((row) => {
    const name = String(row['name']);
    const found =
      field.rma.key === 'cve_ent'
        ? options.places.state(name)
        : options.stateKey === null
          ? null
          : options.places.municipality(name, options.stateKey);
    return found ? [{ ...found, key: keyPart(field, found.key), name, count: count(row['n']) }] : [];
  });
};

const caseOf = ({ name, key, count: cells }: Named): Proposal['cases'][number] => ({
  before: shown(name),
  after: key,
  count: cells,
});

/** What an answer names of a doubtful name: all its spellings, and the key, so that it means the same next time. */
const doubtKey = ({ name, key }: Named): string => `${plainHeader(name).slice(0, 200)}=${key}`;

const proposalsOfField = (field: StandardField, named: Named[], answers: Answers): Proposal[] => {
  const base = `place-name-to-key:${field.name}`;
  const exact = named.filter(({ isExact }) => isExact);
  const doubts = [
    ...Map.groupBy(
      named.filter(({ isExact }) => !isExact),
      doubtKey,
    ),
  ].slice(0, mostDoubts);
  const proposal = (key: string, of: Named[], message: string): Proposal => ({
    key,
    code: 'place-name-to-key',
    field: field.name,
    message,
    count: of.reduce((sum, each) => sum + each.count, 0),
    cases: of.slice(0, mostCases).map(caseOf),
    state: stateOf(key, answers),
  });
  return [
    ...(exact.length === 0
      ? []
      : [
          proposal(
            `${base}:exact`,
            exact,
            `«${field.title}» trae nombres en lugar de claves. Son nombres oficiales: se escribirían sus claves del INEGI.`,
          ),
        ]),
    ...doubts.map(([suffix, spellings]) =>
      proposal(
        `${base}:${suffix}`,
        spellings,
        `«${shown(spellings[0]?.name)}» se parece al nombre oficial de la clave ${spellings[0]?.key ?? ''}; se escribiría esa clave.`,
      ),
    ),
  ];
};

/** The names whose proposal was accepted: all exact ones together, each doubtful one by itself. */
const acceptedNames = (field: StandardField, named: Named[], answers: Answers): Map<string, string> => {
  const isAccepted = (suffix: string) =>
    answers.accepted.includes(`place-name-to-key:${field.name}:${suffix}`);
  return new Map(
    named
      .filter((each) => isAccepted(each.isExact ? 'exact' : doubtKey(each)))
      .map(({ name, key }) => [plainHeader(name), key] as const),
  );
};

/**
 * Proposes INEGI keys for names of states and municipalities written where keys go. Nothing becomes a key unless it
 * was accepted. A required key field without a column takes the one of names, so that what is missing shows row by
 * row; an optional one takes it only once something was accepted.
 */
export const proposeKeys = async (
  engine: Engine,
  headers: string[],
  options: { match: ColumnMatch; samples: string[][]; context: PublisherContext; answers: Answers },
): Promise<KeyProposals> => {
  const { answers, context, match } = options;
  const stateKey = context.cvegeo?.slice(0, 2) ?? null;
  const fields = context.governments ? namesFields(match, headers, options.samples) : [];
  const nothing: KeyProposals = { proposals: [], placeNames: new Map(), match };
  if (fields.length === 0) return nothing;
  const places = createPlaceNames(context.governments ?? []);
  const proposals: Proposal[] = [];
  const placeNames = new Map<string, ReadonlyMap<string, string>>();
  const taken = new Map<string, number>();
  for (const namesField of fields) {
    const { field, index } = namesField;
    const named = await namedCells(engine, namesField, { places, stateKey });
    if (named.length === 0) continue;
    proposals.push(...proposalsOfField(field, named, answers));
    const accepted = acceptedNames(field, named, answers);
    if (accepted.size > 0) placeNames.set(field.name, accepted);
    if (accepted.size > 0 || field.constraints.required) taken.set(field.name, index);
  }
  return {
    proposals,
    placeNames,
    match: {
      ...match,
      sources: match.sources.map((each) => {
        const index = taken.get(each.field.name);
        return index === undefined || each.source.kind === 'column'
          ? each
          : { ...each, source: { kind: 'column', index, by: 'synonym', confidence: 0.95 } };
      }),
      extra: match.extra.filter((index) => ![...taken.values()].includes(index)),
    },
  };
};
