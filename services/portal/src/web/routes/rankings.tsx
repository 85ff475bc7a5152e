import { Form, Link } from 'react-router';
import { DataTable } from '../design/data-table.tsx';
import { Pagination } from '../design/navigation.tsx';
import { EmptyState, Head, Notice } from '../design/text.tsx';
import { countOf, formatCell } from '../format.ts';
import type { LoadArguments } from '../page.tsx';
import { FilterChoice } from '../parts/filter-choice.tsx';
import {
  type Confidence,
  changeText,
  confidenceWords,
  gradeText,
  monthInWords,
} from '../parts/scorecards/scorecard-data.ts';
import { type RankingsParameters, paths } from '../paths.ts';
import { useSite } from '../site.ts';

const document = `query Rankings($level: Level!, $theme: ID, $peersOf: ID, $order: RankingOrder, $after: String) {
  rankings(level: $level, theme: $theme, peersOf: $peersOf, order: $order, first: 50, after: $after) {
    totalCount month changeSince peersOf { cvegeo fullName }
    nodes { rank grade change confidence datasets government { cvegeo fullName population } }
    pageInfo { hasNextPage endCursor }
    apartCount apart(first: 100) { grade change confidence datasets government { cvegeo fullName population } }
  }
  themes { id name }
}`;

