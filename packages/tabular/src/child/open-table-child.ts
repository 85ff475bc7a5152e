/** The process that `openAsCsvInChild` forks. */
import { answerParent } from './answer-parent.ts';
import type { OpeningAsCsv } from './open-as-csv-in-child.ts';
import { openFile } from '../intake/open-file.ts';

answerParent<OpeningAsCsv>(async ({ path, fileName, expectedHeaders, workFolder }) => {
  const outcome = await openFile(path, {
    fileName,
    workFolder,
    reading: {},
    standard: {
      id: 'expected-headers',
      kind: 'table',
      formatRules: [],
      schema: { fields: expectedHeaders.map((name) => ({ name, rma: { synonyms: [] } })) },
      wideToLong: [],
    },
  });
  if (!outcome.ok) return { answer: { ok: false, refusal: outcome.refusal } };
  const { csvPath, table, detected, rowOffset } = outcome.opened;
  const { delimiter, headers } = table;
  const { format, headerRow, footerRows } = detected;
  return {
    answer: {
      ok: true,
      csvPath,
      delimiter,
      headers,
      format,
      hasHeader: headerRow !== 0,
      rowOffset,
      footerRows,
    },
  };
});
