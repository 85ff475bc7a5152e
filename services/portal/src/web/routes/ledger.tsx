import { Link } from 'react-router';
import { Pagination } from '../design/navigation.tsx';
import { Head } from '../design/text.tsx';
import { formatDate } from '../format.ts';
import type { LoadArguments } from '../page.tsx';
import { type LedgerLine, LedgerSentence, ledgerFields } from '../parts/ledger-list.tsx';
import { paths } from '../paths.ts';

const document = `query Ledger($filter: LedgerFilter, $after: String) {
  ledger(filter: $filter, first: 40, after: $after) {
    totalCount
    nodes { ${ledgerFields} body previousHash hash }
    pageInfo { hasNextPage endCursor }
  }
}`;

type Entry = LedgerLine & { body: string; previousHash: string; hash: string };
type Data = {
  government: string | null;
  isFirstPage: boolean;
  ledger: {
    totalCount: number;
    nodes: Entry[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

export async function load({ api, url }: LoadArguments): Promise<Data> {
  const government = url.searchParams.get('gobierno') || null;
  const after = url.searchParams.get('pagina-despues') || null;
  const { ledger } = await api.query<Pick<Data, 'ledger'>>(document, {
    filter: government === null ? {} : { government },
    after,
  });
  return { government, isFirstPage: after === null, ledger };
}

export function Page({ data: { government, isFirstPage, ledger } }: { data: Data }) {
  const kept = government === null ? {} : { gobierno: government };
  return (
    <div className="stack">
      <Head
        title="Bitácora pública"
        description="Cada cambio público de la red, en orden y a prueba de alteraciones."
        path={paths.ledger()}
      />
      <h1>Bitácora pública</h1>
      <p className="lede">
        Cada cambio público de la red queda aquí, en orden. Cada anotación lleva la huella de la anterior, así
        que cualquiera puede comprobar que nada se borró ni se cambió.
      </p>
      {government !== null && (
        <p>
          Solo lo de{' '}
          <Link to={paths.government(government)}>{ledger.nodes[0]?.government?.fullName ?? government}</Link>
          . <Link to={paths.ledger()}>Ver todo</Link>
        </p>
      )}
      <ol className="ledger">
        {ledger.nodes.map((entry) => (
          <li key={entry.seq}>
            <time dateTime={entry.at}>{formatDate(entry.at)}</time>
            <div>
              <LedgerSentence entry={{ ...entry, count: 1 }} />
              <details className="soft">
                <summary>Anotación {entry.seq}</summary>
                <pre tabIndex={0} aria-label={`Texto de la anotación ${entry.seq}`}>
                  <code>{entry.body}</code>
                </pre>
                <p>
                  Huella anterior: <code>{entry.previousHash.slice(0, 16)}…</code> Huella:{' '}
                  <code>{entry.hash.slice(0, 16)}…</code>
                </p>
              </details>
            </div>
          </li>
        ))}
      </ol>
      <Pagination
        shown={ledger.nodes.length}
        total={ledger.totalCount}
        noun="anotaciones"
        first={isFirstPage ? null : paths.ledger(kept)}
        next={
          ledger.pageInfo.hasNextPage && ledger.pageInfo.endCursor !== null
            ? paths.ledger({ ...kept, 'pagina-despues': ledger.pageInfo.endCursor })
            : null
        }
      />
    </div>
  );
}
