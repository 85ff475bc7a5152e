import { Link } from 'react-router';
import { Breadcrumbs, Head, Notice, StatusWord, ThemeMark } from '../design/text.tsx';
import { formatDate } from '../format.ts';
import { type LoadArguments, absence } from '../page.tsx';
import {
  type Dataset,
  type DatasetData,
  type Explored,
  datasetDocument,
  loadAround,
} from '../parts/dataset-data.ts';
import { DatasetFacts } from '../parts/dataset-facts.tsx';
import { DatasetUseSection } from '../parts/use/dataset-use.tsx';
import { DatasetVoicesSection } from '../parts/demand/dataset-voices.tsx';
import { datasetJsonLd } from '../parts/dataset-json-ld.ts';
import { ApiCall, Citation } from '../parts/dataset-reuse.tsx';
import { Downloads } from '../parts/downloads.tsx';
import { JsonLd } from '../parts/json-ld.tsx';
import { OtherForms } from '../parts/other-forms.tsx';
import { DatasetMap } from '../parts/map/dataset-map.tsx';
import { PreviewTable, StandardColumns } from '../parts/preview-table.tsx';
import { QualityBlock } from '../parts/quality/quality-block.tsx';
import { ReleaseNotes } from '../parts/releases.tsx';
import { ChartFigure } from '../parts/rows/chart-figure.tsx';
import { ColumnFacts } from '../parts/rows/column-facts.tsx';
import { RowExplorer } from '../parts/rows/row-explorer.tsx';
import { readRowQuery, rowsAnchor } from '../parts/rows/row-query.ts';
import { withdrawalOf } from '../parts/withdrawal.ts';
import { paths } from '../paths.ts';
import { useSite } from '../site.ts';
import { freshnessWords } from '../words.ts';

export async function load({ api, params, url }: LoadArguments): Promise<DatasetData> {
  const { dataset, network } = await api.query<{ dataset: Dataset | null; network: { asOf: string } }>(
    datasetDocument,
    { id: params['id'] },
  );
  if (dataset) {
    const around = await loadAround(api, dataset, readRowQuery(url.searchParams));
    return { dataset, asOf: network.asOf, ...around };
  }
  const id = params['id'] ?? '';
  const withdrawal = await withdrawalOf(api, 'dataset', id);
  if (withdrawal) {
    const history = paths.datasetHistory(id);
    throw absence('este conjunto de datos', { status: 410, ...withdrawal, history });
  }
  throw absence('ningún conjunto de datos en esta dirección');
}

