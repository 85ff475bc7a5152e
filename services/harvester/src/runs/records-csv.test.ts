import { startCkanPortal, syntheticPackages, withChanges } from '@rma/testkit';
import { expect, onTestFinished, test } from 'vitest';
import { startTestHarvester } from '../testing.ts';
import { recordsCsv } from './records-csv.ts';

async function textOf(parts: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const part of parts) text += part;
  return text;
}

test('the report of a run as a CSV has a row per problem, and no cell that a spreadsheet would run', async () => {
  const hub = await startTestHarvester();
  const portal = await startCkanPortal({
    datasets: withChanges(syntheticPackages(1200), {
      3: { title: '' },
      5: { title: '=HYPERLINK("http://x")' },
    }),
  });
  onTestFinished(() => portal.close());
  const { harvest } = await hub.sourceAt(portal);
  const run = await harvest();
  const csv = await textOf(recordsCsv(hub.admin, { runId: run.id, outcome: undefined }));
  const lines = csv.split('\r\n');
  expect(lines[0]).toBe('\uFEFFresultado,conjunto,identificador,campo,valor,regla,problema,como_corregirlo');
  expect(lines).toHaveLength(1202);
  expect(csv).toContain(`nuevo,"'=HYPERLINK(""http://x"")",`);
  const rejected = await textOf(recordsCsv(hub.admin, { runId: run.id, outcome: 'rejected' }));
  expect(rejected.split('\r\n')[1]).toMatch(/^rechazado,.*,title-required,/);
});
