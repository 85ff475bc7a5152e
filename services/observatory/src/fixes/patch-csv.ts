import { csvCell, csvText, type CsvCell } from '@rma/domain';
import type { Patch } from './read-patch.ts';

const headings = [
  'id_conjunto',
  'titulo',
  'pagina',
  'catalogo',
  'id_en_el_catalogo',
  'archivo',
  'arreglo',
  'campo',
  'valor_actual',
  'valor_propuesto',
  'de_donde_sale',
] as const;

const line = (cells: readonly CsvCell[]) => `${cells.map(csvCell).join(',')}\r\n`;

/** The patch as a table for a spreadsheet, in parts: a row per field to change; empty where only a person can say. */
export async function* patchCsv(
  pages: AsyncIterable<Patch[]>,
  { publicUrl }: { publicUrl: string },
): AsyncGenerator<string> {
  yield csvText(headings, []);
  for await (const patches of pages) {
    yield patches
      .flatMap(({ id, title, sourceTitle, remoteId, changes }) =>
        changes.map(({ file, fix, field, old, proposed, because }) =>
          line([
            id,
            title,
            `${publicUrl}/datasets/${id}`,
            sourceTitle,
            remoteId,
            file,
            fix,
            field,
            old,
            proposed,
            because,
          ]),
        ),
      )
      .join('');
  }
}
