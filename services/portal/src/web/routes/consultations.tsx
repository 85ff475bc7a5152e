import { Link } from 'react-router';
import { Pagination } from '../design/navigation.tsx';
import { EmptyState, Head, StatusWord } from '../design/text.tsx';
import type { LoadArguments } from '../page.tsx';
import {
  type Consultation,
  consultationFields,
  consultationStanding,
  participantsWords,
} from '../parts/demand/consultation-data.ts';
import { paths } from '../paths.ts';

const document = `query Consultations($after: String) {
  consultations(first: 20, after: $after) {
    totalCount nodes { ${consultationFields} } pageInfo { hasNextPage endCursor }
  }
}`;

type Data = {
  after: string | null;
  consultations: {
    totalCount: number;
    nodes: Consultation[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

export async function load({ api, url }: LoadArguments): Promise<Data> {
  const after = url.searchParams.get('pagina-despues');
  return { after, ...(await api.query<Omit<Data, 'after'>>(document, { after })) };
}

export function Page({ data: { after, consultations } }: { data: Data }) {
  const { nodes, totalCount, pageInfo } = consultations;
  return (
    <div className="stack">
      <Head
        title="Consultas públicas"
        description="Rondas en las que la ciudadanía ordena qué datos abrir primero."
        path={paths.consultations()}
      />
      <h1>Consultas públicas</h1>
      <p className="lede">Rondas en las que la ciudadanía ordena qué datos abrir primero.</p>
      {nodes.length === 0 ? (
        <EmptyState title="Todavía no hay consultas">
          <p>
            Mientras tanto, <Link to={paths.requests()}>vea lo que se pide</Link> y apoye lo que necesite.
          </p>
        </EmptyState>
      ) : (
        <ul className="results">
          {nodes.map((consultation) => {
            const standing = consultationStanding(consultation);
            return (
              <li key={consultation.id}>
                <h2>
                  <Link to={paths.consultation(consultation.id)}>{consultation.title}</Link>
                </h2>
                <div className="meta">
                  <span>{consultation.government?.fullName ?? 'Toda la red'}</span>
                  <StatusWord kind={standing.kind}>{standing.word}</StatusWord>
                  <span>{participantsWords(consultation)}</span>
                </div>
                <p className="small excerpt">{consultation.description}</p>
              </li>
            );
          })}
        </ul>
      )}
      <Pagination
        shown={nodes.length}
        total={totalCount}
        noun="consultas"
        first={after === null ? null : paths.consultations()}
        next={
          pageInfo.hasNextPage && pageInfo.endCursor !== null
            ? paths.consultations({ 'pagina-despues': pageInfo.endCursor })
            : null
        }
      />
    </div>
  );
}
