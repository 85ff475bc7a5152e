import { reuseKinds, sectors, sustainableGoals } from '@rma/domain';
import { Form, Link } from 'react-router';
import { Pagination } from '../design/navigation.tsx';
import { EmptyState, Head } from '../design/text.tsx';
import { countOf } from '../format.ts';
import type { LoadArguments } from '../page.tsx';
import { type ReuseLine, ReuseList, reuseLineFields } from '../parts/demand/reuse-list.tsx';
import { FilterChoice } from '../parts/filter-choice.tsx';
import { type ReusesParameters, paths } from '../paths.ts';

const document = `query Reuses($filter: ReuseFilter, $after: String) {
  reuses(filter: $filter, first: 20, after: $after) {
    totalCount nodes { ${reuseLineFields} } pageInfo { hasNextPage endCursor }
  }
}`;

type Data = {
  parameters: ReusesParameters;
  reuses: {
    totalCount: number;
    nodes: ReuseLine[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

const names = ['clase', 'sector', 'objetivo', 'gobierno', 'pagina-despues'];

export async function load({ api, url }: LoadArguments): Promise<Data> {
  const parameters = Object.fromEntries(
    names.flatMap((name) => {
      const value = url.searchParams.get(name)?.trim();
      return value ? [[name, value]] : [];
    }),
  ) as ReusesParameters;
  const { clase, sector, objetivo, gobierno } = parameters;
  const goal = Number(objetivo);
  const answer = await api.query<Omit<Data, 'parameters'>>(document, {
    filter: {
      ...(clase && { kind: clase }),
      ...(sector && { sector }),
      ...(Number.isInteger(goal) && { goal }),
      ...(gobierno && { government: gobierno }),
    },
    after: parameters['pagina-despues'],
  });
  return { parameters, ...answer };
}

export function Page({ data: { parameters, reuses } }: { data: Data }) {
  const { 'pagina-despues': pageAfter, ...filters } = parameters;
  const { nodes, totalCount, pageInfo } = reuses;
  return (
    <div className="stack">
      <Head
        title="Usos de los datos"
        description="Lo que la gente ha hecho con los datos que publican los gobiernos de la red."
        path={paths.reuses()}
      />
      <div className="row spread">
        <h1>Usos de los datos</h1>
        <Link className="button" to={paths.reuseNew()}>
          Contar un uso
        </Link>
      </div>
      <p className="lede">Lo que la gente ha hecho con los datos que publican los gobiernos de la red.</p>
      <Form action={paths.reuses()} method="get" className="row">
        {filters.gobierno && <input type="hidden" name="gobierno" value={filters.gobierno} />}
        <FilterChoice
          name="clase"
          label="Clase"
          chosen={filters.clase}
          options={[['', 'De cualquier clase'], ...Object.entries(reuseKinds)]}
        />
        <FilterChoice
          name="sector"
          label="Sector"
          chosen={filters.sector}
          options={[['', 'De cualquier sector'], ...Object.entries(sectors)]}
        />
        <FilterChoice
          name="objetivo"
          label="Objetivo de Desarrollo Sostenible"
          chosen={filters.objetivo}
          options={[
            ['', 'De cualquier objetivo'],
            ...sustainableGoals.map((name, place): [string, string] => [
              String(place + 1),
              `${place + 1}. ${name}`,
            ]),
          ]}
        />
        <button className="button quiet" type="submit">
          Filtrar
        </button>
      </Form>
      <p role="status">
        <strong>{countOf(totalCount, 'uso', 'usos')}</strong>
      </p>
      {totalCount === 0 ? (
        <EmptyState title="Ningún uso coincide">
          <p>
            Quite algún filtro, <Link to={paths.reuses()}>vea todos</Link> o{' '}
            <Link to={paths.reuseNew()}>cuente el suyo</Link>.
          </p>
        </EmptyState>
      ) : (
        <ReuseList reuses={nodes} />
      )}
      <Pagination
        shown={nodes.length}
        total={totalCount}
        noun="usos"
        first={pageAfter === undefined ? null : paths.reuses(filters)}
        next={
          pageInfo.hasNextPage && pageInfo.endCursor !== null
            ? paths.reuses({ ...filters, 'pagina-despues': pageInfo.endCursor })
            : null
        }
      />
    </div>
  );
}
