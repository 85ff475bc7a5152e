import { Link } from 'react-router';
import { StatusWord, ThemeMark } from '../design/text.tsx';
import { formatDate } from '../format.ts';
import { paths } from '../paths.ts';
import { type CoverageStatus, coverageWords } from '../words.ts';
import { byTheme } from './by-theme.ts';

export type CoverageItem = {
  status: CoverageStatus;
  modified: string | null;
  datasets: number;
  standard: { id: string; title: string; theme: { id: string; name: string } };
};

/** Every standard of the network by theme: a strip of one mark each over the names; what is missing keeps its place. */
export function CoverageStrip({ items }: { items: CoverageItem[] }) {
  return (
    <div className="coverage-strip">
      {byTheme(items, ({ standard }) => standard.theme).map(({ theme, items: standards }) => (
        <section key={theme.id} className={`theme-${theme.id}`} aria-label={theme.name}>
          <div className="marks" aria-hidden="true">
            {standards.map(({ standard, status }) => (
              <i key={standard.id} className={status === 'MISSING' ? 'missing' : undefined} />
            ))}
          </div>
          <h3>
            <ThemeMark theme={theme} />
          </h3>
          <ul className="plain">
            {standards.map(({ standard, status, modified }) => (
              <li key={standard.id}>
                <Link to={paths.standard(standard.id)}>{standard.title}</Link>
                <span className="small">
                  <StatusWord kind={coverageWords[status].kind}>{coverageWords[status].word}</StatusWord>
                  {modified !== null && <span className="soft"> el {formatDate(modified)}</span>}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
