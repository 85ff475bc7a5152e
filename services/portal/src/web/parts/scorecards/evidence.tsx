import { Link } from 'react-router';
import { DataTable } from '../../design/data-table.tsx';
import { Pagination } from '../../design/navigation.tsx';
import { EmptyState } from '../../design/text.tsx';
import { countOf } from '../../format.ts';
import { paths } from '../../paths.ts';
import { type Figure, gradeText } from './scorecard-data.ts';

export type EvidencePage = {
  totalCount: number;
  nodes: { title: string; value: number | null; why: string; url: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
};
export const evidenceFields = `totalCount nodes { title value why url } pageInfo { hasNextPage endCursor }`;

/** One by one, what counts in a figure: what it wins and why, with the way to it. */
export function Evidence({
  cvegeo,
  theme,
  figure,
  evidence,
  isFirstPage,
}: {
  cvegeo: string;
  theme: string | null;
  figure: Figure;
  evidence: EvidencePage;
  isFirstPage: boolean;
}) {
  const address = (more: Record<string, string>) =>
    paths.scorecard(cvegeo, { tema: theme ?? '', cifra: figure.id, ...more }, 'evidencia');
  const { endCursor, hasNextPage } = evidence.pageInfo;
  return (
    <section aria-labelledby="evidencia" className="stack">
      <div className="section-head">
        <h2 id="evidencia">La evidencia: {figure.name.toLowerCase()}</h2>
        <span className="small soft">{countOf(evidence.totalCount, 'caso', 'casos')}</span>
      </div>
      <p>{figure.method}</p>
      {evidence.nodes.length === 0 ? (
        <EmptyState title="No hay nada que juzgar">
          <p>{figure.why}</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={`Lo que cuenta hoy en ${figure.name.toLowerCase()}`}
          captionHidden
          rows={evidence.nodes}
          keyOf={(row) => evidence.nodes.indexOf(row)}
          columns={[
            { title: 'Caso', cell: ({ title, url }) => <Link to={pathOf(url)}>{title}</Link> },
            {
              title: 'Gana',
              isNumber: true,
              cell: ({ value }) => (value === null ? 'no se juzga' : gradeText(value)),
            },
            { title: 'Por qué', cell: ({ why }) => why },
          ]}
        />
      )}
      <Pagination
        shown={evidence.nodes.length}
        total={evidence.totalCount}
        noun="casos"
        first={isFirstPage ? null : address({})}
        next={hasNextPage && endCursor !== null ? address({ 'pagina-despues': endCursor }) : null}
      />
    </section>
  );
}

/** The path of an address of this site: links within it need no new page. */
const pathOf = (url: string): string => {
  const { pathname, search, hash } = new URL(url);
  return `${pathname}${search}${hash}`;
};
