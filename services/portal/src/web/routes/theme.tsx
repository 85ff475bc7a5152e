import { Link } from 'react-router';
import { DataTable } from '../design/data-table.tsx';
import { ThemeIcon } from '../design/icons.tsx';
import { Breadcrumbs, EmptyState, Head } from '../design/text.tsx';
import { countOf } from '../format.ts';
import { type LoadArguments, absence } from '../page.tsx';
import { DatasetList, type DatasetLine, datasetLineFields } from '../parts/dataset-list.tsx';
import { paths } from '../paths.ts';

const document = `query Theme($theme: [ID!]) {
  themes { id name description datasets members standards { id title description publishers } }
  datasets(filter: { theme: $theme }, sort: MODIFIED, first: 10) { totalCount nodes { ${datasetLineFields} } }
}`;

type Theme = {
  id: string;
  name: string;
  description: string;
  datasets: number;
  members: number;
  standards: { id: string; title: string; description: string; publishers: number }[];
};
type Data = { theme: Theme; datasets: { totalCount: number; nodes: DatasetLine[] } };

export async function load({ api, params }: LoadArguments): Promise<Data> {
  const { themes, datasets } = await api.query<{ themes: Theme[]; datasets: Data['datasets'] }>(document, {
    theme: [params['id']],
  });
  const theme = themes.find(({ id }) => id === params['id']);
  if (!theme) throw absence('ningún tema en esta dirección');
  return { theme, datasets };
}

export function Page({ data: { theme, datasets } }: { data: Data }) {
  return (
    <div className={`stack-wide theme-${theme.id}`}>
      <Head title={theme.name} description={theme.description} path={paths.theme(theme.id)} />
      <header className="page-head">
        <Breadcrumbs trail={[{ name: 'Inicio', to: paths.home() }, { name: theme.name }]} />
        <div className="theme-mark large">
          <ThemeIcon theme={theme.id} />
          <h1>{theme.name}</h1>
        </div>
        <p className="lede">{theme.description}</p>
        <p className="soft">
          {countOf(theme.datasets, 'conjunto de datos', 'conjuntos de datos')} de{' '}
          {countOf(theme.members, 'gobierno', 'gobiernos')}.
        </p>
      </header>
      <section aria-labelledby="estandares">
        <div className="section-head">
          <h2 id="estandares">Estándares del tema</h2>
          <Link to={paths.standards()}>Todos los estándares</Link>
        </div>
        <DataTable
          caption={`Estándares de ${theme.name}`}
          captionHidden
          keyOf={({ id }) => id}
          rows={theme.standards}
          columns={[
            { title: 'Estándar', cell: ({ id, title }) => <Link to={paths.standard(id)}>{title}</Link> },
            { title: 'Qué describe', cell: ({ description }) => description },
            { title: 'Gobiernos que lo publican', isNumber: true, cell: ({ publishers }) => publishers },
            {
              title: 'Sus renglones juntos',
              cell: ({ id, title }) => (
                <Link to={paths.table(id)}>
                  Tabla nacional<span className="visually-hidden"> de {title}</span>
                </Link>
              ),
            },
          ]}
        />
      </section>
      <section aria-labelledby="recientes">
        <div className="section-head">
          <h2 id="recientes">Lo más reciente</h2>
          {datasets.totalCount > 0 && <Link to={paths.search({ tema: theme.id })}>Ver y filtrar todos</Link>}
        </div>
        {datasets.totalCount === 0 ? (
          <EmptyState title="Todavía no hay datos de este tema">
            <p>
              Si su gobierno los tiene, <Link to={paths.apply()}>únase a la red</Link> y publique el primero.
            </p>
          </EmptyState>
        ) : (
          <DatasetList datasets={datasets.nodes} heading="h3" />
        )}
      </section>
    </div>
  );
}
