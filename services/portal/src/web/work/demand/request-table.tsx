import { Link } from 'react-router';
import { DataTable } from '../../design/data-table.tsx';
import { StatusWord } from '../../design/text.tsx';
import { formatCell, formatDate } from '../../format.ts';
import { paths } from '../../paths.ts';
import { useGovernmentNames } from '../government-names.ts';
import { type WorkRequest, deadlineWords } from './demand-types.ts';

/** Requests to work on; the first column leads to where each is decided. */
export function RequestTable({ requests, caption }: { requests: WorkRequest[]; caption: string }) {
  const names = useGovernmentNames([...new Set(requests.map(({ cvegeo }) => cvegeo))]);
  return (
    <DataTable
      caption={caption}
      captionHidden
      keyOf={({ id }) => id}
      rows={requests}
      needsAttention={({ isLate, state }) => isLate && state !== 'answered'}
      columns={[
        {
          title: 'Petición',
          cell: ({ id, folio, title }) => (
            <>
              <Link to={paths.panelRequest(id)}>{title}</Link>
              <div className="small soft">{folio}</div>
            </>
          ),
        },
        { title: 'Gobierno', cell: ({ cvegeo }) => names[cvegeo] ?? cvegeo },
        { title: 'La piden', isNumber: true, cell: ({ votes }) => formatCell(votes) },
        { title: 'Desde', cell: ({ receivedAt }) => formatDate(receivedAt) },
        {
          title: 'Plazo',
          cell: (request) => {
            const { kind, word } = deadlineWords(request);
            return <StatusWord kind={kind}>{word}</StatusWord>;
          },
        },
        {
          title: 'Revisión',
          cell: ({ state }) => (state === 'published' ? 'Por revisar' : 'Revisada'),
        },
      ]}
    />
  );
}
