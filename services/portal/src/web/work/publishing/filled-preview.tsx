import { type PreviewData, PreviewTable } from '../../parts/preview-table.tsx';

/** The first rows without the columns that say nothing in them, so that a narrow screen shows what there is. */
export function FilledPreview({ preview, title }: { preview: PreviewData; title: string }) {
  const isFilled = (place: number) => preview.rows.some((row) => (row[place] ?? '') !== '');
  const places = preview.columns.map((_, place) => place).filter(isFilled);
  const empty = preview.columns.length - places.length;
  const kept = <Item,>(items: Item[]) => items.filter((_, place) => places.includes(place));
  return (
    <>
      <PreviewTable
        preview={{ columns: kept(preview.columns), rows: preview.rows.map(kept) }}
        caption={`Primeros renglones de ${title}`}
      />
      {empty > 0 && (
        <p className="small soft">
          {empty === 1
            ? 'Otra columna del estándar viene vacía'
            : `Otras ${empty} columnas del estándar vienen vacías`}{' '}
          en estos renglones.
        </p>
      )}
    </>
  );
}
