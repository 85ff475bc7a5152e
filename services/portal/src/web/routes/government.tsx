import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { DataTable } from '../design/data-table.tsx';
import { Breadcrumbs, EmptyState, Facts, Head, StatusWord } from '../design/text.tsx';
import { countOf, formatCell, formatDate, formatNumber } from '../format.ts';
import { type LoadArguments, absence } from '../page.tsx';
import { CoverageStrip, type CoverageItem } from '../parts/coverage-strip.tsx';
import { DatasetList, type DatasetLine, datasetLineFields } from '../parts/dataset-list.tsx';
import {
  GovernmentDemand,
  type GovernmentDemandData,
  governmentDemandFields,
} from '../parts/demand/government-demand.tsx';
import {
  GovernmentIndicators,
  type GovernmentIndicatorsData,
  governmentIndicatorsFields,
} from '../parts/indicators/government-indicators.tsx';
import { MembershipSteps } from '../parts/membership-steps.tsx';
import {
  GovernmentQuality,
  type GovernmentQualityData,
  governmentQualityFields,
} from '../parts/quality/government-quality.tsx';
import {
  ScorecardBlock,
  type ScorecardSummary,
  scorecardSummaryFields,
} from '../parts/scorecards/scorecard-block.tsx';
import { GovernmentUse, type GovernmentUseData, governmentUseFields } from '../parts/use/government-use.tsx';
import { paths } from '../paths.ts';
import {
  type Level,
  type Membership,
  levelWords,
  memorandumWords,
  membershipWords,
  notMember,
  postWords,
} from '../words.ts';

const document = `query Government($cvegeo: ID!) {
  government(cvegeo: $cvegeo) {
    cvegeo level name fullName population membership memberSince
    state { cvegeo name }
    officials { post name position termStarts termEnds }
    memorandum { id folio title state validFrom validUntil daysLeft }
    catalogue { datasets lastModified freshness { fresh late stale unknown } sources { id title url health lastSuccessAt } }
    packages { id title release releasedAt theme { id name } }
    inventory { open planned }
    coverage { status modified datasets standard { id title theme { id name } } }
    peers(first: 5) { cvegeo fullName population membership }
    municipalities(first: 1) { totalCount }
    ${scorecardSummaryFields}
    ${governmentDemandFields}
    ${governmentQualityFields}
    ${governmentIndicatorsFields}
    ${governmentUseFields}
    datasets(first: 10) { totalCount nodes { ${datasetLineFields} } }
  }
}`;

type Official = { post: string; name: string; position: string; termStarts: string; termEnds: string | null };
type Data = GovernmentQualityData &
  GovernmentIndicatorsData & {
    cvegeo: string;
    level: Level;
    name: string;
    fullName: string;
    population: number | null;
    membership: Membership | null;
    memberSince: string | null;
    demand: GovernmentDemandData;
    state: { cvegeo: string; name: string } | null;
    officials: Official[];
    memorandum: {
      id: string;
      folio: string;
      title: string;
      state: string;
      validFrom: string;
      validUntil: string;
      daysLeft: number;
    } | null;
    catalogue: {
      datasets: number;
      lastModified: string | null;
      freshness: { fresh: number; late: number; stale: number; unknown: number };
      sources: {
        id: string;
        title: string;
        url: string | null;
        health: string;
        lastSuccessAt: string | null;
      }[];
    } | null;
    packages: {
      id: string;
      title: string;
      release: number;
      releasedAt: string;
      theme: { id: string; name: string };
    }[];
    inventory: { open: number; planned: number } | null;
    coverage: CoverageItem[];
    peers: { cvegeo: string; fullName: string; population: number | null; membership: Membership | null }[];
    municipalities: { totalCount: number };
    score: ScorecardSummary | null;
    use: GovernmentUseData;
    datasets: { totalCount: number; nodes: DatasetLine[] };
  };

export async function load({ api, params }: LoadArguments): Promise<Data> {
  const { government } = await api.query<{ government: Data | null }>(document, { cvegeo: params['cvegeo'] });
  if (!government) throw absence('ningún gobierno con esa clave del INEGI');
  return government;
}

