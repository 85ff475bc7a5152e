import { cellEvidence, digitRuns } from './detectors.ts';
import type { Confidence, PersonalDataFinding } from './findings.ts';
import { headerContext } from './headers.ts';
import type { HeaderContext } from './headers.ts';
import type { PersonalDataKind } from './kinds.ts';
import { maskValue } from './mask.ts';

const maxExamples = 3;
/** Luhn lets one in ten random numbers through, so without a telling header nearly the whole column must pass. */
const columnShare = 0.9;
const columnMinimum = 5;

type Tally = { count: number; institutional: number; examples: string[] };
type Column = {
  header: string;
  context: HeaderContext;
  tallies: Map<PersonalDataKind, Tally>;
  runs: Record<'clabe' | 'nss', number>;
};

const tally = (column: Column, kind: PersonalDataKind): Tally => {
  const known = column.tallies.get(kind);
  if (known) return known;
  const fresh = { count: 0, institutional: 0, examples: [] };
  column.tallies.set(kind, fresh);
  return fresh;
};

const confidence = (column: Column, kind: PersonalDataKind, found: Tally): Confidence | null => {
  if (kind === 'curp' || kind === 'rfc') return 'certain';
  if (kind === 'email') return found.institutional === found.count ? 'possible' : 'certain';
  if (kind === 'phone') return 'likely';
  if (kind === 'person-name') return 'possible';
  if (kind !== 'clabe' && kind !== 'nss') return 'likely';
  if (column.context[kind]) return 'certain';
  return found.count >= columnMinimum && found.count >= column.runs[kind] * columnShare ? 'likely' : null;
};

/** What is known of the table besides its headers. */
export type ScanOptions = {
  /** The standard it follows; one whose rows are persons or victims must not carry exact places. */
  standard?: { id: string; blurred?: unknown };
};

/**
 * A scan that takes cells in any order and keeps only tallies, so a file of any size fits.
 * `add(column, value, count)` takes the column's position, one value and how many cells hold it.
 * `findings()` may be asked at any time; CLABE and NSS need a telling header or a whole column of them.
 */
export const createPersonalDataScan = (headers: string[], _options: ScanOptions = {}) => {
  const columns: Column[] = headers.map((header) => ({
    header,
    context: headerContext(header),
    tallies: new Map(),
    runs: { clabe: 0, nss: 0 },
  }));

  return {
    /** RE2 pattern of the cells of a column worth giving to `add`: whatever it does not match is no evidence. */
    candidatePattern: (position: number): string => candidatePattern(headers[position] ?? ''),
    /** Bytes of the shortest cell that can be evidence in a column; one with nothing longer need not be read. */
    shortestEvidence: (_position: number): number => 6,
    add: (position: number, value: string, count = 1): void => {
      const column = columns[position];
      if (!column) return;
      const runs = digitRuns(value);
      if (runs.clabe) column.runs.clabe += count;
      if (runs.nss) column.runs.nss += count;
      for (const evidence of cellEvidence(value, column.context)) {
        const found = tally(column, evidence.kind);
        found.count += count;
        if (evidence.institutional) found.institutional += count;
        if (found.examples.length < maxExamples) found.examples.push(maskValue(value));
      }
    },
    findings: (): PersonalDataFinding[] =>
      columns.flatMap((column) =>
        [...column.tallies].flatMap(([kind, found]) => {
          const sure = confidence(column, kind, found);
          return sure === null
            ? []
            : [
                {
                  kind,
                  field: column.header,
                  count: found.count,
                  examplesMasked: found.examples,
                  confidence: sure,
                  beside: [],
                },
              ];
        }),
      ),
  };
};

/** Personal data in a table held as rows, e.g. a preview or a harvested sample. */
export const detectPersonalData = (table: {
  headers: string[];
  rows: Iterable<string[]>;
}): PersonalDataFinding[] => {
  const scan = createPersonalDataScan(table.headers);
  for (const row of table.rows) row.forEach((value, position) => scan.add(position, value));
  return scan.findings();
};

/** Whether a finding stops a publication until an official decides: everything but a mere possibility. */
export const isBlocking = (finding: PersonalDataFinding): boolean => finding.confidence !== 'possible';

/**
 * RE2 pattern of the cells of a column worth giving to a scan: whatever it does not match holds no
 * evidence. For engines that can filter millions of cells before JavaScript sees them.
 */
export const candidatePattern = (header: string): string => {
  const { phone, person } = headerContext(header);
  const patterns = [
    '@',
    '[A-ZÑ&]{4}[ -]?[0-9]{6}',
    '(?:^|[^0-9])(?:[0-9]{11}|[0-9]{18})(?:[^0-9]|$)',
    '(?:tel|cel|whatsapp|m[oó]vil)[^0-9]{0,40}[0-9]',
    ...(phone ? ['(?:[0-9][^0-9]{0,3}){10}'] : []),
    ...(person ? ['[[:alpha:]]{2}'] : []),
  ];
  return `(?i)${patterns.join('|')}`;
};
