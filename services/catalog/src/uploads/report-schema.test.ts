import { expect, test } from 'vitest';
import { reportSchema } from './report-schema.ts';

test('a report of before files were prepared is still read, with nothing to decide', () => {
  const stored = {
    ok: true,
    standard: 'mobility/road-incidents@1.0',
    rowCount: 1,
    columnCount: 1,
    errorCount: 0,
    warningCount: 0,
    findings: [],
    repairs: [],
    matches: [{ field: 'id', header: 'folio', by: 'synonym' }],
    detected: {
      encoding: 'utf-8',
      hasBom: false,
      delimiter: ',',
      lineEnding: '\n',
      headers: ['folio'],
      sampleColumns: 1,
      bytes: 10,
    },
    bytes: 10,
    durationMs: 5,
  };
  expect(reportSchema.parse(stored)).toMatchObject({
    matches: [{ header: 'folio', confidence: 1 }],
    detected: { format: 'csv', sheets: [], headerRow: null },
    suggestions: [],
    proposals: [],
    personalData: [],
    temporal: null,
    carriesPersonalData: false,
  });
});
