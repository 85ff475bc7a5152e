import { Form, Link } from 'react-router';
import { Pagination } from '../design/navigation.tsx';
import { EmptyState, Head, StatusWord } from '../design/text.tsx';
import { countOf } from '../format.ts';
import type { LoadArguments } from '../page.tsx';
import { type RequestLine, requestLineFields } from '../parts/demand/request-data.ts';
import { RequestList } from '../parts/demand/request-list.tsx';
import {
  type Consultation,
  consultationFields,
  consultationStanding,
  participantsWords,
} from '../parts/demand/consultation-data.ts';
import { FilterChoice } from '../parts/filter-choice.tsx';
import { type RequestsParameters, paths } from '../paths.ts';

const document = `query Requests($filter: DataRequestFilter, $sort: DataRequestSort, $after: String) {
  dataRequests(filter: $filter, sort: $sort, first: 20, after: $after) {
    totalCount nodes { ${requestLineFields} } pageInfo { hasNextPage endCursor }
  }
  consultations(filter: { open: true }, first: 3) { nodes { ${consultationFields} } }
  states: governments(filter: { level: STATE }, first: 32) { nodes { cvegeo name } }
}`;

type Data = {
  parameters: RequestsParameters;
  dataRequests: {
    totalCount: number;
    nodes: RequestLine[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
  consultations: { nodes: Consultation[] };
  states: { nodes: { cvegeo: string; name: string }[] };
};

const names = ['q', 'gobierno', 'estado', 'situacion', 'orden', 'pagina-despues'];
const situations: Record<string, [word: string, filter: object]> = {
  esperan: ['Esperan respuesta', { status: ['PUBLISHED', 'CHECKED'] }],
  vencidas: ['Sin respuesta y vencidas', { status: ['PUBLISHED', 'CHECKED'], late: true }],
  publicado: ['Con el dato publicado', { answer: ['OPENED'] }],
  'con-fecha': ['Con fecha en el plan', { answer: ['PLANNED'] }],
  negadas: ['No se pueden abrir', { answer: ['REFUSED'] }],
};
const sorts: Record<string, string> = { apoyo: 'VOTES', vencimiento: 'DUE' };

export async function load({ api, url }: LoadArguments): Promise<Data> {
  const parameters = Object.fromEntries(
    names.flatMap((name) => {
      const value = url.searchParams.get(name)?.trim();
      return value ? [[name, value]] : [];
    }),
  ) as RequestsParameters;
  const { q, gobierno, estado, situacion, orden } = parameters;
  const answer = await api.query<Omit<Data, 'parameters'>>(document, {
    filter: {
      ...(q && { query: q }),
      ...(gobierno && { government: gobierno }),
      ...(estado && { state: estado }),
      ...(situacion && situations[situacion]?.[1]),
    },
    sort: sorts[orden ?? ''] ?? 'NEWEST',
    after: parameters['pagina-despues'],
  });
  return { parameters, ...answer };
}

export function Page({ data }: { data: Data }) {
  const { parameters, dataRequests, consultations, states } = data;
  const { 'pagina-despues': pageAfter, ...filters } = parameters;
  return (
    <div className="stack">
      <Head
        title="Peticiones de datos"
        description="Lo que la ciudadanía pide que los gobiernos de la red abran, y qué respondieron."
        path={paths.requests()}
      />
      <div className="row spread">
        <h1>Peticiones de datos</h1>
        <Link
          className="button"
          to={paths.requestNew(filters.gobierno ? { gobierno: filters.gobierno } : {})}
        >
          Pedir un dato
        </Link>
      </div>
      <p className="lede">
        Lo que la gente pide que los gobiernos abran. Cada uno tiene 30 días para responder: publicado, con
        fecha, o por qué la ley no lo permite.
      </p>
      {consultations.nodes.length > 0 && <OpenRounds consultations={consultations.nodes} />}
      <Form action={paths.requests()} method="get" className="row" role="search">
        {filters.gobierno && <input type="hidden" name="gobierno" value={filters.gobierno} />}
        <input
          type="search"
          name="q"
          key={filters.q}
          aria-label="Buscar en las peticiones"
          placeholder="Qué se pide"
          defaultValue={filters.q}
          style={{ width: 'auto' }}
        />
        <FilterChoice
          name="situacion"
          label="Situación"
          chosen={filters.situacion}
          options={[
            ['', 'En cualquier situación'],
            ...Object.entries(situations).map(([value, [word]]): [string, string] => [value, word]),
          ]}
        />
        <FilterChoice
          name="estado"
          label="Estado"
          chosen={filters.estado}
          options={[
            ['', 'Todo el país'],
            ...states.nodes.map(({ cvegeo, name }): [string, string] => [cvegeo, name]),
          ]}
        />
        <FilterChoice
          name="orden"
          label="Orden"
          chosen={filters.orden}
          options={[
            ['', 'Lo más reciente'],
            ['apoyo', 'Lo más pedido'],
            ['vencimiento', 'Lo que vence antes'],
          ]}
        />
        <button className="button quiet" type="submit">
          Filtrar
        </button>
      </Form>
      <p role="status">
        <strong>{countOf(dataRequests.totalCount, 'petición', 'peticiones')}</strong>
        {filters.gobierno !== undefined && (
          <>
            {' '}
            a{' '}
            <Link to={paths.government(filters.gobierno)}>
              {dataRequests.nodes[0]?.government.fullName ?? filters.gobierno}
            </Link>
          </>
        )}
      </p>
      {dataRequests.totalCount === 0 ? (
        <EmptyState title="Ninguna petición coincide">
          <p>
            Quite algún filtro, <Link to={paths.requests()}>vea todas</Link> o{' '}
            <Link to={paths.requestNew()}>pida el dato que busca</Link>.
          </p>
        </EmptyState>
      ) : (
        <RequestList requests={dataRequests.nodes} />
      )}
      <Pagination
        shown={dataRequests.nodes.length}
        total={dataRequests.totalCount}
        noun="peticiones"
        first={pageAfter === undefined ? null : paths.requests(filters)}
        next={
          dataRequests.pageInfo.hasNextPage && dataRequests.pageInfo.endCursor !== null
            ? paths.requests({ ...filters, 'pagina-despues': dataRequests.pageInfo.endCursor })
            : null
        }
      />
    </div>
  );
}

function OpenRounds({ consultations }: { consultations: Consultation[] }) {
  return (
    <section aria-labelledby="consultas" className="notice stack-tight">
      <h2 id="consultas">Consultas abiertas</h2>
      <ul className="plain stack-tight">
        {consultations.map((consultation) => {
          const standing = consultationStanding(consultation);
          return (
            <li key={consultation.id}>
              <Link to={paths.consultation(consultation.id)}>{consultation.title}</Link>
              <span className="soft small"> {consultation.government?.fullName ?? 'Toda la red'}. </span>
              <StatusWord kind={standing.kind}>{standing.word}</StatusWord>
              <span className="soft small"> {participantsWords(consultation)}</span>
            </li>
          );
        })}
      </ul>
      <p>
        <Link to={paths.consultations()}>Todas las consultas</Link>
      </p>
    </section>
  );
}
