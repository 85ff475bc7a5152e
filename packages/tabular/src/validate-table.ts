import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { versionedId } from '@rma/themes';
import type { Standard } from '@rma/themes';
import { checkCoordinates } from './checks/check-coordinates.ts';
import { checkField } from './fields/check-field.ts';
import type { CheckedField } from './fields/check-field.ts';
import { checkPersonalData } from './checks/check-personal-data.ts';
import { checkKeys } from './checks/check-place.ts';
import { checkRules, checkUniqueness, checkVocabularies } from './checks/check-rows.ts';
import { checkStrayCells, checkStructure } from './checks/check-structure.ts';
import { writeConformingCsv } from './output/conforming.ts';
import { count, createEngine } from './engine/engine.ts';
import type { Engine } from './engine/engine.ts';
import { finding } from './checks/findings.ts';
import type { DetectedTable } from './intake/intake.ts';
import { loadTable } from './intake/load.ts';
import { matchColumns, plainHeader } from './match/match-columns.ts';
import type { ColumnMatch } from './match/match-columns.ts';
import { openTable } from './intake/open-table.ts';
import type { Conforming, Finding, Repair, ValidationReport, ValidationRequest } from './report.ts';
import { transcodeToUtf8 } from './intake/transcode.ts';
import { nameTypedRows } from './fields/typed-rows.ts';

const defaults = { memoryLimitMb: 512, threads: 2, examples: 5 };

type Verdict = Pick<
  ValidationReport,
  'findings' | 'repairs' | 'rowCount' | 'columnCount' | 'matches' | 'conforming'
>;

/** Which of the columns that might hold a key do hold digits, as far as the first thousand rows tell. */
const digitColumns = async (
  engine: Engine,
  headers: string[],
  standard: Standard,
): Promise<(index: number) => boolean> => {
  const keyHeaders = new Set(
    standard.schema.fields.flatMap((field) => (field.rma.key ? field.rma.synonyms.map(plainHeader) : [])),
  );
  const candidates = headers.flatMap((header, index) => (keyHeaders.has(plainHeader(header)) ? [index] : []));
  if (candidates.length === 0) return () => false;
  const [facts] = await engine.rows(
    `SELECT ${candidates
      .map(
        (index) =>
          `count(*) FILTER (regexp_full_match(trim(c${index}), '[0-9]+')) * 2 >= count(nullif(trim(c${index}), '')) AS k${index}`,
      )
      .join(', ')} FROM (SELECT * FROM source LIMIT 1000)`,
  );
  return (index) => facts?.[`k${index}`] === true;
};

const matchesOf = (match: ColumnMatch, headers: string[]): ValidationReport['matches'] =>
  match.sources.flatMap(({ field, source }): ValidationReport['matches'] => {
    if (source.kind === 'column')
      return [{ field: field.name, header: headers[source.index] ?? '', by: source.by }];
    if (source.kind !== 'wide-value') return [];
    return source.columns.map((index) => ({ field: field.name, header: headers[index] ?? '', by: 'shape' }));
  });

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

const judge = async (
  engine: Engine,
  request: ValidationRequest,
  options: { table: DetectedTable; utf8Path: string; folder: string },
): Promise<Verdict> => {
  const { standard, context } = request;
  const examples = request.limits?.examples ?? defaults.examples;
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
  const ofTheFile: Repair[] = [
    ...(loaded.blankRows > 0
      ? [{ code: 'blank-row', field: '', count: loaded.blankRows, before: '', after: '' }]
      : []),
    ...(loaded.unifiedEndings
      ? [{ code: 'line-endings', field: '', count: loaded.rowCount, before: 'CRLF, CR, LF', after: 'LF' }]
      : []),
  ];
  const valid = !findings.some((each) => each.severity === 'error');
  return {
    findings,
    repairs: [
      ...stray.repairs,
      ...ofTheFile,
      ...filledIn(match, loaded.rowCount),
      ...fields.flatMap((each) => each.repairs),
      ...(await reshaped(engine, match)),
    ],
    rowCount: loaded.rowCount,
    columnCount: headers.length,
    matches: matchesOf(match, headers),
    conforming:
      valid && request.conformingPath !== undefined
        ? await writeConformingCsv(engine, standard, request.conformingPath)
        : null,
  };
};

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

const asReport = (
  standard: Standard,
  verdict: Verdict,
  rest: Pick<ValidationReport, 'detected' | 'bytes' | 'durationMs'>,
): ValidationReport => {
  const total = (severity: Finding['severity']) =>
    verdict.findings.filter((each) => each.severity === severity).reduce((sum, each) => sum + each.count, 0);
  const errorCount = total('error');
  return {
    ok: errorCount === 0,
    standard: versionedId(standard),
    errorCount,
    warningCount: total('warning'),
    ...verdict,
    ...rest,
  };
};

/**
 * Validates a whole CSV against a standard: intake, structure, types, constraints, uniqueness,
 * vocabularies, INEGI keys, coordinates, row rules and personal data. What is wrong with the file is in
 * the report; only a failure of the engine or the disk is an exception. Memory is bounded by
 * `limits.memoryLimitMb` plus some 300 MB, whatever the file's size. The report's size does not
 * depend on the number of errors.
 */
export const validateTable = async (request: ValidationRequest): Promise<ValidationReport> => {
  const started = performance.now();
  const { csvPath, standard } = request;
  const { size: bytes } = await stat(csvPath);
  const opened = await openTable(csvPath);
  const durationMs = () => Math.round(performance.now() - started);
  if (!opened.ok) {
    const { code, message, fix } = opened.refusal;
    return asReport(
      standard,
      {
        findings: [finding(code, null, { message, fix, count: 1 })],
        repairs: [],
        rowCount: 0,
        columnCount: 0,
        matches: [],
        conforming: null,
      },
      { detected: null, bytes, durationMs: durationMs() },
    );
  }
  const { table } = opened;
  const folder = await mkdtemp(join(request.workFolder ?? tmpdir(), 'rma-tabular-'));
  try {
    const utf8Path = table.encoding === 'utf-8' ? csvPath : join(folder, 'utf8.csv');
    if (utf8Path !== csvPath) await transcodeToUtf8(csvPath, utf8Path, table.encoding);
    const engine = await createEngine({
      folder,
      readable: [csvPath, ...(request.conformingPath === undefined ? [] : [request.conformingPath])],
      memoryLimitMb: request.limits?.memoryLimitMb ?? defaults.memoryLimitMb,
      threads: request.limits?.threads ?? defaults.threads,
    });
    try {
      const verdict = await judge(engine, request, { table, utf8Path, folder });
      return asReport(standard, verdict, { detected: table, bytes, durationMs: durationMs() });
    } finally {
      engine.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/**
 * Validates and writes the conforming CSV to `outPath` in one pass.
 * `not-conforming` carries the report that says why nothing was written.
 */
export const writeConforming = async (
  request: Omit<ValidationRequest, 'conformingPath'> & { outPath: string },
): Promise<
  | { ok: true; conforming: Conforming; report: ValidationReport }
  | { ok: false; reason: 'not-conforming'; report: ValidationReport }
> => {
  const { outPath, ...rest } = request;
  const report = await validateTable({ ...rest, conformingPath: outPath });
  return report.conforming
    ? { ok: true, conforming: report.conforming, report }
    : { ok: false, reason: 'not-conforming', report };
};
