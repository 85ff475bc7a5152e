import { Link } from 'react-router';
import { DataTable } from '../design/data-table.tsx';
import { Breadcrumbs, Head, ThemeMark } from '../design/text.tsx';
import { formatCell, formatDate, formatPeriod } from '../format.ts';
import type { LoadArguments } from '../page.tsx';
import { byTheme } from '../parts/by-theme.ts';
import type { TableSummary } from '../parts/table/table-data.ts';
import { paths } from '../paths.ts';

const document = `{ network { members } themes { id name } }`;

type Data = {
  members: number;
  tables: (TableSummary & { themeName: string })[];
};

export async function load({ api }: LoadArguments): Promise<Data> {
  const [{ network, themes }, list] = await Promise.all([
    api.query<{ network: { members: number }; themes: { id: string; name: string }[] }>(document),
    api.read<{ items: TableSummary[] }>('/api/v1/tables'),
  ]);
  const nameOf = (id: string) => themes.find((theme) => theme.id === id)?.name ?? id;
  return {
    members: network.members,
    tables: (list?.items ?? []).map((table) => ({ ...table, themeName: nameOf(table.theme) })),
  };
}

export function Page({ data: { members, tables } }: { data: Data }) {
  const themed = byTheme(tables, ({ theme, themeName }) => ({ id: theme, name: themeName }));
  return (
    <div className="stack-wide">
      <Head
        title="Tablas nacionales"
        description="Los renglones de todos los gobiernos, juntos por estándar: para consultar, sumar y descargar."
        path={paths.tables()}
      />
      <header className="page-head">
        <Breadcrumbs trail={[{ name: 'Inicio', to: paths.home() }, { name: 'Tablas nacionales' }]} />
        <h1>Tablas nacionales</h1>
        <p className="lede">
          Todo lo que los gobiernos publican con un mismo estándar entra a una sola tabla, renglón por
          renglón, con su procedencia. Cada tabla dice quién está, quién falta y de qué periodo.
        </p>
      </header>
      {themed.map(({ theme, items }) => (
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
            caption={`Tablas nacionales de ${theme.name}`}
            captionHidden
            keyOf={({ standard }) => standard}
            rows={items}
            columns={[
              {
                title: 'Tabla',
                cell: ({ standard, title }) => <Link to={paths.table(standard)}>{title.es}</Link>,
              },
              {
                title: 'Gobiernos',
                cell: ({ governments }) =>
                  governments === 0 ? 'nadie todavía' : `${governments} de ${members} integrantes`,
              },
              { title: 'Renglones', isNumber: true, cell: ({ rows }) => formatCell(rows) },
              {
                title: 'Periodo',
                cell: ({ temporalFrom: from, temporalTo: to }) =>
                  from === null || to === null ? '' : formatPeriod(`${from}/${to}`),
              },
              {
                title: 'Último cambio',
                cell: ({ updatedAt }) => (updatedAt === null ? '' : formatDate(updatedAt)),
              },
            ]}
          />
        </section>
      ))}
    </div>
  );
}
