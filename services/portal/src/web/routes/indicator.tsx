import { Link } from 'react-router';
import { Breadcrumbs, EmptyState, Head, ThemeMark } from '../design/text.tsx';
import { type LoadArguments, absence } from '../page.tsx';
import { type IndicatorData, indicatorPath, loadIndicator } from '../parts/indicators/indicator-data.ts';
import { IndicatorFilters } from '../parts/indicators/indicator-filters.tsx';
import { IndicatorMap } from '../parts/indicators/indicator-map.tsx';
import { IndicatorMethod, IndicatorSources } from '../parts/indicators/indicator-method.tsx';
import { IndicatorParts } from '../parts/indicators/indicator-parts.tsx';
import { IndicatorSeries } from '../parts/indicators/indicator-series.tsx';
import { NotReported } from '../parts/indicators/not-reported.tsx';
import { paths } from '../paths.ts';

export async function load({ api, params, url }: LoadArguments): Promise<IndicatorData> {
  const data = await loadIndicator(api, params['id'] ?? '', url.searchParams);
  if (data === null) throw absence('ningún indicador en esta dirección');
  return data;
}

export function Page({ data }: { data: IndicatorData }) {
  const { indicator } = data;
  return (
    <div className="stack-wide">
      <Head title={indicator.title} description={indicator.description} path={indicatorPath(indicator)} />
      <header className="page-head">
        <Breadcrumbs trail={[{ name: 'Indicadores', to: paths.indicators() }, { name: indicator.title }]} />
        <ThemeMark theme={indicator.theme} />
        <h1>{indicator.title}</h1>
        <p className="lede">{indicator.description}</p>
        <p className="small">
          <a href="#metodo">Cómo se calcula y lo que no dice</a> · <a href="#fuentes">De qué datos sale</a>
        </p>
      </header>
      {indicator.map === null ? (
        <EmptyState title="Todavía no hay con qué calcularlo">
          <p>
            Hará falta que un gobierno publique el estándar{' '}
            <Link to={paths.standard(indicator.standard.id)}>«{indicator.standard.title}»</Link>. Que no haya
            cifra no quiere decir cero.
          </p>
        </EmptyState>
      ) : (
        <>
          <IndicatorFilters data={data} />
          <IndicatorMap data={data} />
          <NotReported data={data} />
          <IndicatorSeries data={data} />
          <IndicatorParts data={data} />
        </>
      )}
      <IndicatorMethod indicator={indicator} />
      {indicator.sources.length > 0 && <IndicatorSources indicator={indicator} />}
    </div>
  );
}
