import { csvCell, csvText, type CsvCell } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import type { Kysely } from 'kysely';
import { listRunRecords, type KeptOutcome } from './run-record-queries.ts';

const pageSize = 500;

const columns = [
  'resultado',
  'conjunto',
  'identificador',
  'campo',
  'valor',
  'regla',
  'problema',
  'como_corregirlo',
] as const;

const outcomeWords: Record<KeptOutcome, string> = {
  added: 'nuevo',
  updated: 'cambiado',
  rejected: 'rechazado',
  skipped: 'omitido',
  archived: 'archivado',
  returned: 'de vuelta',
};

const csvLine = (cells: readonly CsvCell[]) => `${cells.map(csvCell).join(',')}\r\n`;

/**
 * What became of a run's records as a CSV for a spreadsheet, in parts: one row per problem, or per record without
 * any; UTF-8 with BOM, in Spanish. However many records, a page of them is in memory.
 */
export async function* recordsCsv(
  db: Kysely<Tables>,
  { runId, outcome }: { runId: string; outcome: KeptOutcome | undefined },
): AsyncGenerator<string> {
  yield csvText(columns, []);
  let after: { outcome: string; position: number } | undefined;
  for (;;) {
    const page = await listRunRecords(db, runId, { outcome, after, limit: pageSize });
    const last = page.at(-1);
    if (last === undefined) return;
    after = { outcome: last.outcome, position: last.position };
    yield page
      .flatMap(({ outcome: became, title, remote_id: remoteId, problems }) => {
        const record = [outcomeWords[became], title, remoteId];
        return problems.length === 0
          ? [csvLine([...record, null, null, null, null, null])]
          : problems.map(({ field, value, rule, message, fix }) =>
              csvLine([...record, field, value, rule, message, fix]),
            );
      })
      .join('');
  }
}