export function Page({ data }: { data: Data }) {
  const { cvegeo, name, fullName, level, state, population, datasets, peers } = data;
  const membership = data.membership ? membershipWords[data.membership] : notMember;
  const published = data.coverage.filter(({ status }) => status !== 'MISSING').length;
  return (
    <div className="stack-wide">
      <Head
        title={fullName}
        description={`Los datos abiertos de ${fullName}: qué publica, quién responde y qué le falta.`}
        path={paths.government(cvegeo)}
      />
      <header className="page-head">
        <Breadcrumbs
          trail={[
            { name: 'Gobiernos', to: paths.governments() },
            ...(state ? [{ name: state.name, to: paths.government(state.cvegeo) }] : []),
            { name },
          ]}
        />
        <h1>{name}</h1>
        <div className="row">
          <span>
            {levelWords[level]}
            {state && ` de ${state.name}`}
          </span>
          <StatusWord kind={membership.kind}>{membership.word}</StatusWord>
        </div>
        <p className="lede">
          {population === null
            ? 'El censo de 2020 no tiene su población.'
            : `${formatNumber(population)} habitantes en 2020.`}{' '}
          {data.catalogue && data.catalogue.datasets > 0
            ? `Publica ${countOf(data.catalogue.datasets, 'conjunto de datos', 'conjuntos de datos')} y ${published} de los ${data.coverage.length} estándares de la red.`
            : 'Todavía no publica datos en la red.'}
        </p>
      </header>

      <div className="columns">
        <div className="stack-wide">
          <section aria-labelledby="estandares">
            <div className="section-head">
              <h2 id="estandares">Qué publica de cada estándar</h2>
              <Link to={paths.compare([cvegeo, ...peers.slice(0, 3).map((peer) => peer.cvegeo)])}>
                Comparar con sus pares
              </Link>
            </div>
            <CoverageStrip items={data.coverage} />
          </section>
          <GovernmentIndicators data={data} cvegeo={cvegeo} />
          <section aria-labelledby="datos">
            <div className="section-head">
              <h2 id="datos">Sus datos</h2>
              {datasets.totalCount > datasets.nodes.length && (
                <span className="small soft">
                  Los {datasets.nodes.length} más recientes de {formatNumber(datasets.totalCount)}
                </span>
              )}
            </div>
            {datasets.totalCount === 0 ? (
              <EmptyState title="Todavía no hay datos">
                <p>
                  {data.membership === null
                    ? `Si trabaja en este gobierno, `
                    : `Cuando su enlace publique, aparecerán aquí. Mientras tanto, `}
                  <Link to={data.membership === null ? paths.apply() : paths.search()}>
                    {data.membership === null ? 'pida unirse a la red' : 'vea los datos de otros gobiernos'}
                  </Link>
                  .
                </p>
              </EmptyState>
            ) : (
              <DatasetList datasets={datasets.nodes} heading="h3" showPublisher={false} />
            )}
            <GovernmentUse cvegeo={cvegeo} use={data.use} />
          </section>
          <GovernmentQuality quality={data.quality} fixes={data.fixes} />
          {data.membership !== null && <GovernmentDemand cvegeo={cvegeo} demand={data.demand} />}
        </div>
        <aside className="stack-wide" aria-label="Situación en la red">
          <ScorecardBlock cvegeo={cvegeo} score={data.score} />
          <section aria-labelledby="red">
            <div className="section-head">
              <h2 id="red">En la red</h2>
            </div>
            <MembershipSteps membership={data.membership} />
            <Facts
              facts={[
                ['Clave INEGI', <code key="clave">{cvegeo}</code>],
                ['Integrante desde', data.memberSince && formatDate(data.memberSince)],
                ['Convenio', data.memorandum && <Memorandum memorandum={data.memorandum} />],
                ...data.officials.map((official): [string, ReactNode] => [
                  postWords[official.post] ?? official.post,
                  <span key={official.post}>
                    {official.name}
                    <br />
                    <span className="soft">{official.position}</span>
                  </span>,
                ]),
                [
                  'Última publicación',
                  data.catalogue?.lastModified && formatDate(data.catalogue.lastModified),
                ],
                [
                  'Fuentes',
                  data.catalogue && data.catalogue.sources.length > 0 && (
                    <Link to={paths.sources({ gobierno: cvegeo })}>
                      {countOf(data.catalogue.sources.length, 'fuente y su salud', 'fuentes y su salud')}
                    </Link>
                  ),
                ],
                [
                  'Municipios',
                  level === 'STATE' && data.municipalities.totalCount > 0 && (
                    <Link to={paths.governments({ estado: cvegeo, nivel: 'MUNICIPALITY' })}>
                      Ver sus {data.municipalities.totalCount}
                    </Link>
                  ),
                ],
                [
                  'Responsables',
                  <Link key="responsables" to={paths.governmentPeople(cvegeo)}>
                    Quién responde por sus datos
                  </Link>,
                ],
                [
                  'Plan de apertura',
                  data.inventory && (
                    <Link to={paths.governmentPlan(cvegeo)}>
                      {data.inventory.open} abiertos, {data.inventory.planned} por abrirse
                    </Link>
                  ),
                ],
                [
                  'Historial',
                  <Link key="historia" to={paths.governmentHistory(cvegeo)}>
                    Cómo estaba otro día
                  </Link>,
                ],
              ]}
            />
          </section>
          {data.packages.length > 0 && (
            <section aria-labelledby="paquetes">
              <div className="section-head">
                <h2 id="paquetes">Paquetes temáticos</h2>
              </div>
              <ul>
                {data.packages.map((each) => (
                  <li key={each.id}>
                    <Link to={paths.package(each.id)}>{each.title}</Link>{' '}
                    <span className="small soft">
                      edición {each.release}, {formatDate(each.releasedAt)}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section aria-labelledby="pares">
            <div className="section-head">
              <h2 id="pares">Sus pares</h2>
            </div>
            <DataTable
              caption="Gobiernos del mismo nivel con población parecida"
              keyOf={(peer) => peer.cvegeo}
              rows={peers}
              columns={[
                {
                  title: 'Gobierno',
                  cell: (peer) => <Link to={paths.government(peer.cvegeo)}>{peer.fullName}</Link>,
                },
                {
                  title: 'Población 2020',
                  isNumber: true,
                  cell: (peer) => (peer.population === null ? 'sin dato' : formatCell(peer.population)),
                },
              ]}
            />
          </section>
        </aside>
      </div>
    </div>
  );
}

function Memorandum({ memorandum }: { memorandum: NonNullable<Data['memorandum']> }) {
  const word = memorandumWords[memorandum.state];
  return (
    <>
      {word && <StatusWord kind={word.kind}>{word.word}</StatusWord>}
      <br />
      <span className="soft">
        <Link to={paths.memorandum(memorandum.id)}>{memorandum.folio}</Link>, del{' '}
        {formatDate(memorandum.validFrom)} al {formatDate(memorandum.validUntil)}
      </span>
    </>
  );
}
