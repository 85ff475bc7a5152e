import { Link } from 'react-router';
import { DataTable } from '../design/data-table.tsx';
import { Breadcrumbs, Head, ThemeMark } from '../design/text.tsx';
import { countOf } from '../format.ts';
import type { LoadArguments } from '../page.tsx';
import { byTheme } from '../parts/by-theme.ts';
import { paths } from '../paths.ts';

const document = `{
  themes {
    id name
    standards { id version title description publishers theme { id name } fields { name required } }
  }
}`;

type Standard = {
  id: string;
  version: string;
  title: string;
  description: string;
  publishers: number;
  theme: { id: string; name: string };
  fields: { name: string; required: boolean }[];
};
type Data = { standards: Standard[] };

export async function load({ api }: LoadArguments): Promise<Data> {
  const { themes } = await api.query<{ themes: { standards: Standard[] }[] }>(document);
  return { standards: themes.flatMap(({ standards }) => standards) };
}

export function Page({ data: { standards } }: { data: Data }) {
  return (
    <div className="stack-wide">
      <Head
        title="Estándares"
        description="Qué campos y reglas siguen los datos de la red, con plantillas y ejemplos."
        path={paths.standards()}
      />
      <header className="page-head">
        <Breadcrumbs trail={[{ name: 'Inicio', to: paths.home() }, { name: 'Estándares' }]} />
        <h1>Estándares</h1>
        <p className="lede">
          Un estándar dice qué columnas lleva un tipo de datos, qué significa cada una y qué reglas cumple.
          Así, lo que publica un gobierno se puede juntar y comparar con lo que publican los demás.
        </p>
      </header>
      {byTheme(standards, ({ theme }) => theme).map(({ theme, items }) => (
        <section key={theme.id} aria-labelledby={`tema-${theme.id}`} className={`theme-${theme.id}`}>
          <div className="section-head">
            <h2 id={`tema-${theme.id}`}>
              <ThemeMark theme={theme} />
            </h2>
          </div>
          <DataTable
            caption={`Estándares de ${theme.name}`}
            captionHidden
            keyOf={({ id }) => id}
            rows={items}
            columns={[
              {
                title: 'Estándar',
                cell: ({ id, title }) => <Link to={paths.standard(id)}>{title}</Link>,
              },
              { title: 'Qué describe', cell: ({ description }) => description },
              { title: 'Versión', cell: ({ version }) => version },
              { title: 'Campos', isNumber: true, cell: ({ fields }) => fields.length },
              {
                title: 'Lo publican',
                cell: ({ publishers }) =>
                  publishers === 0 ? 'nadie todavía' : countOf(publishers, 'gobierno', 'gobiernos'),
              },
              {
                title: 'Tabla nacional',
                cell: ({ id, title }) => (
                  <Link to={paths.table(id)}>
                    Ver<span className="visually-hidden"> la tabla nacional de {title}</span>
                  </Link>
                ),
              },
            ]}
          />
        </section>
      ))}
    </div>
  );
}
