/** The yardstick of validation: DuckDB loads the file with its types and does nothing else. Prints the milliseconds. */
import { DuckDBInstance } from '@duckdb/node-api';

const [path = '', columns = ''] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
const startedAt = performance.now();
await connection.run(
  `CREATE TABLE loaded AS SELECT * FROM read_csv('${path}', auto_detect = false, header = true, delim = ',',
     quote = '"', escape = '"', columns = ${columns})`,
);
const elapsedMs = performance.now() - startedAt;
const rows = Number((await connection.runAndReadAll('SELECT count(*) FROM loaded')).getRows()[0]?.[0]);
process.stdout.write(`${JSON.stringify({ elapsedMs, rows })}\n`);
