import { Form, Link } from 'react-router';
import { DataTable } from '../design/data-table.tsx';
import { Pagination } from '../design/navigation.tsx';
import { EmptyState, Head, StatusWord } from '../design/text.tsx';
import { countOf, formatDate } from '../format.ts';
import type { LoadArguments } from '../page.tsx';
import { paths, type MemorandaParameters } from '../paths.ts';
import { memorandumWordOf } from '../words.ts';

const document = `query Memoranda($filter: MemorandumFilter, $after: String) {
  memoranda(filter: $filter, first: 50, after: $after) {
    totalCount
    nodes {
      id folio title state kind validFrom validUntil signedOn
      government { cvegeo fullName }
      commitments { id state }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

type Line = {
  id: string;
  folio: string;
  title: string;
  state: string;
  kind: 'AGREEMENT' | 'ADDENDUM';
  validFrom: string;
  validUntil: string;
  signedOn: string | null;
  government: { cvegeo: string; fullName: string };
  commitments: { id: string; state: string }[];
};
type Data = {
  parameters: MemorandaParameters;
  memoranda: {
    totalCount: number;
    nodes: Line[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

const views: { name: string; situacion: string; states: string[] }[] = [
  { name: 'Vigentes', situacion: '', states: ['ACTIVE', 'EXPIRING'] },
  { name: 'Por vencer', situacion: 'por-vencer', states: ['EXPIRING'] },
  { name: 'Firmados, aún no vigentes', situacion: 'firmados', states: ['SIGNED'] },
  { name: 'Suspendidos', situacion: 'suspendidos', states: ['SUSPENDED'] },
  { name: 'Terminados', situacion: 'terminados', states: ['EXPIRED', 'TERMINATED'] },
  { name: 'Todos', situacion: 'todos', states: [] },
];

const names = ['gobierno', 'situacion', 'pagina-despues'] as const;
const viewOf = ({ situacion = '' }: MemorandaParameters) =>
  views.find((view) => view.situacion === situacion) ?? views[0];

export async function load({ api, url }: LoadArguments): Promise<Data> {
  const parameters: MemorandaParameters = Object.fromEntries(
    names.flatMap((name) => {
      const value = url.searchParams.get(name)?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const answer = await api.query<Omit<Data, 'parameters'>>(document, {
    filter: {
      state: viewOf(parameters)?.states ?? [],
      kind: 'AGREEMENT',
      ...(parameters.gobierno && { government: parameters.gobierno }),
    },
    after: parameters['pagina-despues'],
  });
  return { parameters, ...answer };
}

const keptStates = ['MET', 'MET_LATE'];

function progressOf({ commitments }: Line): string {
  const asked = commitments.filter(({ state }) => state !== 'EXCEPTED');
  if (asked.length === 0) return 'sin compromisos medibles';
  return `${asked.filter(({ state }) => keptStates.includes(state)).length} de ${asked.length}`;
}

export function Page({ data }: { data: Data }) {
  const { parameters, memoranda } = data;
  const { 'pagina-despues': pageAfter, ...filters } = parameters;
  const chosen = viewOf(parameters);
  return (
    <div className="stack">
      <Head
        title="Convenios"
        description="Los convenios que los gobiernos firman con la federación para abrir sus datos: su texto, sus firmas y cómo van sus compromisos."
        path={paths.memoranda()}
      />
      <h1>Convenios</h1>
      <p className="lede">Lo que cada gobierno se comprometió a abrir, con su texto, sus firmas y cómo va.</p>
      <nav className="row small no-print" aria-label="Situación">
        {views.map(({ name, situacion }) =>
          situacion === chosen?.situacion ? (
            <strong key={name} aria-current="true">
              {name}
            </strong>
          ) : (
            <Link key={name} to={paths.memoranda({ ...filters, situacion })}>
              {name}
            </Link>
          ),
        )}
      </nav>
      <Form action={paths.memoranda()} method="get" className="row no-print">
        {filters.situacion && <input type="hidden" name="situacion" value={filters.situacion} />}
        <input
          name="gobierno"
          aria-label="Clave INEGI de un gobierno"
          placeholder="Clave INEGI: 17, 17007…"
          defaultValue={filters.gobierno ?? ''}
          inputMode="numeric"
          key={filters.gobierno}
        />
        <button className="button quiet" type="submit">
          Ver los de ese gobierno
        </button>
        {filters.gobierno && (
          <Link to={paths.memoranda({ situacion: filters.situacion ?? '' })}>Ver los de todos</Link>
        )}
      </Form>
      <p role="status">
        <strong>{countOf(memoranda.totalCount, 'convenio', 'convenios')}</strong>
        {chosen && `, ${chosen.name.toLocaleLowerCase('es-MX')}`}
      </p>
      {memoranda.totalCount === 0 ? (
        <EmptyState title="Ningún convenio en esta vista">
          <p>
            <Link to={paths.memoranda({ situacion: 'todos' })}>Vea todos</Link>, o los{' '}
            <Link to={paths.governments({ integrantes: 'si' })}>gobiernos que ya integran la red</Link>.
          </p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Convenios, primero los que vencen antes"
          captionHidden
          keyOf={({ id }) => id}
          rows={memoranda.nodes}
          columns={[
            {
              title: 'Convenio',
              cell: ({ id, government, folio }) => (
                <>
                  <Link to={paths.memorandum(id)}>{government.fullName}</Link>
                  <br />
                  <span className="small soft">{folio}</span>
                </>
              ),
            },
            {
              title: 'Situación',
              cell: ({ state }) => {
                const { kind, word } = memorandumWordOf(state);
                return <StatusWord kind={kind}>{word}</StatusWord>;
              },
            },
            {
              title: 'Vigencia',
              cell: ({ validFrom, validUntil }) => `${formatDate(validFrom)} a ${formatDate(validUntil)}`,
            },
            {
              title: 'Firmado',
              cell: ({ signedOn }) => (signedOn === null ? 'sin fecha' : formatDate(signedOn)),
            },
            { title: 'Compromisos cumplidos', cell: progressOf },
          ]}
        />
      )}
      <Pagination
        shown={memoranda.nodes.length}
        total={memoranda.totalCount}
        noun="convenios"
        first={pageAfter === undefined ? null : paths.memoranda(filters)}
        next={
          memoranda.pageInfo.hasNextPage && memoranda.pageInfo.endCursor !== null
            ? paths.memoranda({ ...filters, 'pagina-despues': memoranda.pageInfo.endCursor })
            : null
        }
      />
    </div>
  );
}
