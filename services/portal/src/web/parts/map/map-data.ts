import type { Api } from '../../api.ts';
import { toDrawing } from '../../map-projection.ts';
import { type RowQuery, fromTheStart, rowsPath } from '../rows/row-query.ts';
import type { RowPage } from '../rows/rows-api.ts';
import { type MapData, firstPlaces, mapColumns } from './dataset-map.tsx';
import { type GeometryColumns, coordinatesOf } from './place.ts';

/** The Earth's mean radius: the outlines were projected from a sphere of this size. */
const earthKilometres = 6371;
const factsTold = 5;

type Field = { name: string; title: string; type: string };
type Named = { name: string; lon: number | null; lat: number | null };

/**
 * What a map of a dataset's rows is drawn from: its state's outline, the governments around it, and its first points.
 * Lines and areas are heavy: the browser fetches them once somebody looks. Null when there are no rows to read.
 */
export async function loadMap(
  api: Api,
  options: {
    id: string;
    query: RowQuery;
    geometry: GeometryColumns;
    fields: readonly Field[];
    publisher: Named & { cvegeo: string; neighbours: Named[] };
  },
): Promise<MapData | null> {
  const { id, query, geometry, fields, publisher } = options;
  const [{ default: outlines }, { default: country }] = await Promise.all([
    import('./state-outlines.json'),
    import('../mexico-outlines.json'),
  ]);
  const { scale, translateX, translateY } = country;
  const placement = { scale, translateX, translateY };
  const told = toldOf(fields, geometry);
  const limit = geometry.wkt === null ? firstPlaces : 1;
  const page = await api.read<RowPage>(
    rowsPath(id, fromTheStart(query), { columns: mapColumns({ geometry, told }), limit }),
  );
  if (!page) return null;
  const state = publisher.cvegeo.slice(0, 2);
  const isMunicipality = publisher.cvegeo.length > 2;
  return {
    geometry,
    told,
    placement,
    base: {
      outlines: Object.entries(outlines).flatMap(([cvegeo, path]) => (cvegeo === state ? [path] : [])),
      names: (isMunicipality ? [publisher, ...publisher.neighbours] : []).flatMap(({ name, lon, lat }) =>
        lon === null || lat === null ? [] : [{ name, at: toDrawing(lon, lat, placement) }],
      ),
      kilometresPerUnit: earthKilometres / scale,
    },
    rows: geometry.wkt === null ? page.items : [],
    next: geometry.wkt === null ? page.next : null,
    total: page.total,
  };
}

/** What is told of a place: its words first, then its figures; neither its key nor its coordinates. */
function toldOf(fields: readonly Field[], geometry: GeometryColumns): { name: string; title: string }[] {
  const coordinates = coordinatesOf(geometry);
  const sayable = fields.filter(
    ({ name }) => !coordinates.includes(name) && !/^(id|cve_|cvegeo|clave)/.test(name),
  );
  const [words, figures] = [
    sayable.filter(({ type }) => type === 'string'),
    sayable.filter(({ type }) => type !== 'string'),
  ];
  return [...words.slice(0, factsTold - 1), ...figures]
    .slice(0, factsTold)
    .map(({ name, title }) => ({ name, title }));
}
