import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { privacyActions } from '../actions.ts';
import { kindWords } from '../kinds.ts';
import type { PersonalDataKind } from '../kinds.ts';
import { treat, treatmentSql } from './treat.ts';

/** Pieces of cells; the cells are all of them and all pairs, so that the engines disagree somewhere if they can. */
const pieces = `1984-03-09|31/12/1999|1/1/2001|12 de ENERO de 2001|ene-2001|20010229|T10:20:00Z|2024
  |0|99|129|5.5|12 AÑOS|8 meses|03|ø|Calle 60|No. 491-B|Mz 1 Lt 2|C.P. 27000|S/N|#12|Nº 3|16 de septiembre|06400
  |C. RAÚL GARCÍA PEÑA|O'Brien D’Arcy|e\u0301tica|ﬁn|٣٤|ſ|K|HEGG560427MVZRRL04|hegt-761003-4s2|GRPNRL84030909H100
  |a.b+c@d-e.example.mx|+52 1 (871) 555 01 23|Tel.|0181 8345 0000|032180000118359719|72795608040
  |-0.005|0.995|99.995|19.160329999999998|1234.5678|999.5|1500|19.|1e5|19,16033|POINT (|)|SRID=4326;|lat|19º 10' 3,5"
  |•••|\\1|$1|%s|''; DROP TABLE x --|😀|https://maps.app.goo.gl/x|{"type":"Point"}|,|;|-|\u00a0|\t|\n`
  .split('|')
  .map((piece) => piece.replace(/\n {2}$/, ''));
const cells = pieces.flatMap((first) => [
  first,
  ...pieces.flatMap((second) => [`${first} ${second}`, first + second]),
]);

let instance: DuckDBInstance;
const connect = () => instance.connect();

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:');
  const connection = await connect();
  await connection.run('CREATE TABLE cells (id INTEGER, cell VARCHAR)');
  const appender = await connection.createAppender('cells');
  for (const [id, cell] of cells.entries()) {
    appender.appendInteger(id);
    appender.appendVarchar(cell);
    appender.endRow();
  }
  appender.closeSync();
  connection.closeSync();
});
afterAll(() => instance.closeSync());

const kinds = Object.keys(kindWords) as PersonalDataKind[];
const targets = kinds.flatMap((kind) =>
  ([null, 'string', 'date', 'integer'] as const).map((type) => ({
    kind,
    type,
    isDayFirst: type === 'string',
  })),
);

test.each(privacyActions)('%s leaves the same of every cell in SQL and in JavaScript', async (action) => {
  const connection = await connect();
  const compared = new Set<string>();
  for (const target of targets) {
    const sql = treatmentSql(action, 'cell', target);
    if (compared.has(sql)) continue;
    compared.add(sql);
    const result = await connection.runAndReadAll(`SELECT ${sql} FROM cells ORDER BY id`);
    const inSql = result.getRows().map(([left]) => left);
    const differing = cells.flatMap((cell, index) => {
      const inJavaScript = treat(action, cell, target);
      return inSql[index] === inJavaScript ? [] : [{ cell, inSql: inSql[index], inJavaScript, target }];
    });
    expect(differing.slice(0, 5)).toEqual([]);
  }
  connection.closeSync();
});