export function Page({ data: { dataset, explored, releases, asOf } }: { data: DatasetData }) {
  const { publicUrl } = useSite();
  const { publisher, theme } = dataset;
  const freshness = freshnessWords[dataset.freshness];
  return (
    <article className="stack-wide">
      <Head
        title={dataset.title}
        description={dataset.description ?? dataset.title}
        path={paths.dataset(dataset.id)}
      />
      <header className="page-head">
        <Breadcrumbs
          trail={[
            { name: 'Datos', to: paths.search() },
            { name: publisher.fullName, to: paths.government(publisher.cvegeo) },
            { name: dataset.title },
          ]}
        />
        <h1>{dataset.title}</h1>
        <div className="row">
          <Link to={paths.government(publisher.cvegeo)}>{publisher.fullName}</Link>
          {theme && <ThemeMark theme={theme} />}
          <StatusWord kind={freshness.kind}>{freshness.word}</StatusWord>
        </div>
        {dataset.description !== null && <p className="lede">{dataset.description}</p>}
      </header>

      {dataset.archivedAt !== null && (
        <Notice kind="attention" title="Este conjunto ya no aparece en el portal de su gobierno">
          <p>
            Se archivó el {formatDate(dataset.archivedAt)}. Lo que ve es la última copia que la red conoció;
            si vuelve a aparecer allá, volverá aquí por sí solo.
          </p>
        </Notice>
      )}

      <section aria-labelledby="descargas">
        <div className="section-head">
          <h2 id="descargas">Descargar</h2>
        </div>
        <Downloads distributions={dataset.distributions} now={asOf} />
      </section>

      {explored?.chart && (
        <section aria-labelledby="grafica">
          <div className="section-head">
            <h2 id="grafica">{explored.chart.title}</h2>
          </div>
          <ChartFigure chart={explored.chart} source={`${publisher.fullName}, «${dataset.title}».`} />
        </section>
      )}

      {explored?.map && (
        <section aria-labelledby="mapa">
          <div className="section-head">
            <h2 id="mapa">En el mapa</h2>
          </div>
          <DatasetMap id={dataset.id} title={dataset.title} query={explored.query} map={explored.map} />
        </section>
      )}

      <Rows dataset={dataset} explored={explored} />

      <div className="columns">
        <div className="stack-wide">
          <Columns dataset={dataset} explored={explored} />
          {dataset.package && (
            <section aria-labelledby="ediciones">
              <div className="section-head">
                <h2 id="ediciones">Qué cambió en cada edición</h2>
                <Link to={paths.package(dataset.package.id)}>{dataset.package.title}</Link>
              </div>
              <ReleaseNotes packageId={dataset.package.id} releases={releases} />
            </section>
          )}
          <section aria-labelledby="citar" className="stack">
            <div className="section-head">
              <h2 id="citar">Cómo citarlo y usarlo</h2>
            </div>
            <Citation dataset={dataset} />
            <OtherForms id={dataset.id} hasColumns={explored !== null && dataset.standard !== null} />
            {!explored && <ApiCall id={dataset.id} />}
          </section>
          <DatasetUseSection id={dataset.id} use={dataset.use} />
          <DatasetVoicesSection id={dataset.id} reuses={dataset.reuses} reports={dataset.reports} />
        </div>
        <aside aria-labelledby="ficha">
          <div className="section-head">
            <h2 id="ficha">Ficha</h2>
          </div>
          <DatasetFacts dataset={dataset} />
          <QualityBlock quality={dataset.quality} />
        </aside>
      </div>
      <JsonLd value={datasetJsonLd(dataset, publicUrl)} />
    </article>
  );
}

/** The rows, to be asked; or the first of them when there is no table to ask. */
function Rows({ dataset, explored }: { dataset: Dataset; explored: Explored | null }) {
  if (!explored && !dataset.preview) return null;
  return (
    <section aria-labelledby={rowsAnchor}>
      <div className="section-head">
        <h2 id={rowsAnchor}>{explored ? 'Los renglones' : 'Los primeros renglones'}</h2>
        {explored && standardTable(dataset)}
      </div>
      {explored ? (
        <RowExplorer id={dataset.id} {...explored} />
      ) : (
        dataset.preview && <PreviewTable preview={dataset.preview} />
      )}
    </section>
  );
}

const standardTable = ({ standard }: Dataset) =>
  standard && <Link to={paths.table(standard.id)}>Con los de otros gobiernos, en la tabla nacional</Link>;

function Columns({
  dataset: { id, title, standard },
  explored,
}: {
  dataset: Dataset;
  explored: Explored | null;
}) {
  if (!explored && !standard) return null;
  return (
    <section aria-labelledby="columnas">
      <div className="section-head">
        <h2 id="columnas">Qué hay en cada columna</h2>
        {standard && (
          <Link to={paths.standard(standard.id)}>
            Estándar «{standard.title}» {standard.version}
          </Link>
        )}
      </div>
      {explored ? (
        <ColumnFacts
          id={id}
          statistics={explored.statistics}
          required={(standard?.fields ?? []).flatMap(({ name, required }) => (required ? [name] : []))}
        />
      ) : (
        standard && <StandardColumns fields={standard.fields} caption={`Columnas de ${title}`} />
      )}
    </section>
  );
}
