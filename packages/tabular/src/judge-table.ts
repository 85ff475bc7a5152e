import { writeOutputs } from './output/outputs.ts';
import { checkCoordinates } from './checks/check-coordinates.ts';
import { checkPersonalData } from './checks/check-personal-data.ts';
import { checkKeys } from './checks/check-place.ts';
import { checkRules, checkUniqueness, checkVocabularies } from './checks/check-rows.ts';
import { checkStrayCells, checkStructure } from './checks/check-structure.ts';
import { finding } from './checks/findings.ts';
import { count } from './engine/engine.ts';
import type { Engine } from './engine/engine.ts';
import { checkField } from './fields/check-field.ts';
import type { CheckedField } from './fields/check-field.ts';
import { nameTypedRows } from './fields/typed-rows.ts';
import type { DetectedTable } from './intake/intake.ts';
import { loadTable } from './intake/load.ts';
import type { LoadedTable } from './intake/load.ts';
import { digitColumns } from './match/digit-columns.ts';
import { matchColumns } from './match/match-columns.ts';
import type { ColumnMatch } from './match/match-columns.ts';
import { matchesOf, unusedHeaders } from './match/matches.ts';
import type { Finding, Repair, ValidationReport, ValidationRequest } from './report.ts';

const defaultExamples = 5;

/** What the rows say; the rest of a report is about the file and the clock. */
export type Verdict = Omit<
  ValidationReport,
  'ok' | 'standard' | 'errorCount' | 'warningCount' | 'detected' | 'bytes' | 'durationMs'
>;

export const emptyVerdict: Verdict = {
  findings: [],
  repairs: [],
  rowCount: 0,
  columnCount: 0,
  matches: [],
  suggestions: [],
  unusedHeaders: [],
  proposals: [],
  personalData: [],
  profile: null,
  outputs: [],
  temporal: null,
  carriesPersonalData: false,
};

const filledIn = (match: ColumnMatch, rowCount: number): Repair[] =>
  match.sources.flatMap(({ field, source }) =>
    source.kind === 'constant'
      ? [
          {
            code: `filled-from-${source.because}`,
            field: field.name,
            count: rowCount,
            before: '',
            after: source.value,
          },
        ]
      : [],
  );

const ofTheFile = (loaded: LoadedTable): Repair[] => [
  ...(loaded.blankRows > 0
    ? [{ code: 'blank-row', field: '', count: loaded.blankRows, before: '', after: '' }]
    : []),
  ...(loaded.unifiedEndings
    ? [{ code: 'line-endings', field: '', count: loaded.rowCount, before: 'CRLF, CR, LF', after: 'LF' }]
    : []),
];

const noRows = (): Finding =>
  finding('no-rows', null, {
    message: 'Ningún renglón se pudo leer.',
    fix: 'Revise los errores de formato y vuelva a exportar el archivo.',
    count: 1,
  });

const reshaped = async (engine: Engine, match: ColumnMatch): Promise<Repair[]> => {
  if (!match.shape) return [];
  const { wide } = match.shape;
  const [rows] = await engine.rows('SELECT count(*) AS n FROM typed');
  return [
    {
      code: 'wide-to-long',
      field: wide.valueField,
      count: count(rows?.['n']),
      before: wide.columns.map((column) => column.header).join(', '),
      after: `${wide.nameField}, ${wide.valueField}`,
    },
  ];
};

/** Loads, matches, reads, checks and writes one table: every stage of the road after the intake. */
export const judgeTable = async (
  engine: Engine,
  request: ValidationRequest,
  options: { table: DetectedTable; utf8Path: string; folder: string },
): Promise<Verdict> => {
  const { standard, context } = request;
  const examples = request.limits?.examples ?? defaultExamples;
  const { headers } = options.table;
  const loaded = await loadTable(engine, options.utf8Path, options);
  const match = matchColumns(headers, standard, {
    context,
    holdsDigits: await digitColumns(engine, headers, standard),
  });
  const stray = await checkStrayCells(engine, headers, { loaded, examples });
  const findings: Finding[] = [
    ...checkStructure(headers, standard, { loaded, match, examples }),
    ...stray.findings,
  ];
  const fields: CheckedField[] = [];
  for (const { field, source } of match.sources) {
    const checked = await checkField(engine, standard, { field, source, examples });
    fields.push(checked);
    findings.push(...checked.findings);
  }
  await nameTypedRows(engine, fields, match.shape);
  const pivoted = match.shape?.wide.nameField ?? null;
  findings.push(
    ...(await checkVocabularies(engine, standard, { examples })),
    ...(await checkKeys(engine, standard, { context, examples })),
    ...(await checkCoordinates(engine, standard, { context, examples })),
    ...(await checkUniqueness(engine, standard, { examples, pivoted })),
    ...(await checkRules(engine, standard, { examples })),
    ...(await checkPersonalData(engine, headers, { examples })),
  );
  if (loaded.rowCount === 0) findings.push(noRows());
  const isValid = !findings.some((each) => each.severity === 'error');
  const { outputFolder } = request;
  return {
    ...emptyVerdict,
    findings,
    repairs: [
      ...stray.repairs,
      ...ofTheFile(loaded),
      ...filledIn(match, loaded.rowCount),
      ...fields.flatMap((each) => each.repairs),
      ...(await reshaped(engine, match)),
    ],
    rowCount: loaded.rowCount,
    columnCount: headers.length,
    matches: matchesOf(match, headers),
    unusedHeaders: unusedHeaders(match, headers),
    ...(isValid && outputFolder !== undefined
      ? await writeOutputs(engine, standard, { folder: outputFolder, headers })
      : {}),
  };
};
