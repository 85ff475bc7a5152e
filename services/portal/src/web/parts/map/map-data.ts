import type { Api } from '../../api.ts';
import { toDrawing } from '@rma/domain';
import { positionsOf } from '../choropleth/path-box.ts';
import { type RowQuery, fromTheStart, rowsPath } from '../rows/row-query.ts';
import type { RowPage } from '../rows/rows-api.ts';
import { type MapData, firstPlaces, mapColumns } from './dataset-map.tsx';
import { type GeometryColumns, coordinatesOf } from './place.ts';
import { boxAround } from './view.ts';

/** The Earth's mean radius: the outlines were projected from a sphere of this size. */
const earthKilometres = 6371;
const factsTold = 5;

type Field = { name: string; title: string; type: string; filled: number };
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
  const [{ default: outlines }, { default: outlinesOfCountry }] = await Promise.all([
    import('./state-outlines.json'),
    import('../mexico-outlines.json'),
  ]);
  const { scale, translateX, translateY, width, height } = outlinesOfCountry;
  const country = { left: 0, top: 0, right: width, bottom: height };
  const placement = { scale, translateX, translateY };
  const told = toldOf(fields, geometry);
  const limit = geometry.wkt === null ? firstPlaces : 1;
  const page = await api.read<RowPage>(
    rowsPath(id, fromTheStart(query), { columns: mapColumns({ geometry, told }), limit }),
  );
  if (!page) return null;
  const state = publisher.cvegeo.slice(0, 2);
  const isMunicipality = publisher.cvegeo.length > 2;
  const names = (isMunicipality ? [publisher, ...publisher.neighbours] : []).flatMap(({ name, lon, lat }) =>
    lon === null || lat === null ? [] : [{ name, at: toDrawing(lon, lat, placement) }],
  );
  const paths = Object.entries(outlines).flatMap(([cvegeo, path]) => (cvegeo === state ? [path] : []));
  return {
    geometry,
    told,
    placement,
    base: {
      outlines: paths,
      names,
      home: boxAround(isMunicipality ? names.map(({ at }) => at) : paths.flatMap(positionsOf)) ?? country,
      kilometresPerUnit: earthKilometres / scale,
    },
    rows: geometry.wkt === null ? page.items : [],
    next: geometry.wkt === null ? page.next : null,
    total: page.total,
  };
}

/** What is told of a place: its words first, then its own keys and its figures; nothing that is empty everywhere. */
function toldOf(fields: readonly Field[], geometry: GeometryColumns): { name: string; title: string }[] {
  const coordinates = coordinatesOf(geometry);
  const sayable = fields.filter(
    ({ name, filled }) => filled > 0 && !coordinates.includes(name) && !/^(cve_|cvegeo)/.test(name),
  );
  const rank = ({ name, type }: Field) => (type === 'string' ? (/^(id|clave|folio)/.test(name) ? 1 : 0) : 2);
  return sayable
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, factsTold)
    .map(({ name, title }) => ({ name, title }));
}
