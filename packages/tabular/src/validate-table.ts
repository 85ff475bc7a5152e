import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { versionedId } from '@rma/themes';
import { finding } from './checks/findings.ts';
import { createEngine } from './engine/engine.ts';
import type { DetectedTable } from './intake/intake.ts';
import { openTable } from './intake/open-table.ts';
import { transcodeToUtf8 } from './intake/transcode.ts';
import { emptyVerdict, judgeTable } from './judge-table.ts';
import type { Verdict } from './judge-table.ts';
import type { Detected, Finding, ValidationReport, ValidationRequest } from './report.ts';

const defaults = { memoryLimitMb: 512, threads: 2 };

const totalOf = (findings: Finding[], severity: Finding['severity']): number =>
  findings.filter((each) => each.severity === severity).reduce((sum, each) => sum + each.count, 0);

const detectedCsv = (table: DetectedTable): Detected => ({
  format: 'csv',
  encoding: table.encoding,
  hasBom: table.hasBom,
  delimiter: table.delimiter,
  lineEnding: table.lineEnding,
  headers: table.headers,
  sheets: [],
  sheet: null,
  headerRow: 1,
  preambleRows: 0,
  footerRows: 0,
  crs: null,
  geometry: null,
  bytes: table.bytes,
});

/**
 * Validates a whole file against a standard: intake, structure, types, constraints, uniqueness,
 * vocabularies, INEGI keys, coordinates, row rules, foreign keys and personal data. What is wrong with the
 * file is in the report; only a failure of the engine or the disk is an exception. Memory is bounded by
 * `limits.memoryLimitMb` plus some 300 MB, whatever the file's size. The report's size does not
 * depend on the number of errors.
 */
export const validateTable = async (request: ValidationRequest): Promise<ValidationReport> => {
  const started = performance.now();
  const { path, standard, outputFolder } = request;
  const { size: bytes } = await stat(path);
  const asReport = (verdict: Verdict, detected: Detected | null): ValidationReport => {
    const errorCount = totalOf(verdict.findings, 'error');
    return {
      ok: errorCount === 0,
      standard: versionedId(standard),
      errorCount,
      warningCount: totalOf(verdict.findings, 'warning'),
      ...verdict,
      detected,
      bytes,
      durationMs: Math.round(performance.now() - started),
    };
  };
  const opened = await openTable(path);
  if (!opened.ok) {
    const { code, message, fix } = opened.refusal;
    return asReport({ ...emptyVerdict, findings: [finding(code, null, { message, fix, count: 1 })] }, null);
  }
  const { table } = opened;
  const folder = await mkdtemp(join(request.workFolder ?? tmpdir(), 'rma-tabular-'));
  try {
    const utf8Path = table.encoding === 'utf-8' ? path : join(folder, 'utf8.csv');
    if (utf8Path !== path) await transcodeToUtf8(path, utf8Path, table.encoding);
    const engine = await createEngine({
      folders: [folder, ...(outputFolder === undefined ? [] : [outputFolder])],
      readable: [path, ...(request.references ?? []).map((reference) => reference.path)],
      memoryLimitMb: request.limits?.memoryLimitMb ?? defaults.memoryLimitMb,
      threads: request.limits?.threads ?? defaults.threads,
    });
    try {
      const verdict = await judgeTable(engine, request, { table, utf8Path, folder });
      return asReport(verdict, detectedCsv(table));
    } finally {
      engine.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
