import { Link } from 'react-router';
import { DataTable } from '../design/data-table.tsx';
import { ThemeMark } from '../design/text.tsx';
import { paths } from '../paths.ts';

export type CoveredTheme = {
  id: string;
  name: string;
  standards: { id: string; title: string; publishers: number }[];
};

/** The standards as rows and how many governments publish each: gaps are as visible as what there is. */
export function NetworkCoverage({ themes, members }: { themes: CoveredTheme[]; members: number }) {
  const rows = themes.flatMap((theme) => theme.standards.map((standard) => ({ theme, ...standard })));
  return (
    <section aria-labelledby="cobertura">
      <div className="section-head">
        <h2 id="cobertura">Qué se publica ya con un estándar, y qué falta</h2>
      </div>
      <DataTable
        caption="Gobiernos que publican cada estándar"
        captionHidden
        keyOf={({ id }) => id}
        rows={rows}
        columns={[
          { title: 'Estándar', cell: ({ id, title }) => <Link to={paths.standard(id)}>{title}</Link> },
          { title: 'Tema', cell: ({ theme }) => <ThemeMark theme={theme} /> },
          {
            title: 'Avance',
            cell: ({ theme, publishers }) => (
              <span className={`coverage-bar theme-${theme.id}`} aria-hidden="true">
                <i style={{ width: `${members === 0 ? 0 : Math.round((publishers / members) * 100)}%` }} />
              </span>
            ),
          },
          {
            title: 'Gobiernos que lo publican',
            isNumber: true,
            cell: ({ publishers }) => `${publishers} de ${members}`,
          },
        ]}
      />
    </section>
  );
}
