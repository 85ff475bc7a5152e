import { type Bounds, type SearchAddress, toDegrees, toDrawing } from '@rma/domain';
import { useEffect, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { createApi } from '../../api.ts';
import { countOf, formatNumber } from '../../format.ts';
import { paths } from '../../paths.ts';
import { Outlines } from '../map/map-marks.tsx';
import { useMapView } from '../map/use-map-view.ts';
import { type Size, type View, boxAround, fit, onScreen } from '../map/view.ts';
import type { Position } from '../map/wkt.ts';
import outlines from '../mexico-outlines.json' with { type: 'json' };

/** Until the browser measures the window. */
const drawnSize: Size = { width: 640, height: 416 };
const country = { left: 0, top: 0, right: outlines.width, bottom: outlines.height };
const statePaths = outlines.states.map(({ path }) => path);
/** Points along each side: a straight side of the window is a curve in degrees. */
const along = [0, 0.25, 0.5, 0.75, 1];

type State = { cvegeo: string; name: string; lon: number; lat: number };
const document = `query States { governments(filter: { level: STATE }, first: 32) { nodes { cvegeo name lon lat } } }`;

/** The degrees around what the window shows. */
function boundsOf(view: View, size: Size): Bounds {
  const [halfWidth, halfHeight] = [size.width / 2 / view.scale, size.height / 2 / view.scale];
  const edge = along.flatMap((part): Position[] => {
    const x = view.x - halfWidth + part * 2 * halfWidth;
    const y = view.y - halfHeight + part * 2 * halfHeight;
    return [
      [x, view.y - halfHeight],
      [x, view.y + halfHeight],
      [view.x - halfWidth, y],
      [view.x + halfWidth, y],
    ];
  });
  const degrees = edge.map(([x, y]) => toDegrees(x, y, outlines));
  const longitudes = degrees.map(([longitude]) => longitude);
  const latitudes = degrees.map(([, latitude]) => latitude);
  return {
    west: Math.max(-180, Math.min(...longitudes)),
    south: Math.max(-90, Math.min(...latitudes)),
    east: Math.min(180, Math.max(...longitudes)),
    north: Math.min(90, Math.max(...latitudes)),
  };
}

/** A box in degrees as it lies on the drawing. */
function ringOf({ west, south, east, north }: Bounds): Position[] {
  const between = (from: number, to: number) => along.map((part) => from + part * (to - from));
  const ring: [number, number][] = [
    ...between(west, east).map((longitude): [number, number] => [longitude, north]),
    ...between(north, south).map((latitude): [number, number] => [east, latitude]),
    ...between(east, west).map((longitude): [number, number] => [longitude, south]),
    ...between(south, north).map((latitude): [number, number] => [west, latitude]),
  ];
  return ring.map(([longitude, latitude]) => toDrawing(longitude, latitude, outlines));
}

/** The country with how many datasets each state has; what the window shows can be made the search's zone. */
export function ZoneMap({
  address,
  view: seen,
  counts,
}: {
  address: SearchAddress;
  view: { orden?: string };
  /** Datasets by the state's key, as the facet counts them. */
  counts: ReadonlyMap<string, number>;
}) {
  const [size, setSize] = useState(drawnSize);
  const { bounds } = address;
  const ring = useMemo(() => bounds && ringOf(bounds), [bounds]);
  const home = useMemo(() => fit((ring && boxAround(ring)) ?? country, size), [ring, size]);
  const { view, setView, surface, handlers, nearer, farther, goHome } = useMapView(home, size);
  const [states, setStates] = useState<State[]>([]);
  useEffect(() => {
    const width = Math.round(surface.current?.getBoundingClientRect().width ?? 0);
    if (width > 0) setSize({ width, height: Math.round(Math.min(480, Math.max(260, width * 0.65))) });
  }, [surface]);
  useEffect(() => setView(home), [home, setView]);
  useEffect(() => {
    createApi((path, init) => fetch(path, init))
      .query<{ governments: { nodes: State[] } }>(document)
      .then(({ governments }) => setStates(governments.nodes))
      .catch(() => undefined);
  }, []);
  const zone = ring?.map((position) => onScreen(position, view, size).map(Math.round).join(' '));
  return (
    <figure className="place-map zone-map stack-tight">
      <div className="frame">
        <svg
          ref={surface}
          viewBox={`0 0 ${size.width} ${size.height}`}
          role="img"
          tabIndex={0}
          aria-label="Mapa de México con los conjuntos de datos de cada estado; las mismas cifras están en el filtro Estado"
          aria-describedby="zona-teclas"
          {...handlers}
        >
          <Outlines paths={statePaths} view={view} size={size} />
          {zone && <path className="zone" d={`M${zone.join('L')}z`} />}
          {states.map(({ cvegeo, name, lon, lat }) => {
            const count = counts.get(cvegeo) ?? 0;
            if (count === 0) return null;
            const [x, y] = onScreen(toDrawing(lon, lat, outlines), view, size);
            return (
              <g key={cvegeo} className="place">
                <title>{`${name}: ${countOf(count, 'conjunto', 'conjuntos')}`}</title>
                <circle cx={Math.round(x)} cy={Math.round(y)} r={Math.min(20, 9 + Math.sqrt(count))} />
                <text x={Math.round(x)} y={Math.round(y)} dy="0.35em">
                  {count < 1000 ? count : `${Math.round(count / 1000)}k`}
                </text>
              </g>
            );
          })}
        </svg>
        <div className="map-buttons no-print">
          <button type="button" onClick={nearer} aria-label="Acercar">
            +
          </button>
          <button type="button" onClick={farther} aria-label="Alejar">
            −
          </button>
          <button type="button" onClick={goHome}>
            Todo
          </button>
        </div>
      </div>
      <p id="zona-teclas" className="small soft">
        Arrastre el mapa o use las flechas y las teclas + y −. Se buscan los gobiernos que caen dentro de lo
        que se ve, y los conjuntos que dicen una zona que lo toca.
      </p>
      <p className="row">
        <Link
          className="button quiet"
          to={paths.searchAt({ ...address, bounds: boundsOf(view, size) }, seen)}
        >
          Buscar en lo que se ve
        </Link>
        {bounds && (
          <Link to={paths.searchAt({ ...address, bounds: null }, seen)}>Buscar en todo el país</Link>
        )}
        <span className="soft small">
          {countOf([...counts.values()].filter((count) => count > 0).length, 'estado', 'estados')} con datos,{' '}
          {formatNumber([...counts.values()].reduce((sum, count) => sum + count, 0))} conjuntos
        </span>
      </p>
    </figure>
  );
}
