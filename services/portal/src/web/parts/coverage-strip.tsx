import { Link } from 'react-router';
import { StatusWord, ThemeMark } from '../design/text.tsx';
import { formatDate } from '../format.ts';
import { paths } from '../paths.ts';
import { type CoverageStatus, coverageWords } from '../words.ts';

export type CoverageItem = {
  status: CoverageStatus;
  modified: string | null;
  datasets: number;
  standard: { id: string; title: string; theme: { id: string; name: string } };
};

/** Every standard of the network in one strip; what is missing keeps its place and says so. */
export function CoverageStrip({ items }: { items: CoverageItem[] }) {
  return (
    <ul className="coverage-strip">
      {items.map(({ standard, status, modified }) => (
        <li
          key={standard.id}
          className={`theme-${standard.theme.id}${status === 'MISSING' ? ' missing' : ''}`}
        >
          <Link to={paths.standard(standard.id)}>{standard.title}</Link>
          <StatusWord kind={coverageWords[status].kind}>{coverageWords[status].word}</StatusWord>
          {modified !== null && <span className="small soft">{formatDate(modified)}</span>}
          <span className="small">
            <ThemeMark theme={standard.theme} isLink={false} />
          </span>
        </li>
      ))}
    </ul>
  );
}
