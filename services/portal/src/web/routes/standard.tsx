import { Link } from 'react-router';
import { Breadcrumbs, EmptyState, Facts, Head, ThemeMark } from '../design/text.tsx';
import { countOf } from '../format.ts';
import { type LoadArguments, absence } from '../page.tsx';
import { DatasetList, type DatasetLine, datasetLineFields } from '../parts/dataset-list.tsx';
import { periodicityName } from '../parts/periodicity.ts';
import { StandardColumns, type StandardField } from '../parts/preview-table.tsx';
import { type RowRule, type TableSchema, StandardRules } from '../parts/standard-rules.tsx';
import { paths } from '../paths.ts';

const document = `query Standard($id: ID!) {
  standard(id: $id) {
    id version title description periodicity schema publishers
    theme { id name }
    references { url title }
    fields { name title type description required }
  }
  datasets(filter: { standard: $id }, sort: MODIFIED, first: 10) { totalCount nodes { ${datasetLineFields} } }
}`;

type Standard = {
  id: string;
  version: string;
  title: string;
  description: string;
  periodicity: string | null;
  schema: TableSchema;
  publishers: number;
  theme: { id: string; name: string };
  references: { url: string; title: string }[];
  fields: StandardField[];
};
type Data = { standard: Standard; rules: RowRule[]; datasets: { totalCount: number; nodes: DatasetLine[] } };

export async function load({ api, params }: LoadArguments): Promise<Data> {
  const id = `${params['theme']}/${params['name']}`;
  const { standard, datasets } = await api.query<{ standard: Standard | null; datasets: Data['datasets'] }>(
    document,
    { id },
  );
  if (!standard) throw absence('ningún estándar en esta dirección');
  const described = await api.read<{ rules: RowRule[] }>(`/api/v1/standards/${id}`);
  return { standard, rules: described?.rules ?? [], datasets };
}

export function Page({ data: { standard, rules, datasets } }: { data: Data }) {
  const { id, version, title, theme, fields } = standard;
  return (
    <div className="stack-wide">
      <Head title={`Estándar: ${title}`} description={standard.description} path={paths.standard(id)} />
      <header className="page-head">
        <Breadcrumbs trail={[{ name: theme.name, to: paths.theme(theme.id) }, { name: title }]} />
        <h1>{title}</h1>
        <div className="row">
          <ThemeMark theme={theme} />
          <span>Estándar, versión {version}</span>
        </div>
        <p className="lede">{standard.description}</p>
        <div className="row no-print">
          <a className="button" href={`/api/v1/standards/${id}/template.csv`}>
            Descargar plantilla CSV
          </a>
          <a className="button quiet" href={`/api/v1/standards/${id}/example.csv`}>
            Ver un ejemplo
          </a>
          <Link className="button quiet" to={paths.panel()}>
            Publicar con este estándar
          </Link>
        </div>
      </header>
      <section aria-labelledby="columnas">
        <div className="section-head">
          <h2 id="columnas">Columnas</h2>
          <span className="small soft">
            {countOf(fields.length, 'columna', 'columnas')},{' '}
            {countOf(fields.filter(({ required }) => required).length, 'obligatoria', 'obligatorias')}
          </span>
        </div>
        <StandardColumns fields={fields} caption={`Columnas del estándar ${title}`} />
      </section>
      <div className="columns">
        <section aria-labelledby="reglas">
          <div className="section-head">
            <h2 id="reglas">Reglas</h2>
          </div>
          <StandardRules schema={standard.schema} rules={rules} />
        </section>
        <section aria-labelledby="ficha">
          <div className="section-head">
            <h2 id="ficha">Ficha</h2>
          </div>
          <Facts
            facts={[
              ['Identificador', <code key="id">{`${id}@${version}`}</code>],
              ['Se actualiza', periodicityName(standard.periodicity)],
              ['Lo publican', countOf(standard.publishers, 'gobierno', 'gobiernos')],
              [
                'Se basa en',
                standard.references.map((reference) => (
                  <div key={reference.url}>
                    <a href={reference.url}>{reference.title}</a>
                  </div>
                )),
              ],
            ]}
          />
        </section>
      </div>
      <section aria-labelledby="publicados">
        <div className="section-head">
          <h2 id="publicados">Quiénes lo publican</h2>
        </div>
        {datasets.totalCount === 0 ? (
          <EmptyState title="Ningún gobierno lo publica todavía">
            <p>
              El primero puede ser el suyo: <Link to={paths.panel()}>publíquelo desde su panel</Link>.
            </p>
          </EmptyState>
        ) : (
          <DatasetList datasets={datasets.nodes} heading="h3" />
        )}
      </section>
    </div>
  );
}
