import { Link } from 'react-router';
import { ThemeMark } from '../design/text.tsx';
import { paths } from '../paths.ts';

export type CoveredTheme = {
  id: string;
  name: string;
  standards: { id: string; title: string; publishers: number }[];
};

/** The network's standards by theme, and how many governments publish each: gaps are as visible as what there is. */
export function NetworkCoverage({ themes, members }: { themes: CoveredTheme[]; members: number }) {
  return (
    <section aria-labelledby="cobertura">
      <div className="section-head">
        <h2 id="cobertura">Qué se publica ya con un estándar, y qué falta</h2>
        <Link to={paths.tables()}>Ver los renglones de todos, en las tablas nacionales</Link>
      </div>
      <p className="small soft">Gobiernos que publican cada estándar, de {members} integrantes</p>
      <div className="coverage-tables">
        {themes
          .filter(({ standards }) => standards.length > 0)
          .map((theme) => (
            <table key={theme.id} className={`coverage-table theme-${theme.id}`}>
              <caption>
                <ThemeMark theme={theme} />
              </caption>
              <thead className="visually-hidden">
                <tr>
                  <th scope="col">Estándar</th>
                  <td />
                  <th scope="col">Gobiernos que lo publican</th>
                </tr>
              </thead>
              <tbody>
                {theme.standards.map(({ id, title, publishers }) => (
                  <tr key={id}>
                    <th scope="row">
                      <Link to={paths.standard(id)}>{title}</Link>
                    </th>
                    <td aria-hidden="true">
                      <span className="coverage-bar">
                        <i
                          style={{
                            width: `${members === 0 ? 0 : Math.round((publishers / members) * 100)}%`,
                          }}
                        />
                      </span>
                    </td>
                    <td className={publishers === 0 ? 'number soft' : 'number'}>
                      {publishers === 0 ? 'ninguno' : `${publishers} de ${members}`}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          ))}
      </div>
    </section>
  );
}
