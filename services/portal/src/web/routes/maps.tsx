import { Form, Link } from 'react-router';
import { Head, Notice } from '../design/text.tsx';
import { type LoadArguments, absence } from '../page.tsx';
import type { Api } from '../api.ts';
import { FilterChoice } from '../parts/filter-choice.tsx';
import {
  type MappedGovernment,
  NetworkMap,
  mappedFields,
  measureOf,
  measures,
} from '../parts/maps/network-map.tsx';
import { paths } from '../paths.ts';

type State = { cvegeo: string; name: string };
type Data = {
  measure: string;
  state: State | null;
  states: State[];
  governments: MappedGovernment[];
};

/** As many as the gateway gives at once; the state with most municipalities takes six. */
const pageSize = 100;

const documentOf = (measure: string) => `query Maps($state: ID, $level: Level!, $after: String) {
  governments(filter: { state: $state, level: $level }, first: ${pageSize}, after: $after) {
    nodes { ${mappedFields(measureOf(measure))} } pageInfo { hasNextPage endCursor }
  }
  states: governments(filter: { level: STATE }, first: 32) { nodes { cvegeo name } }
}`;

type Answer = {
  governments: { nodes: MappedGovernment[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  states: { nodes: State[] };
};

async function everyGovernment(api: Api, document: string, variables: Record<string, unknown>) {
  const governments: MappedGovernment[] = [];
  for (let after: string | null = null; ;) {
    // oxlint-disable-next-line no-await-in-loop -- each page says where the next one begins
    const answer: Answer = await api.query<Answer>(document, { ...variables, after });
    governments.push(...answer.governments.nodes);
    const { hasNextPage, endCursor } = answer.governments.pageInfo;
    if (!hasNextPage) return { governments, states: answer.states.nodes };
    after = endCursor;
  }
}

export async function load({ api, url }: LoadArguments): Promise<Data> {
  const { id: measure } = measureOf(url.searchParams.get('cifra'));
  const key = url.searchParams.get('estado') || null;
  const { governments, states } = await everyGovernment(api, documentOf(measure), {
    level: key === null ? 'STATE' : 'MUNICIPALITY',
    state: key,
  });
  const state = states.find(({ cvegeo }) => cvegeo === key) ?? null;
  if (key !== null && state === null) throw absence('ningún estado con esa clave');
  return { measure, state, states, governments };
}

export function Page({ data }: { data: Data }) {
  const { state, states, governments } = data;
  const measure = measureOf(data.measure);
  const title = state === null ? 'Mapas de la red' : `Mapa de los municipios de ${state.name}`;
  const isMember = ({ membership }: MappedGovernment) => membership !== null;
  return (
    <div className="stack-wide">
      <Head
        title={title}
        description="Qué publican los estados y los municipios, en el mapa y en las mismas cifras."
        path={paths.maps({ estado: state?.cvegeo, cifra: measure.id })}
      />
      <header className="page-head">
        <h1>{title}</h1>
        <p className="lede">
          Cada clase se distingue por su tono, su textura o su tamaño, y su tabla dice lo mismo. Lo que no se
          sabe no se pinta como cero.
        </p>
        <Form method="get" action={paths.maps()} className="row" style={{ minWidth: 0 }}>
          <FilterChoice
            name="cifra"
            label="Cifra"
            chosen={measure.id}
            options={measures.map(({ id, name }) => [id, name])}
          />
          <FilterChoice
            name="estado"
            label="Territorio"
            chosen={state?.cvegeo}
            options={[
              ['', 'Los estados del país'],
              ...states.map(({ cvegeo, name }): [string, string] => [cvegeo, `Municipios de ${name}`]),
            ]}
          />
          <button className="button" type="submit">
            Ver
          </button>
        </Form>
      </header>
      {state !== null && !governments.some(isMember) && (
        <Notice>
          <p>
            Ningún municipio de {state.name} se ha unido a la red.{' '}
            <Link to={paths.apply()}>Así se une un gobierno.</Link>
          </p>
        </Notice>
      )}
      <NetworkMap
        governments={governments}
        measure={measure}
        level={state === null ? 'STATE' : 'MUNICIPALITY'}
        {...(state !== null && { state: state.cvegeo })}
      />
      <p>
        <Link to={paths.compare()}>Compare hasta ocho gobiernos lado a lado</Link>
      </p>
    </div>
  );
}
