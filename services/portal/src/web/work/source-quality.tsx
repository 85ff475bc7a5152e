import { DataTable } from '../design/data-table.tsx';
import { countOf, formatCell, formatShare } from '../format.ts';
import type { PreviewQuality } from './source-preview-types.ts';

export const ratingWords = {
  excellent: 'excelente',
  good: 'buena',
  sufficient: 'suficiente',
  bad: 'baja',
} as const;

const dimensions: Record<string, string> = {
  findability: 'Que se encuentre',
  accessibility: 'Que se pueda abrir',
  interoperability: 'Que lo lea un programa',
  reusability: 'Que se pueda reutilizar',
  contextuality: 'Que se entienda',
};

/** What raises each indicator, said to who fills in the portal. */
const fixes: Record<string, string> = {
  keywords: 'Escriba palabras clave en cada conjunto.',
  theme: 'Clasifique cada conjunto en un tema.',
  spatial: 'Diga qué territorio cubre cada conjunto.',
  temporal: 'Diga qué periodo cubre cada conjunto.',
  'download-url': 'Dé la dirección de descarga de cada archivo, no solo la de su página.',
  'download-url-answers': 'Dé la dirección de descarga de cada archivo, no solo la de su página.',
  format: 'Diga el formato de cada archivo.',
  'media-type': 'Diga el tipo de medio de cada archivo, por ejemplo text/csv.',
  'format-vocabulary': 'Escriba formatos y tipos de medio con sus nombres normales: CSV, text/csv.',
  'non-proprietary': 'Publique en formatos abiertos, como CSV o GeoJSON.',
  'machine-readable': 'Publique en formatos que lea un programa, como CSV; no en PDF.',
  licence: 'Ponga licencia a cada conjunto.',
  'licence-vocabulary': 'Use una licencia conocida en todo el mundo, como CC BY 4.0.',
  contact: 'Diga a quién preguntar por cada conjunto.',
  rights: 'Escriba los derechos de uso de cada archivo.',
  'byte-size': 'Diga cuánto pesa cada archivo.',
  issued: 'Diga cuándo se publicó cada conjunto.',
  modified: 'Diga cuándo se actualizó cada conjunto.',
};
const mostFixes = 4;

/** The quality its metadata would have by dimension, and what would raise it most. */
export function SourceQuality({ quality }: { quality: PreviewQuality }) {
  const { score, of, unknown, rating, indicators } = quality;
  const rows = Object.entries(dimensions).map(([id, name]) => {
    const own = indicators.filter(({ dimension }) => dimension === id);
    const sum = (value: (each: (typeof own)[number]) => number) =>
      own.reduce((total, each) => total + value(each), 0);
    return {
      id,
      name,
      won: Math.round(sum(({ won }) => won)),
      points: sum(({ points }) => points),
      unknown: sum(({ share, points }) => (share === null ? points : 0)),
    };
  });
  const lost = indicators
    .filter(({ id, share }) => share !== null && share < 1 && fixes[id] !== undefined)
    .toSorted((a, b) => b.points - b.won - (a.points - a.won))
    .filter(({ id }, place, all) => all.findIndex((other) => fixes[other.id] === fixes[id]) === place)
    .slice(0, mostFixes);
  return (
    <section aria-labelledby="calidad" className="stack">
      <h2 id="calidad">
        La calidad de sus metadatos sería {ratingWords[rating]}: {score} de {of} puntos
      </h2>
      <p>
        Se mide como en el portal europeo de datos.
        {unknown > 0 &&
          ` Faltan ${countOf(unknown, 'punto', 'puntos')} que solo se saben al abrir los archivos.`}
      </p>
      <DataTable
        caption="Puntos por lo que importa"
        captionHidden
        keyOf={({ id }) => id}
        rows={rows}
        columns={[
          { title: 'Dimensión', cell: ({ name }) => name },
          { title: 'Puntos', isNumber: true, cell: ({ won, points }) => `${won} de ${points}` },
          { title: 'Por saberse', isNumber: true, cell: (row) => formatCell(row.unknown) },
        ]}
      />
      {lost.length > 0 && (
        <>
          <h3>Qué la subiría más</h3>
          <ul>
            {lost.map(({ id, points, won, share }) => (
              <li key={id}>
                {fixes[id]}{' '}
                <span className="soft">
                  Hasta {countOf(Math.round(points - won), 'punto', 'puntos')}; hoy lo cumple{' '}
                  {formatShare(share ?? 0)}.
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
