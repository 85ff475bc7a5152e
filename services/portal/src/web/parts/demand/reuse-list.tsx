import { reuseKinds } from '@rma/domain';
import { Link } from 'react-router';
import { Tag } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import { paths } from '../../paths.ts';

export const reuseLineFields =
  'id kind title summary author sector sectorName goals { number name } publishedAt';

export type ReuseLine = {
  id: string;
  kind: string;
  title: string;
  summary: string;
  author: string;
  sector: string;
  sectorName: string;
  goals: { number: number; name: string }[];
  publishedAt: string;
};

export const reuseKindName = (kind: string): string =>
  Object.entries(reuseKinds).find(([id]) => id === kind)?.[1] ?? kind;

/** Uses of the data as lines; each leads to its page. */
export function ReuseList({ reuses, heading = 'h2' }: { reuses: ReuseLine[]; heading?: 'h2' | 'h3' }) {
  const Heading = heading;
  return (
    <ul className="results">
      {reuses.map((reuse) => (
        <li key={reuse.id}>
          <Heading>
            <Link to={paths.reuse(reuse.id)}>{reuse.title}</Link>
          </Heading>
          <div className="meta">
            <span>{reuse.author}</span>
            <Tag>{reuseKindName(reuse.kind)}</Tag>
            <Tag>{reuse.sectorName}</Tag>
            <span>{formatDate(reuse.publishedAt)}</span>
          </div>
          <p className="small excerpt">{reuse.summary}</p>
        </li>
      ))}
    </ul>
  );
}
