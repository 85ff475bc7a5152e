import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { versionedId } from '@rma/themes';
import { finding } from './checks/findings.ts';
import { createEngine } from './engine/engine.ts';
import { openFile } from './intake/open-file.ts';
import type { Detected } from './intake/opened-file.ts';
import { emptyVerdict, judgeTable } from './judge-table.ts';
import type { Verdict } from './judge-table.ts';
import { noPreparation } from './preparation.ts';
import type { OnProgress } from './progress.ts';
import type { Finding, ValidationReport, ValidationRequest } from './report.ts';

const defaults = { memoryLimitMb: 512, threads: 2 };

const totalOf = (findings: Finding[], severity: Finding['severity']): number =>
  findings.filter((each) => each.severity === severity).reduce((sum, each) => sum + each.count, 0);

/**
 * Validates a whole file against a standard: intake, structure, types, constraints, uniqueness,
 * vocabularies, INEGI keys, coordinates, row rules, foreign keys and personal data. What is wrong with the
 * file is in the report; only a failure of the engine or the disk is an exception. Memory is bounded by
 * `limits.memoryLimitMb` plus some 300 MB, whatever the file's size. The report's size does not
 * depend on the number of errors. `onProgress` is told each step as it begins.
 */
export const validateTable = async (
  request: ValidationRequest,
  { onProgress }: { onProgress?: OnProgress } = {},
): Promise<ValidationReport> => {
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
  const folder = await mkdtemp(join(request.workFolder ?? tmpdir(), 'rma-tabular-'));
  try {
    const { reading } = request.preparation ?? noPreparation;
    onProgress?.({ step: 'open', share: 0 });
    const outcome = await openFile(path, {
      fileName: request.fileName,
      reading,
      standard,
      workFolder: folder,
      bounds: request.context.bounds,
    });
    if (!outcome.ok) {
      const { code, message, fix } = outcome.refusal;
      return asReport({ ...emptyVerdict, findings: [finding(code, null, { message, fix, count: 1 })] }, null);
    }
    const { opened } = outcome;
    const engine = await createEngine({
      folders: [folder, ...(outputFolder === undefined ? [] : [outputFolder])],
      readable: [opened.csvPath, ...(request.references ?? []).map((reference) => reference.path)],
      memoryLimitMb: request.limits?.memoryLimitMb ?? defaults.memoryLimitMb,
      threads: request.limits?.threads ?? defaults.threads,
    });
    try {
      return asReport(await judgeTable(engine, request, { opened, folder, onProgress }), opened.detected);
    } finally {
      engine.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
