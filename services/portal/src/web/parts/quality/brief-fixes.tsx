import { Link } from 'react-router';
import { effortOf, gainText, type BriefFix } from './fix-data.ts';

/** The first few things to mend, in order, each with what it gives and what it takes. */
export function BriefFixes({ fixes, isOwn }: { fixes: BriefFix[]; isOwn: boolean }) {
  return (
    <ol className="numbered stack-tight">
      {fixes.map(({ id, title, why, gainGrade, gainScore, effortMinutes, source, path, list }) => (
        <li key={id}>
          {isOwn ? <Link to={path}>{title}</Link> : <strong>{title}</strong>}{' '}
          <span className="soft">
            {why} Subiría {gainText({ gainGrade, gainScore })}; {effortOf(effortMinutes)}
            {source !== null && `, en «${source.title}»`}.
          </span>{' '}
          {list !== null && (
            <a href={list} className="small">
              Cuáles son (CSV)
            </a>
          )}
        </li>
      ))}
    </ol>
  );
}
