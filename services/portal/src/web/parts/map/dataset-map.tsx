import { useEffect, useMemo, useRef, useState } from 'react';
import { countOf, formatNumber } from '../../format.ts';
import type { Placement } from '@rma/domain';
import { type RowQuery, fromTheStart, rowsPath } from '../rows/row-query.ts';
import type { RowPage } from '../rows/rows-api.ts';
import { type GeometryColumns, type Row, coordinatesOf, placesOf } from './place.ts';
import { type MapBase, PlaceMap } from './place-map.tsx';

/** What the server draws already, and what the browser fetches in all before it says that it is a part. */
export const firstPlaces = 150;
const [mostPoints, mostShapes] = [5_000, 1_000];
/** Lines and areas may have many vertices each: they come in small pages, and not more than this in all. */
const [pointsPage, shapesPage, mostCharacters] = [1_000, 50, 6_000_000];
const mostOf = ({ geometry }: Pick<MapData, 'geometry'>) => (geometry.wkt === null ? mostPoints : mostShapes);

export type MapData = {
  geometry: GeometryColumns;
  told: { name: string; title: string }[];
  base: MapBase;
  placement: Placement;
  /** The first rows with coordinates; empty when lines and areas are fetched only once somebody looks. */
  rows: Row[];
  next: string | null;
  total: number;
};

/** The rows that have a place, under the page's question; the rest of them are fetched once somebody looks. */
export function DatasetMap({
  id,
  title,
  query,
  map,
}: {
  id: string;
  title: string;
  query: RowQuery;
  map: MapData;
}) {
  const { rows, next, isLoading, isTried, figure } = useRemainingRows(id, query, map);
  const places = useMemo(
    () => placesOf(rows, { geometry: map.geometry, told: map.told, placement: map.placement }),
    [rows, map],
  );
  return (
    <div ref={figure} className="stack-tight">
      <PlaceMap places={places} base={map.base} label={`Mapa de ${title}`} />
      <p className="small soft" role="status">
        {isLoading && `Cargando: van ${formatNumber(rows.length)} de ${formatNumber(map.total)} renglones. `}
        {!isLoading && next !== null && partlyShown({ shown: rows.length, total: map.total, isTried })}
        {rows.length > places.length &&
          `${countOf(rows.length - places.length, 'renglón no dice dónde está', 'renglones no dicen dónde están')}. `}
        Los contornos de los estados son aproximados.
      </p>
    </div>
  );
}

function partlyShown(of: { shown: number; total: number; isTried: boolean }): string {
  const { shown, total, isTried } = of;
  const part = `El mapa muestra ${formatNumber(shown)} de ${formatNumber(total)} renglones`;
  return isTried
    ? `${part}, los primeros de la tabla: filtre para ver otros, o descargue el archivo completo. `
    : `${part}. `;
}

/** The columns a map needs of each row. */
export const mapColumns = ({ geometry, told }: Pick<MapData, 'geometry' | 'told'>): string[] => [
  ...new Set([...coordinatesOf(geometry), ...told.map(({ name }) => name)]),
];

function useRemainingRows(id: string, query: RowQuery, map: MapData) {
  const figure = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<Loaded>({ ...notTried, rows: map.rows, next: map.next });
  const [isSeen, setIsSeen] = useState(false);

  useEffect(() => {
    const watcher = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setIsSeen(true),
      { rootMargin: '200px' },
    );
    if (figure.current) watcher.observe(figure.current);
    return () => watcher.disconnect();
  }, []);

  useEffect(() => {
    setState({ ...notTried, rows: map.rows, next: map.next });
    if (!isSeen || (map.next === null && map.rows.length > 0) || map.total === 0) return;
    const left = new AbortController();
    const most = mostOf(map);
    void fetchRows({ id, query, map, most, signal: left.signal, onPage: setState });
    return () => left.abort();
  }, [id, query, map, isSeen]);

  return { ...state, figure };
}

/** `isTried`: as much was fetched as a map takes. */
type Loaded = { rows: Row[]; next: string | null; isLoading: boolean; isTried: boolean };
const notTried = { isLoading: false, isTried: false };

/** Page after page until there is no more or there is enough; a page that does not come leaves what there is. */
async function fetchRows(options: {
  id: string;
  query: RowQuery;
  map: MapData;
  most: number;
  signal: AbortSignal;
  onPage: (loaded: Loaded) => void;
}): Promise<void> {
  const { id, query, map, most, signal, onPage } = options;
  const pageSize = map.geometry.wkt === null ? pointsPage : shapesPage;
  let loaded: Loaded = { rows: map.rows, next: map.next, isLoading: true, isTried: false };
  let characters = 0;
  do {
    onPage(loaded);
    const path = rowsPath(
      id,
      { ...fromTheStart(query), after: loaded.next },
      { columns: mapColumns(map), limit: Math.min(pageSize, most - loaded.rows.length) },
    );
    const text = await fetch(path, { signal }).then(
      (answer) => (answer.ok ? answer.text() : null),
      () => null,
    );
    if (signal.aborted) return;
    if (text === null) break;
    characters += text.length;
    const page = JSON.parse(text) as RowPage;
    loaded = { rows: [...loaded.rows, ...page.items], next: page.next, isLoading: true, isTried: false };
  } while (loaded.next !== null && loaded.rows.length < most && characters < mostCharacters);
  onPage({ ...loaded, isLoading: false, isTried: true });
}
