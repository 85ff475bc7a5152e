import { useId } from 'react';
import { Link } from 'react-router';
import { formatCell } from '../../format.ts';
import { paths } from '../../paths.ts';
import type { Level } from '../../words.ts';
import { ChartBlock } from '../chart/chart-block.tsx';
import { classOf, classesOf, stepOf } from './classes.ts';
import { ChoroplethMap } from './choropleth-map.tsx';
import { ChoroplethLegend } from './legend.tsx';
import type { MapPoint, MapShapes } from './map-shapes.ts';
import { useShapes } from './use-shapes.ts';

export type ChoroplethValue = MapPoint & {
  cvegeo: string;
  /** As it is told apart from others: `Cuernavaca, Morelos`. */
  fullName: string;
  /** Null when nobody reported it, which is not zero. */
  value: number | null;
  /** What to know of this figure, e.g. «pocos casos»; of a missing one, why. */
  note?: string;
};

export type ChoroplethProps = {
  /** Anchor on the page, and beginning of the names of its files. */
  id: string;
  /** A sentence that says what the map shows. */
  title: string;
  unit: string;
  /** What the figure is called in the table and the CSV; the unit unless told. */
  valueName?: string;
  source: string;
  level: Level;
  /** Those the map is about. States that are not among them are only outlined; municipalities are not drawn. */
  values: readonly ChoroplethValue[];
  format?: (value: number) => string;
  /** Inner limits of the classes, for maps that are read side by side. */
  breaks?: readonly number[];
  /** Key of the state that fills the map; the country unless told. */
  state?: string;
  /** Municipalities as an operator imported them; those at hand are fetched once the page runs, unless told. */
  shapes?: readonly MapShapes[];
  heading?: 2 | 3;
  note?: string;
  /** A lasting address of the same figures as CSV. */
  csvHref?: string;
};

/**
 * A figure of each government on the map: states as areas, municipalities as points that grow with the figure (areas
 * where an operator imported INEGI's), in at most five classes told apart by lightness, texture or size, and words.
 */
export function Choropleth(props: ChoroplethProps) {
  const { id, title, unit, source, level, values, breaks, state, csvHref, note, heading } = props;
  const { format = defaultFormat(values), valueName = unit } = props;
  const fillId = useId();
  const known = values.flatMap(({ value }) => (value === null ? [] : [value]));
  const classes = classesOf(known, format, breaks === undefined ? {} : { breaks });
  const missing = values.length - known.length;
  const fetched = useShapes(level === 'STATE' || props.shapes !== undefined ? [] : statesOf(values));
  const shapes = props.shapes ?? fetched;
  const told =
    note ??
    (level === 'MUNICIPALITY' && shapes.length === 0
      ? 'Cada municipio es un punto en su centro.'
      : undefined);
  const sources = [...new Set(shapes.map((each) => each.source))];
  return (
    <ChartBlock
      id={id}
      title={title}
      unit={unit}
      source={sources.length === 0 ? source : `${source} Contornos: ${sources.join('; ')}.`}
      {...(heading && { heading })}
      {...(told !== undefined && { note: told })}
      {...(csvHref !== undefined && { csvHref })}
      table={tableOf({ values, format, valueName })}
    >
      <div className="choropleth stack-tight">
        <ChoroplethMap
          label={`Mapa. ${title}. ${counted({ known: known.length, missing })}`}
          fillId={fillId}
          level={level}
          marks={values.map((each) => {
            const place = each.value === null ? -1 : classOf(each.value, classes);
            return {
              ...each,
              step: place === -1 ? 'missing' : stepOf(place, classes.length),
              words: each.value === null ? (each.note ?? 'sin dato') : format(each.value),
            };
          })}
          state={state ?? null}
          shapes={shapes}
        />
        <ChoroplethLegend
          fillId={fillId}
          classes={classes}
          missing={missing}
          shape={level === 'STATE' || shapes.length > 0 ? 'area' : 'dot'}
        />
      </div>
    </ChartBlock>
  );
}

const statesOf = (values: readonly ChoroplethValue[]) => [
  ...new Set(values.map(({ cvegeo }) => cvegeo.slice(0, 2))),
];

/** As many decimals as it takes to see a difference between governments. */
function defaultFormat(values: readonly ChoroplethValue[]): (value: number) => string {
  const known = values.flatMap(({ value }) => (value === null ? [] : [Math.abs(value)]));
  const largest = Math.max(0, ...known);
  const decimals = known.every(Number.isInteger) ? 0 : largest < 1 ? 3 : largest < 100 ? 1 : 0;
  return (value) => formatCell(value, { decimals });
}

const counted = ({ known, missing }: { known: number; missing: number }) =>
  `${known} con dato${missing > 0 ? ` y ${missing} sin dato` : ''}; la tabla de abajo tiene las cifras`;

function tableOf(options: {
  values: readonly ChoroplethValue[];
  format: (value: number) => string;
  valueName: string;
}) {
  const { values, format, valueName } = options;
  const hasNotes = values.some(({ note }) => note !== undefined);
  return {
    rows: values.toSorted((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity)),
    columns: [
      { title: 'Clave', value: ({ cvegeo }: ChoroplethValue) => cvegeo, isOnlyInFile: true },
      {
        title: 'Gobierno',
        value: ({ fullName }: ChoroplethValue) => fullName,
        cell: ({ cvegeo, fullName }: ChoroplethValue) => (
          <Link to={paths.government(cvegeo)}>{fullName}</Link>
        ),
      },
      {
        title: valueName,
        isNumber: true,
        value: ({ value }: ChoroplethValue) => value,
        cell: ({ value }: ChoroplethValue) => (value === null ? 'sin dato' : format(value)),
      },
      ...(hasNotes
        ? [
            {
              title: 'Nota',
              value: ({ note }: ChoroplethValue) => note ?? null,
              cell: ({ note }: ChoroplethValue) => note ?? '',
            },
          ]
        : []),
    ],
  };
}
