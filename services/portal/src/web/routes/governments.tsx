import { Form, Link } from 'react-router';
import { DataTable } from '../design/data-table.tsx';
import { Pagination, SearchBox } from '../design/navigation.tsx';
import { EmptyState, Head, StatusWord } from '../design/text.tsx';
import { countOf, formatCell } from '../format.ts';
import type { LoadArguments } from '../page.tsx';
import { type GovernmentsParameters, paths } from '../paths.ts';
import { type Level, type Membership, levelWords, membershipWords, notMember } from '../words.ts';

const document = `query Governments($filter: GovernmentFilter, $after: String) {
  governments(filter: $filter, first: 50, after: $after) {
    totalCount
    nodes { cvegeo fullName level population membership catalogue { datasets } }
    pageInfo { hasNextPage endCursor }
  }
  states: governments(filter: { level: STATE }, first: 32) { nodes { cvegeo name } }
}`;

type Line = {
  cvegeo: string;
  fullName: string;
  level: Level;
  population: number | null;
  membership: Membership | null;
  catalogue: { datasets: number } | null;
};
type Data = {
  parameters: GovernmentsParameters;
  governments: {
    totalCount: number;
    nodes: Line[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
  states: { nodes: { cvegeo: string; name: string }[] };
};

const names = ['q', 'estado', 'nivel', 'integrantes', 'pagina-despues'];

export async function load({ api, url }: LoadArguments): Promise<Data> {
  const parameters = Object.fromEntries(
    names.flatMap((name) => {
      const value = url.searchParams.get(name)?.trim();
      return value ? [[name, value]] : [];
    }),
  ) as GovernmentsParameters;
  const { q, estado, nivel, integrantes } = parameters;
  const answer = await api.query<Omit<Data, 'parameters'>>(document, {
    filter: {
      ...(q && { query: q }),
      ...(estado && { state: estado }),
      ...((nivel === 'STATE' || nivel === 'MUNICIPALITY') && { level: nivel }),
      ...(integrantes && { member: true }),
    },
    after: parameters['pagina-despues'],
  });
  return { parameters, ...answer };
}

export function Page({ data }: { data: Data }) {
  const { parameters, governments, states } = data;
  const { 'pagina-despues': pageAfter, ...filters } = parameters;
  return (
    <div className="stack">
      <Head
        title="Gobiernos"
        description="Los 32 estados y 2,478 municipios de México, y quiénes integran ya la red."
        path={paths.governments()}
      />
      <h1>Gobiernos</h1>
      <p className="lede">Los estados y municipios del país, y quiénes integran ya la red.</p>
      <SearchBox
        action={paths.governments()}
        label="Buscar un gobierno por su nombre o clave del INEGI"
        placeholder="Xalapa, Zapopan, 17…"
        hidden={{ estado: filters.estado, nivel: filters.nivel, integrantes: filters.integrantes }}
        {...(filters.q !== undefined && { value: filters.q })}
      />
      <nav className="row small" aria-label="Filtros">
        <Choice
          name="Todos"
          to={paths.governments({ ...filters, nivel: '', integrantes: '' })}
          isChosen={!filters.nivel && !filters.integrantes}
        />
        <Choice
          name="Integrantes"
          to={paths.governments({ ...filters, integrantes: 'si' })}
          isChosen={filters.integrantes !== undefined}
        />
        <Choice
          name="Estados"
          to={paths.governments({ ...filters, nivel: 'STATE' })}
          isChosen={filters.nivel === 'STATE'}
        />
        <Choice
          name="Municipios"
          to={paths.governments({ ...filters, nivel: 'MUNICIPALITY' })}
          isChosen={filters.nivel === 'MUNICIPALITY'}
        />
      </nav>
      <Form action={paths.governments()} method="get" className="row">
        {filters.q && <input type="hidden" name="q" value={filters.q} />}
        {filters.nivel && <input type="hidden" name="nivel" value={filters.nivel} />}
        {filters.integrantes && <input type="hidden" name="integrantes" value={filters.integrantes} />}
        <select
          name="estado"
          aria-label="Estado"
          defaultValue={filters.estado ?? ''}
          style={{ width: 'auto' }}
          key={filters.estado}
        >
          <option value="">Todo el país</option>
          {states.nodes.map(({ cvegeo, name }) => (
            <option key={cvegeo} value={cvegeo}>
              {name}
            </option>
          ))}
        </select>
        <button className="button quiet" type="submit">
          Ver ese estado
        </button>
      </Form>
      <p role="status">
        <strong>{countOf(governments.totalCount, 'gobierno', 'gobiernos')}</strong>
      </p>
      {governments.totalCount === 0 ? (
        <EmptyState title="Ningún gobierno coincide">
          <p>
            Revise el nombre o <Link to={paths.governments()}>vea todos</Link>. Los acentos no importan.
          </p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Gobiernos"
          captionHidden
          keyOf={({ cvegeo }) => cvegeo}
          rows={governments.nodes}
          columns={[
            {
              title: 'Gobierno',
              cell: ({ cvegeo, fullName }) => <Link to={paths.government(cvegeo)}>{fullName}</Link>,
            },
            { title: 'Nivel', cell: ({ level }) => levelWords[level] },
            { title: 'Clave', cell: ({ cvegeo }) => cvegeo },
            {
              title: 'En la red',
              cell: ({ membership }) => {
                const { kind, word } = membership ? membershipWords[membership] : notMember;
                return <StatusWord kind={kind}>{word}</StatusWord>;
              },
            },
            {
              title: 'Población 2020',
              isNumber: true,
              cell: ({ population }) => (population === null ? 'sin dato' : formatCell(population)),
            },
            {
              title: 'Conjuntos',
              isNumber: true,
              cell: ({ catalogue }) => formatCell(catalogue?.datasets ?? 0),
            },
          ]}
        />
      )}
      <Pagination
        shown={governments.nodes.length}
        total={governments.totalCount}
        noun="gobiernos"
        first={pageAfter === undefined ? null : paths.governments(filters)}
        next={
          governments.pageInfo.hasNextPage && governments.pageInfo.endCursor !== null
            ? paths.governments({ ...filters, 'pagina-despues': governments.pageInfo.endCursor })
            : null
        }
      />
    </div>
  );
}

function Choice({ name, to, isChosen }: { name: string; to: string; isChosen: boolean }) {
  return isChosen ? <strong aria-current="true">{name}</strong> : <Link to={to}>{name}</Link>;
}