type Entry = {
  rank?: number;
  grade: number | null;
  change: number | null;
  confidence: Confidence;
  datasets: number;
  government: { cvegeo: string; fullName: string; population: number | null };
};
type Ranking = {
  totalCount: number;
  month: string | null;
  changeSince: string | null;
  peersOf: { cvegeo: string; fullName: string } | null;
  nodes: Entry[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  apartCount: number;
  apart: Entry[];
};
type Data = { parameters: RankingsParameters; rankings: Ranking; themes: { id: string; name: string }[] };

const names = ['nivel', 'tema', 'orden', 'pares', 'pagina-despues'];

export async function load({ api, url }: LoadArguments): Promise<Data> {
  const asked = Object.fromEntries(
    names.flatMap((name) => {
      const value = url.searchParams.get(name)?.trim();
      return value ? [[name, value]] : [];
    }),
  ) as RankingsParameters;
  const { pares } = asked;
  const level =
    pares === undefined
      ? asked.nivel === 'STATE'
        ? 'STATE'
        : 'MUNICIPALITY'
      : pares.length === 2
        ? 'STATE'
        : 'MUNICIPALITY';
  const known = await api.query<{ themes: Data['themes']; peer: { cvegeo: string } | null }>(
    'query RankingNames($peer: ID!) { themes { id name } peer: government(cvegeo: $peer) { cvegeo } }',
    { peer: pares ?? '' },
  );
  // What is in no list is left out rather than refused: an old address still shows a ranking.
  const theme = known.themes.find(({ id }) => id === asked.tema)?.id;
  const parameters: RankingsParameters = {
    nivel: level,
    ...(theme !== undefined && { tema: theme }),
    ...(asked.orden === 'mejora' && { orden: 'mejora' }),
    ...(known.peer !== null && { pares: known.peer.cvegeo }),
    ...(asked['pagina-despues'] !== undefined && { 'pagina-despues': asked['pagina-despues'] }),
  };
  const answer = await api.query<Omit<Data, 'parameters'>>(document, {
    level,
    theme: theme ?? null,
    peersOf: known.peer?.cvegeo ?? null,
    order: parameters.orden === 'mejora' ? 'IMPROVEMENT' : 'GRADE',
    after: parameters['pagina-despues'] ?? null,
  });
  return { parameters, ...answer };
}

export function Page({ data }: { data: Data }) {
  const { parameters, rankings, themes } = data;
  const { 'pagina-despues': pageAfter, ...filters } = parameters;
  const { hasNextPage, endCursor } = rankings.pageInfo;
  const isImprovement = filters.orden === 'mejora';
  const { demonstration } = useSite();
  return (
    <div className="stack">
      <Head
        title="Clasificaciones"
        description="Cómo van los estados y municipios en datos abiertos, comparados con quienes se les parecen."
        path={paths.rankings(filters)}
      />
      <header className="page-head">
        <h1>Clasificaciones</h1>
        <p className="lede">
          Cómo va cada gobierno, comparado solo con los de su nivel. Son partes de lo que cada uno tiene, no
          totales: un municipio pequeño no pierde por serlo. Los empatados comparten lugar, y quienes tienen
          muy poco que juzgar van aparte, no al final.
        </p>
        <p className="small">
          <Link to={paths.methodScorecard()}>Cómo se califica</Link>
        </p>
      </header>
      <Filters parameters={filters} themes={themes} />
      {rankings.peersOf && (
        <Notice>
          <p>
            <Link to={paths.scorecard(rankings.peersOf.cvegeo)}>{rankings.peersOf.fullName}</Link> y los
            quince más cercanos en población de quienes integran la red o publican.{' '}
            <Link to={paths.rankings({ ...filters, pares: '' })}>Ver a todos</Link>
          </p>
        </Notice>
      )}
      {demonstration && (
        <p className="small soft">
          En esta demostración los meses pasados son inventados: los cambios no son de ningún gobierno.
        </p>
      )}
      <Ranked rankings={rankings} isImprovement={isImprovement} />
      <Pagination
        shown={rankings.nodes.length}
        total={rankings.totalCount}
        noun="gobiernos"
        first={pageAfter === undefined ? null : paths.rankings(filters)}
        next={
          hasNextPage && endCursor !== null
            ? paths.rankings({ ...filters, 'pagina-despues': endCursor })
            : null
        }
      />
      <Apart rankings={rankings} isImprovement={isImprovement} />
      <Files parameters={filters} />
    </div>
  );
}

function Filters({ parameters, themes }: { parameters: RankingsParameters; themes: Data['themes'] }) {
  const { nivel, pares, ...others } = parameters;
  return (
    <>
      <nav className="tabs" aria-label="De qué nivel">
        {[
          ['MUNICIPALITY', 'Municipios'],
          ['STATE', 'Estados'],
        ].map(([level = '', name]) => (
          <Link
            key={level}
            to={paths.rankings({ ...others, nivel: level })}
            aria-current={level === nivel ? 'page' : undefined}
          >
            {name}
          </Link>
        ))}
      </nav>
      <Form action={paths.rankings()} method="get" className="row">
        <input type="hidden" name="nivel" value={nivel} />
        {pares !== undefined && <input type="hidden" name="pares" value={pares} />}
        <FilterChoice
          name="tema"
          label="Tema"
          chosen={parameters.tema}
          options={[['', 'Todos los temas'], ...themes.map(({ id, name }): [string, string] => [id, name])]}
        />
        <FilterChoice
          name="orden"
          label="Orden"
          chosen={parameters.orden}
          options={[
            ['', 'Por calificación'],
            ['mejora', 'Por mejora en seis meses'],
          ]}
        />
        <button className="button quiet" type="submit">
          Ver
        </button>
      </Form>
    </>
  );
}

function Ranked({ rankings, isImprovement }: { rankings: Ranking; isImprovement: boolean }) {
  const { nodes, totalCount, month, changeSince } = rankings;
  if (totalCount === 0)
    return (
      <EmptyState title="Todavía no hay a quién ordenar">
        <p>
          {isImprovement
            ? 'Para medir la mejora hace falta haber tenido calificación seis meses antes.'
            : 'Ninguno de estos gobiernos tiene datos suficientes para una calificación.'}
        </p>
      </EmptyState>
    );
  return (
    <DataTable
      caption={`${countOf(totalCount, 'gobierno', 'gobiernos')} ${isImprovement ? 'por lo que mejoró' : 'por calificación'}${month === null ? '' : `, ${monthInWords(month)}`}`}
      rows={nodes}
      keyOf={({ government }) => government.cvegeo}
      columns={[
        {
          title: 'Gobierno',
          cell: ({ rank, government: { cvegeo, fullName } }) => (
            <>
              <span className="rank">{rank}.º</span> <Link to={paths.scorecard(cvegeo)}>{fullName}</Link>
            </>
          ),
        },
        { title: 'Calificación', isNumber: true, cell: ({ grade }) => gradeText(grade) },
        {
          title: changeSince === null ? 'En seis meses' : `Desde ${monthInWords(changeSince)}`,
          cell: ({ change }) => (change === null ? 'sin dato' : changeText(change)),
        },
        { title: 'Qué tan segura', cell: ({ confidence }) => confidenceWords[confidence].word },
        { title: 'Conjuntos', isNumber: true, cell: ({ datasets }) => formatCell(datasets) },
        {
          title: 'Población 2020',
          isNumber: true,
          cell: ({ government: { population } }) =>
            population === null ? 'sin dato' : formatCell(population),
        },
      ]}
    />
  );
}

function Apart({
  rankings: { apart, apartCount },
  isImprovement,
}: {
  rankings: Ranking;
  isImprovement: boolean;
}) {
  if (apartCount === 0) return null;
  return (
    <section aria-labelledby="aparte" className="stack-tight">
      <div className="section-head">
        <h2 id="aparte">Con muy poco que juzgar</h2>
        <span className="small soft">{countOf(apartCount, 'gobierno', 'gobiernos')}</span>
      </div>
      <p>
        {isImprovement
          ? 'Hoy o hace seis meses no tenían datos suficientes, así que no se puede decir si mejoraron.'
          : 'Integran la red o publican, pero todavía no hay en qué fundar una calificación. No son los últimos.'}
      </p>
      <ul className="apart-list">
        {apart.map(({ government: { cvegeo, fullName } }) => (
          <li key={cvegeo}>
            <Link to={paths.scorecard(cvegeo)}>{fullName}</Link>
          </li>
        ))}
      </ul>
      {apartCount > apart.length && (
        <p className="small soft">Se muestran los primeros {apart.length}; todos están en el CSV.</p>
      )}
    </section>
  );
}

function Files({ parameters: { nivel, tema, orden, pares } }: { parameters: RankingsParameters }) {
  const query = new URLSearchParams({
    level: nivel === 'STATE' ? 'state' : 'municipality',
    ...(tema !== undefined && { theme: tema }),
    ...(orden === 'mejora' && { order: 'improvement' }),
    ...(pares && { peersOf: pares }),
  }).toString();
  return (
    <p className="small">
      Descargar esta clasificación: <a href={`/rankings.csv?${query}`}>CSV</a>,{' '}
      <a href={`/rankings.json?${query}`}>JSON</a>. Todas las calificaciones del mes, con cada cifra:{' '}
      <a href="/scorecards.csv">CSV</a>, <a href="/scorecards.json">JSON</a>.
    </p>
  );
}
