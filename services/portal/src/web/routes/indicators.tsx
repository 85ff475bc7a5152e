import { Link } from 'react-router';
import { DataTable } from '../design/data-table.tsx';
import { Breadcrumbs, Head, ThemeMark } from '../design/text.tsx';
import { countOf } from '../format.ts';
import type { LoadArguments } from '../page.tsx';
import { byTheme } from '../parts/by-theme.ts';
import { type Period, formatOf, periodWords } from '../parts/indicators/indicator-data.ts';
import { paths } from '../paths.ts';

const document = `query Indicators {
  indicators {
    id title unit decimals theme { id name }
    periods { period series level reported notReported whole median }
  }
}`;

type Listed = {
  id: string;
  title: string;
  unit: string;
  decimals: number;
  theme: { id: string; name: string };
  periods: Period[];
};

export async function load({ api }: LoadArguments): Promise<Listed[]> {
  const { indicators } = await api.query<{ indicators: Listed[] }>(document);
  return indicators;
}

/** The newest period that somebody reports whole, else the newest with a figure. */
const newest = ({ periods }: Listed): Period | undefined =>
  periods.find(({ whole }) => whole > 0) ?? periods.find(({ reported }) => reported > 0);

export function Page({ data }: { data: Listed[] }) {
  return (
    <div className="stack-wide">
      <Head
        title="Indicadores"
        description="Cifras normalizadas que se calculan de las tablas nacionales, con su método, sus advertencias y sus huecos."
        path={paths.indicators()}
      />
      <header className="page-head">
        <Breadcrumbs trail={[{ name: 'Inicio', to: paths.home() }, { name: 'Indicadores' }]} />
        <h1>Indicadores</h1>
        <p className="lede">
          Unas cuantas cifras por tema, calculadas de los renglones que los gobiernos publican y puestas en la
          misma escala. Cada una dice cómo se calcula, de qué archivos, a quién le falta y qué no dice. Lo que
          nadie reportó no es cero.
        </p>
      </header>
      {byTheme(data, ({ theme }) => theme).map(({ theme, items }) => (
        <section
          key={theme.id}
          aria-labelledby={`tema-${theme.id}`}
          className={`national-list theme-${theme.id}`}
        >
          <div className="section-head">
            <h2 id={`tema-${theme.id}`}>
              <ThemeMark theme={theme} />
            </h2>
          </div>
          <DataTable
            caption={`Indicadores de ${theme.name}`}
            captionHidden
            keyOf={({ id }) => id}
            rows={items.toSorted((a, b) => Number(newest(b) !== undefined) - Number(newest(a) !== undefined))}
            columns={[
              { title: 'Indicador', cell: ({ id, title }) => <Link to={paths.indicator(id)}>{title}</Link> },
              { title: 'Quién lo reporta', cell: (each) => reportersOf(each) },
              { title: 'Más reciente', cell: (each) => periodOf(newest(each)) },
              {
                title: 'Mediana',
                isNumber: true,
                cell: (each) => {
                  const median = newest(each)?.median ?? null;
                  return median === null ? '' : formatOf(each)(median);
                },
              },
              { title: 'Unidad', cell: ({ unit }) => unit },
            ]}
          />
        </section>
      ))}
    </div>
  );
}

function reportersOf(indicator: Listed): string {
  const period = newest(indicator);
  if (period !== undefined) {
    return period.level === 'STATE'
      ? countOf(period.reported, 'estado', 'estados')
      : countOf(period.reported, 'municipio', 'municipios');
  }
  return indicator.periods.some(({ notReported }) => notReported > 0)
    ? 'nadie: publican la tabla sin este dato'
    : 'nadie todavía';
}

const periodOf = (period: Period | undefined): string =>
  period === undefined
    ? ''
    : `${periodWords(period.period)}${period.whole === 0 && !period.period.includes('/') ? ', incompleto' : ''}`;
