import { isBlocking } from '@rma/privacy';
import { checkCoordinates } from './checks/check-coordinates.ts';
import { checkForeignKeys } from './checks/check-foreign-keys.ts';
import { checkKeys } from './checks/check-place.ts';
import { checkRules, checkUniqueness, checkVocabularies } from './checks/check-rows.ts';
import { checkStrayCells, checkStructure } from './checks/check-structure.ts';
import { finding } from './checks/findings.ts';
import { personalDataFindings, personalDataOf } from './checks/personal-data.ts';
import { scanPersonalData } from './checks/scan-personal-data.ts';
import type { Engine } from './engine/engine.ts';
import { checkField } from './fields/check-field.ts';
import type { CheckedField } from './fields/check-field.ts';
import { nameTypedRows } from './fields/typed-rows.ts';
import { loadTable } from './intake/load.ts';
import type { Detected, OpenedFile } from './intake/opened-file.ts';
import { sampleColumns } from './match/column-samples.ts';
import { matchColumns } from './match/match-columns.ts';
import { matchesOf, unusedHeaders } from './match/matches.ts';
import { createEvidence } from './match/value-evidence.ts';
import { writeOutputs } from './output/outputs.ts';
import { noPreparation } from './preparation.ts';
import { derivedCells, derivedRepairs } from './prepare/derived-cells.ts';
import { filledIn, ofTheFile, reshaped } from './prepare/file-repairs.ts';
import { namePrepared } from './prepare/name-prepared.ts';
import { prepareGeometry } from './prepare/prepare-geometry.ts';
import { proposeKeys } from './prepare/propose-keys.ts';
import { findRowsElsewhere } from './prepare/rows-elsewhere.ts';
import { findSkippedRows } from './prepare/skip-rows.ts';
import { droppedHeaders, treatmentsOf } from './prepare/treatments.ts';
import type { OnProgress } from './progress.ts';
import type { Finding, ValidationReport, ValidationRequest } from './report.ts';

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

/**
 * What the file holds besides the table that was looked at: other sheets, comments and properties of a workbook, other
 * files of an archive, titles above and notes below. Nobody can vouch for it.
 */
const hasUnseenParts = ({ format, preambleRows, footerRows }: Detected): boolean =>
  ['xlsx', 'xls', 'ods', 'shapefile'].includes(format) || preambleRows > 0 || footerRows > 0;

const noRows = (): Finding =>
  finding('no-rows', null, {
    message: 'Ningún renglón se pudo leer.',
    fix: 'Revise los errores de formato y vuelva a exportar el archivo.',
    count: 1,
  });

/** Loads, matches, prepares, reads, checks and writes one table: every stage of the road after the intake. */
export const judgeTable = async (
  engine: Engine,
  request: ValidationRequest,
  options: { opened: OpenedFile; folder: string; onProgress?: OnProgress | undefined },
): Promise<Verdict> => {
  const { standard, context, preparation = noPreparation } = request;
  const { opened, folder, onProgress } = options;
  const examples = request.limits?.examples ?? defaultExamples;
  const { headers } = opened.table;
  onProgress?.({ step: 'load', share: 0.1 });
  const loaded = await loadTable(engine, opened.csvPath, { table: opened.table, folder });
  onProgress?.({ step: 'match', share: 0.3 });
  const decisions = preparation.privacy;
  const personal = await scanPersonalData(engine, headers, standard);
  const municipalities = new Set(context.municipalities);
  const samples = await sampleColumns(engine, headers.length);
  const matched = matchColumns(headers, standard, {
    context,
    evidence: createEvidence(standard, samples, municipalities),
    confirmed: preparation.columns,
    dropped: droppedHeaders(decisions),
  });
  const treatments = await treatmentsOf(engine, headers, { found: personal, decisions, match: matched });
  const answers = preparation.proposals;
  const keys = await proposeKeys(engine, headers, { match: matched, samples, context, answers });
  const places = await prepareGeometry(engine, headers, {
    request,
    opened,
    samples,
    match: keys.match,
    treated: treatments.cells,
    rowCount: loaded.rowCount,
    folder,
  });
  const { match } = places;
  const skipped = await findSkippedRows(engine, headers, standard);
  const { rowOffset } = opened;
  const foreign = await findRowsElsewhere(engine, headers, { match, context, answers, rowOffset, examples });
  await namePrepared(engine, {
    columnCount: loaded.columnCount,
    treatments: treatments.cells,
    derived: derivedCells(match, headers),
    converted: places.converted,
    keep: [skipped.keep, foreign.keep].filter((each) => each !== null).join(' AND ') || null,
    rowOffset,
    folder,
  });
  const stray = await checkStrayCells(engine, headers, { loaded, examples });
  const findings: Finding[] = [
    ...opened.findings,
    ...checkStructure(headers, standard, { loaded, match, rowOffset, examples }),
    ...foreign.findings,
    ...stray.findings,
  ];
  const personalHeaders = new Set(personal.map((each) => each.field));
  const fields: CheckedField[] = [];
  for (const { field, source } of match.sources) {
    onProgress?.({ step: 'read', share: 0.45 + (0.25 * fields.length) / match.sources.length });
    const checked = await checkField(engine, standard, {
      field,
      source,
      answers,
      placeNames: keys.placeNames.get(field.name) ?? new Map(),
      isPersonal: source.kind === 'column' && personalHeaders.has(headers[source.index] ?? ''),
      examples,
    });
    fields.push(checked);
    findings.push(...checked.findings);
  }
  onProgress?.({ step: 'check', share: 0.7 });
  await nameTypedRows(engine, fields, match.shape);
  const pivoted = match.shape?.wide.nameField ?? null;
  findings.push(
    ...(await checkVocabularies(engine, standard, { examples })),
    ...(await checkKeys(engine, standard, { context, examples })),
    ...(await checkCoordinates(engine, standard, { context, examples })),
    ...(await checkUniqueness(engine, standard, { examples, pivoted })),
    ...(await checkForeignKeys(engine, standard, { references: request.references ?? [], examples })),
    ...(await checkRules(engine, standard, { examples })),
    ...personalDataFindings(personal, { decisions, examples }),
  );
  const rowCount = loaded.rowCount - skipped.rows - foreign.rows;
  if (rowCount === 0) findings.push(noRows());
  const isValid = !findings.some((each) => each.severity === 'error');
  const { outputFolder } = request;
  onProgress?.({ step: 'write', share: 0.85 });
  return {
    ...emptyVerdict,
    findings,
    repairs: [
      ...opened.repairs,
      ...stray.repairs,
      ...ofTheFile(loaded),
      ...skipped.repairs,
      ...foreign.repairs,
      ...treatments.repairs,
      ...places.repairs,
      ...filledIn(match, rowCount),
      ...(await derivedRepairs(engine, { match, headers })),
      ...fields.flatMap((each) => each.repairs),
      ...(await reshaped(engine, match)),
    ],
    rowCount,
    columnCount: headers.length,
    matches: matchesOf(match, headers),
    suggestions: match.suggestions,
    unusedHeaders: unusedHeaders(match, headers),
    proposals: [
      ...foreign.proposals,
      ...keys.proposals,
      ...places.proposals,
      ...fields.flatMap((each) => each.proposals),
    ],
    personalData: personalDataOf(personal, { decisions, match, headers }),
    carriesPersonalData: personal.some(isBlocking) || hasUnseenParts(opened.detected),
    ...(isValid && outputFolder !== undefined
      ? await writeOutputs(engine, standard, { folder: outputFolder, headers })
      : {}),
  };
};
