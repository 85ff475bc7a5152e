import { join } from 'node:path';
import { validateInChild } from '@rma/tabular';
import { standard, type Standard } from '@rma/themes';
import type { Figure } from '../figure.ts';
import { writeCrimeIncidence } from '../generate/crime-incidence.ts';
import { governmentKeys } from '../governments.ts';
import { launch } from '../launch.ts';
import { childrenOf, watchResident } from '../process-facts.ts';
import { program } from '../paths.ts';

const duckdbType = {
  string: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
};

async function plainLoad(csvPath: string, asked: Standard): Promise<{ elapsedMs: number; rows: number }> {
  const columns = asked.schema.fields
    .map((field) => `'${field.name}': '${duckdbType[field.type]}'`)
    .join(', ');
  const loading = launch(program('duckdb-load'), { args: [csvPath, `{${columns}}`] });
  const { elapsedMs, rows } = await loading.line(() => true);
  await loading.stop();
  return { elapsedMs: Number(elapsedMs), rows: Number(rows) };
}

/** A state's whole crime incidence against its standard: every rule, keys, uniqueness, taxonomy, personal data. */
export const validate: Figure = async function* ({ log, temporaryFolder }) {
  const asked = standard('security/crime-incidence@1.0');
  if (!asked) throw new Error('the standard security/crime-incidence@1.0 is gone');
  const { municipalities } = governmentKeys();
  const folder = await temporaryFolder();
  const csvPath = join(folder, 'incidencia.csv');
  const written = await writeCrimeIncidence(csvPath, {
    standard: asked,
    // Oaxaca, the state with the most municipalities: 570.
    municipalities: municipalities.filter((key) => key.startsWith('20')),
    bytes: 500e6,
  });
  log(`${written.rows.toLocaleString('en-US')} rows, ${Math.round(written.bytes / 1e6)} MB`);

  const before = await plainLoad(csvPath, asked);
  const watch = watchResident(() => childrenOf(process.pid).map((child) => child.pid));
  const startedAt = performance.now();
  const outcome = await validateInChild({
    path: csvPath,
    fileName: 'incidencia.csv',
    standard: asked,
    context: { cvegeo: '20', level: 'state', bounds: null, municipalities },
    workFolder: folder,
  });
  const seconds = (performance.now() - startedAt) / 1000;
  const peak = await watch.stop();
  const after = await plainLoad(csvPath, asked);

  if (!outcome.ok) throw new Error(`validation failed: ${outcome.reason} ${outcome.detail}`);
  if (!outcome.report.ok || outcome.report.rowCount !== written.rows || before.rows !== written.rows)
    throw new Error(
      `the generated file is valid and was not read so: ${JSON.stringify(outcome.report.findings)}`,
    );
  const megabytes = written.bytes / 1e6;
  const speed = megabytes / seconds;
  const yardstick = megabytes / ((before.elapsedMs + after.elapsedMs) / 2000);
  yield {
    name: `validate.speed (${Math.round(megabytes)} MB)`,
    value: speed,
    unit: 'MB/s',
    target: { atLeast: 80 },
    yardstick: {
      name: 'DuckDB typed load',
      value: yardstick,
      ratio: speed / yardstick,
      target: { atLeast: 0.5 },
    },
  };
  if (peak !== null) yield { name: 'validate.peak', value: peak, unit: 'MB', target: { atMost: 1000 } };
};
