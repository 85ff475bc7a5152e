import { useEffect, useId, useMemo, useState } from 'react';
import { DataTable } from '../../design/data-table.tsx';
import { Facts } from '../../design/text.tsx';
import { countOf, formatNumber } from '../../format.ts';
import { useHydrated } from '../hydrated.ts';
import { type Cluster, clusterPlaces } from './clusters.ts';
import { Outlines, PlaceNames, PointMark, ShapeMark } from './map-marks.tsx';
import type { Place } from './place.ts';
import { useMapView } from './use-map-view.ts';
import { type Box, type Size, type View, boxAround, fit, onScreen, scaleBar } from './view.ts';
import type { Position } from './wkt.ts';

/** What lies under the places: outlines in the drawing's units, names, and how long a unit is. */
export type MapBase = {
  outlines: string[];
  names: { name: string; at: Position }[];
  kilometresPerUnit: number;
  /** What is shown while there are no places. */
  home: Box;
};

/** Until the browser measures the window. */
const drawnSize: Size = { width: 760, height: 480 };
/** Fewer marks than these are drawn one by one. */
const marksApart = 60;
/** A line or an area smaller than this is a dot until the map comes nearer. */
const smallestShapePx = 6;
const listed = 50;

/** Places on their state's outline, with buttons, keys and a table of what the window shows. */
export function PlaceMap({ places, base, label }: { places: Place[]; base: MapBase; label: string }) {
  const [size, setSize] = useState(drawnSize);
  const isHydrated = useHydrated();
  const home = useMemo(
    () => fit(boxAround(places.flatMap(cornersOf)) ?? base.home, size),
    [places, base, size],
  );
  const { view, setView, surface, handlers, nearer, farther, goHome } = useMapView(home, size);
  const [chosen, setChosen] = useState<Place | null>(null);
  const keysId = useId();

  useEffect(() => {
    const width = Math.round(surface.current?.getBoundingClientRect().width ?? 0);
    if (width > 0) setSize({ width, height: Math.round(Math.min(480, Math.max(320, width * 0.65))) });
  }, [surface]);
  useEffect(() => setView(home), [home, setView]);

  const seen = places.filter((place) => isInWindow(place, view, size));
  const isDot = ({ shape, box }: Place) =>
    shape.kind === 'point' ||
    Math.max(box.right - box.left, box.bottom - box.top) * view.scale < smallestShapePx;
  const points = seen.filter(isDot);
  const shapes = seen.filter((place) => !isDot(place));
  const clusters =
    points.length <= marksApart
      ? points.map((place) => ({ key: place.key, at: place.at, places: [place] }))
      : clusterPlaces(points, view.scale);

  const chooseCluster = ({ places: grouped }: Cluster<Place>) => {
    const [only] = grouped;
    if (grouped.length === 1 && only) return setChosen(only);
    const box = boxAround(grouped.flatMap(cornersOf));
    if (box) setView({ ...fit(box, size), scale: Math.max(fit(box, size).scale, view.scale * 1.6) });
  };
  const bar = scaleBar(view, base.kilometresPerUnit);

  return (
    <figure className="place-map stack-tight">
      <div className="frame">
        <svg
          ref={surface}
          viewBox={`0 0 ${size.width} ${size.height}`}
          role="img"
          tabIndex={0}
          aria-label={`${label}: ${countOf(seen.length, 'lugar', 'lugares')} en esta vista`}
          aria-describedby={keysId}
          {...handlers}
        >
          <Outlines paths={base.outlines} view={view} size={size} />
          {shapes.map((place) => (
            <ShapeMark
              key={place.key}
              place={place}
              view={view}
              size={size}
              isChosen={place.key === chosen?.key}
              onChoose={setChosen}
            />
          ))}
          {clusters.map((cluster) => (
            <PointMark
              key={cluster.key}
              cluster={cluster}
              view={view}
              size={size}
              isChosen={chosen !== null && cluster.places.includes(chosen)}
              onChoose={chooseCluster}
            />
          ))}
          <PlaceNames names={base.names} view={view} size={size} />
          <g className="scale-bar" transform={`translate(16 ${size.height - 18})`}>
            <path d={`M0 -5V0H${Math.round(bar.px)}V-5`} />
            <text x="0" y="-10">
              {bar.metres >= 1000 ? `${formatNumber(bar.metres / 1000)} km` : `${bar.metres} m`}
            </text>
          </g>
        </svg>
        {isHydrated && (
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
        )}
      </div>
      <p id={keysId} className="small soft no-print">
        {isHydrated
          ? 'Arrastre el mapa o use las flechas y las teclas + y −; 0 vuelve al principio. Elija un lugar para ver sus datos.'
          : 'El contorno es el del estado.'}
      </p>
      <div aria-live="polite">
        {chosen && (
          <div className="chosen-place">
            <Facts facts={chosen.facts} />
            <button type="button" className="button quiet" onClick={() => setChosen(null)}>
              Quitar la selección
            </button>
          </div>
        )}
      </div>
      <details className="small">
        <summary>Ver como tabla los lugares de esta vista</summary>
        <SeenPlaces places={seen} onChoose={isHydrated ? setChosen : null} />
      </details>
    </figure>
  );
}

const cornersOf = ({ box }: Place): Position[] => [
  [box.left, box.top],
  [box.right, box.bottom],
];

/** Whether any of a place can be seen; of lines and areas, whether their box meets the window. */
function isInWindow({ box }: Place, view: View, size: Size): boolean {
  const [left, top] = onScreen([box.left, box.top], view, size);
  const [right, bottom] = onScreen([box.right, box.bottom], view, size);
  return right >= 0 && bottom >= 0 && left <= size.width && top <= size.height;
}

function SeenPlaces({ places, onChoose }: { places: Place[]; onChoose: ((place: Place) => void) | null }) {
  return (
    <DataTable
      caption={
        places.length > listed
          ? `Los primeros ${listed} de ${formatNumber(places.length)} lugares; acerque el mapa para ver otros`
          : 'Lugares de esta vista'
      }
      keyOf={({ key }) => key}
      rows={places.slice(0, listed)}
      columns={[
        {
          title: 'Lugar',
          cell: (place) =>
            onChoose ? (
              <button type="button" className="link" onClick={() => onChoose(place)}>
                {place.label}
              </button>
            ) : (
              place.label
            ),
        },
        {
          title: 'Longitud',
          isNumber: true,
          cell: ({ degrees }) => degrees?.longitude.toFixed(5) ?? 'línea o superficie',
        },
        { title: 'Latitud', isNumber: true, cell: ({ degrees }) => degrees?.latitude.toFixed(5) ?? '' },
      ]}
    />
  );
}
