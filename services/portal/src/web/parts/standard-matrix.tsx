import { Link } from 'react-router';
import { StatusWord, ThemeMark } from '../design/text.tsx';
import { paths } from '../paths.ts';
import { coverageWords } from '../words.ts';
import { byTheme } from './by-theme.ts';
import type { ComparedGovernment } from './compared.ts';

/** Standards down, grouped by theme; governments across. It scrolls sideways where it does not fit, names held. */
export function StandardMatrix({ compared }: { compared: ComparedGovernment[] }) {
  const standards = compared[0]?.coverage.map(({ standard }) => standard) ?? [];
  return (
    <section aria-labelledby="por-estandar">
      <div className="section-head">
        <h2 id="por-estandar">Estándar por estándar</h2>
      </div>
      {/* A box that scrolls must be reachable by key. */}
      <div
        className="table-wrap"
        role="region"
        aria-label="Estándar por estándar, tabla que se desplaza"
        tabIndex={0}
      >
        <table className="data-table matrix">
          <caption className="visually-hidden">Situación de cada estándar en cada gobierno</caption>
          <thead>
            <tr>
              <th scope="col">Estándar</th>
              {compared.map(({ government }) => (
                <th key={government.cvegeo} scope="col">
                  <Link to={paths.government(government.cvegeo)}>{government.fullName}</Link>
                </th>
              ))}
            </tr>
          </thead>
          {byTheme(standards, ({ theme }) => theme).map(({ theme, items }) => (
            <tbody key={theme.id}>
              <tr className="group">
                <th scope="rowgroup" colSpan={compared.length + 1}>
                  <ThemeMark theme={theme} />
                </th>
              </tr>
              {items.map(({ id, title }) => (
                <tr key={id}>
                  <th scope="row">
                    <Link to={paths.standard(id)}>{title}</Link>
                  </th>
                  {compared.map(({ government, coverage }) => {
                    const status = coverage.find(({ standard }) => standard.id === id)?.status ?? 'MISSING';
                    const { kind, word } = coverageWords[status];
                    return (
                      <td key={government.cvegeo}>
                        <StatusWord kind={kind}>{word}</StatusWord>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}
