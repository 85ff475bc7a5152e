import { Form, Link } from 'react-router';
import { DataTable } from '../design/data-table.tsx';
import { Pagination } from '../design/navigation.tsx';
import { EmptyState, Head, StatusWord } from '../design/text.tsx';
import { countOf, formatCell, formatShare } from '../format.ts';
import type { LoadArguments } from '../page.tsx';
import { DayBars, DayBarsKey } from '../parts/sources/day-bars.tsx';
import {
  type SourceLine,
  agoOf,
  healthWords,
  sourceLineFields,
  standingOf,
} from '../parts/sources/source-data.ts';
import { type SourcesParameters, paths } from '../paths.ts';
import { kindName, kindOptions } from '../work/source-words.ts';

const document = `query Sources($filter: SourceFilter, $after: String) {
  network { asOf sources { healthy degraded held stale } }
  sources(filter: $filter, first: 50, after: $after) {
    totalCount nodes { ${sourceLineFields} } pageInfo { hasNextPage endCursor }
  }
  states: governments(filter: { level: STATE }, first: 32) { nodes { cvegeo name } }
}`;

type Data = {
  parameters: SourcesParameters;
  network: { asOf: string; sources: { healthy: number; degraded: number; held: number; stale: number } };
  sources: {
    totalCount: number;
    nodes: SourceLine[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
  states: { nodes: { cvegeo: string; name: string }[] };
};

const names = ['gobierno', 'estado', 'salud', 'tipo', 'pagina-despues'];
const healths: Record<string, object> = {
  sanas: { health: ['HEALTHY'] },
  fallas: { health: ['DEGRADED'] },
  retenidas: { health: ['HELD'] },
  atrasadas: { stale: true },
};

export async function load({ api, url }: LoadArguments): Promise<Data> {
  const parameters = Object.fromEntries(
    names.flatMap((name) => {
      const value = url.searchParams.get(name)?.trim();
      return value ? [[name, value]] : [];
    }),
  ) as SourcesParameters;
  const { gobierno, estado, salud, tipo } = parameters;
  const answer = await api.query<Omit<Data, 'parameters'>>(document, {
    filter: {
      ...(gobierno && { government: gobierno }),
      ...(estado && { state: estado }),
      ...(salud && healths[salud]),
      ...(tipo && { kind: tipo }),
    },
    after: parameters['pagina-despues'],
  });
  return { parameters, ...answer };
}

export function Page({ data }: { data: Data }) {
  const { parameters, network, sources, states } = data;
  const { 'pagina-despues': pageAfter, ...filters } = parameters;
  return (
    <div className="stack">
      <Head
        title="Fuentes"
        description="De dónde lee la red los datos de cada gobierno, qué tan al día está cada fuente y cómo respondió en los últimos 30 días."
        path={paths.sources()}
      />
      <h1>Fuentes</h1>
      <p className="lede">
        De dónde lee la red los datos de cada gobierno, y cómo respondió cada portal en los últimos 30 días.
        Si uno falla, lo que ya se publicó sigue aquí.
      </p>
      <Totals {...network.sources} filters={filters} />
      <Form action={paths.sources()} method="get" className="row">
        {filters.gobierno && <input type="hidden" name="gobierno" value={filters.gobierno} />}
        <Select
          name="salud"
          label="Salud"
          chosen={filters.salud}
          options={[
            ['', 'Cualquier salud'],
            ['sanas', healthWords.HEALTHY],
            ['fallas', healthWords.DEGRADED],
            ['retenidas', healthWords.HELD],
            ['atrasadas', 'Atrasadas'],
          ]}
        />
        <Select
          name="estado"
          label="Estado"
          chosen={filters.estado}
          options={[
            ['', 'Todo el país'],
            ...states.nodes.map(({ cvegeo, name }): [string, string] => [cvegeo, name]),
          ]}
        />
        <Select
          name="tipo"
          label="Tipo de portal"
          chosen={filters.tipo}
          options={[
            ['', 'Cualquier tipo'],
            ...kindOptions.map(({ value, label }): [string, string] => [value, label]),
            ['node', kindName('node')],
          ]}
        />
        <button className="button quiet" type="submit">
          Filtrar
        </button>
      </Form>
      <p role="status">
        <strong>{countOf(sources.totalCount, 'fuente', 'fuentes')}</strong>
        {filters.gobierno !== undefined && (
          <>
            {' '}
            de{' '}
            <Link to={paths.government(filters.gobierno)}>
              {sources.nodes[0]?.government.fullName ?? filters.gobierno}
            </Link>
          </>
        )}
      </p>
      {sources.totalCount === 0 ? (
        <EmptyState title="Ninguna fuente coincide">
          <p>
            Quite algún filtro o <Link to={paths.sources()}>vea todas</Link>.
          </p>
        </EmptyState>
      ) : (
        <>
          <DayBarsKey />
          <SourceTable sources={sources.nodes} now={network.asOf} />
        </>
      )}
      <Pagination
        shown={sources.nodes.length}
        total={sources.totalCount}
        noun="fuentes"
        first={pageAfter === undefined ? null : paths.sources(filters)}
        next={
          sources.pageInfo.hasNextPage && sources.pageInfo.endCursor !== null
            ? paths.sources({ ...filters, 'pagina-despues': sources.pageInfo.endCursor })
            : null
        }
      />
    </div>
  );
}

function Select({
  name,
  label,
  chosen = '',
  options,
}: {
  name: string;
  label: string;
  chosen: string | undefined;
  options: [value: string, name: string][];
}) {
  return (
    <select name={name} aria-label={label} defaultValue={chosen} key={chosen} style={{ width: 'auto' }}>
      {options.map(([value, word]) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </select>
  );
}

/** The whole network's sources by health; each count leads to its list. */
function Totals({
  healthy,
  degraded,
  held,
  stale,
  filters,
}: Data['network']['sources'] & { filters: SourcesParameters }) {
  const counts: [told: string, salud: string, kind: 'good' | 'late' | 'bad' | 'none'][] = [
    [countOf(healthy, 'sana', 'sanas'), 'sanas', 'good'],
    [countOf(degraded, 'con fallas', 'con fallas'), 'fallas', degraded === 0 ? 'none' : 'late'],
    [countOf(held, 'retenida', 'retenidas'), 'retenidas', held === 0 ? 'none' : 'bad'],
    [
      countOf(stale, 'atrasada más del doble de su plazo', 'atrasadas más del doble de su plazo'),
      'atrasadas',
      stale === 0 ? 'none' : 'late',
    ],
  ];
  return (
    <ul className="plain row" aria-label="Las fuentes de toda la red">
      {counts.map(([told, salud, kind]) => (
        <li key={salud}>
          <Link to={paths.sources({ ...filters, salud })}>
            <StatusWord kind={kind}>{told}</StatusWord>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function SourceTable({ sources, now }: { sources: SourceLine[]; now: string }) {
  const share = (value: number | null) => (value === null ? 'sin datos' : formatShare(value));
  return (
    <DataTable
      caption="Fuentes con su salud, su actualidad y sus últimos 30 días"
      captionHidden
      keyOf={({ id }) => id}
      rows={sources}
      columns={[
        {
          title: 'Fuente',
          cell: ({ id, title, government, kind }) => (
            <>
              <Link to={paths.source(id)}>{title}</Link>
              <div className="small soft">
                {government.fullName}, {kindName(kind)}
              </div>
            </>
          ),
        },
        {
          title: 'Salud',
          cell: (source) => {
            const { kind, word } = standingOf(source);
            return <StatusWord kind={kind}>{word}</StatusWord>;
          },
        },
        {
          title: 'Última lectura buena',
          cell: ({ lastSuccessAt }) => (lastSuccessAt === null ? 'nunca' : agoOf(lastSuccessAt, now)),
        },
        { title: 'Últimos 30 días', cell: ({ days }) => <DayBars days={days} /> },
        { title: 'Actualidad', isNumber: true, cell: ({ slo }) => share(slo.freshness) },
        { title: 'Disponibilidad', isNumber: true, cell: ({ slo }) => share(slo.uptime) },
        {
          title: 'Conjuntos',
          isNumber: true,
          cell: ({ id, title, datasets }) => (
            <Link to={paths.search({ fuente: id })}>
              {formatCell(datasets)}
              <span className="visually-hidden"> conjuntos de {title}</span>
            </Link>
          ),
        },
      ]}
    />
  );
}
