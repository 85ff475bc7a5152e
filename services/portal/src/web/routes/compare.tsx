import { EmptyState, Head, Notice } from '../design/text.tsx';
import { formatCell, formatShare } from '../format.ts';
import type { LoadArguments } from '../page.tsx';
import { ComparePicker } from '../parts/compare/compare-picker.tsx';
import { CompareStart, type MappedState, mappedStateFields } from '../parts/compare/compare-start.tsx';
import {
  type ComparedInDetail,
  type PeerGroup,
  detailFields,
  isOutside,
  mostCompared,
  outsideWords,
  peerGroupFields,
} from '../parts/compare/compared-in-detail.ts';
import { FreshnessSection } from '../parts/compare/freshness-section.tsx';
import { GapSection } from '../parts/compare/gap-section.tsx';
import { type Area, PeerGroups } from '../parts/compare/peer-groups.tsx';
import { ScoreSection } from '../parts/compare/score-section.tsx';
import { ThemePanels } from '../parts/compare/theme-panels.tsx';
import { DotPlot } from '../parts/dot-plot.tsx';
import {
  ComparedIndicators,
  type WithFigures,
  comparedIndicatorsFields,
} from '../parts/indicators/compared-indicators.tsx';
import { paths } from '../paths.ts';
import { findingOf } from '../parts/finding.ts';
import { StandardMatrix } from '../parts/standard-matrix.tsx';

const document = `query Compare($cvegeos: [ID!]!, $theme: ID, $own: ID!) {
  compare(cvegeos: $cvegeos, theme: $theme) { missing governments { ${detailFields} ${comparedIndicatorsFields} } }
  own: government(cvegeo: $own) { cvegeo fullName ${peerGroupFields} }
  themes { id name }
}`;
const startDocument = `query CompareStart {
  themes { id name }
  members: governments(filter: { member: true }, first: 40) { nodes { cvegeo fullName } }
  states: governments(filter: { level: STATE }, first: 32) { nodes { ${mappedStateFields} } }
}`;

type Own = { cvegeo: string; fullName: string; peerGroups: PeerGroup[]; metropolitanArea: Area | null };
type Data = {
  cvegeos: string[];
  theme: string | null;
  themes: { id: string; name: string }[];
  compared: (ComparedInDetail & WithFigures)[];
  missing: string[];
  own: Own | null;
  members: { cvegeo: string; fullName: string }[];
  states: MappedState[];
};

export async function load({ api, url }: LoadArguments): Promise<Data> {
  const cvegeos = [...new Set(url.searchParams.getAll('g').filter(Boolean))].slice(0, mostCompared);
  const theme = url.searchParams.get('tema') || null;
  const [first] = cvegeos;
  if (first === undefined) {
    const { themes, members, states } = await api.query<{
      themes: Data['themes'];
      members: { nodes: Data['members'] };
      states: { nodes: MappedState[] };
    }>(startDocument);
    return {
      cvegeos,
      theme,
      themes,
      compared: [],
      missing: [],
      own: null,
      members: members.nodes,
      states: states.nodes,
    };
  }
  const { compare, own, themes } = await api.query<{
    compare: { missing: string[]; governments: Data['compared'] };
    own: Own | null;
    themes: Data['themes'];
  }>(document, { cvegeos, theme, own: first });
  const { governments: compared, missing } = compare;
  return { cvegeos, theme, themes, compared, missing, own, members: [], states: [] };
}

export function Page({ data }: { data: Data }) {
  const { cvegeos, theme, themes, compared, missing, own, members, states } = data;
  const chosen = compared.map(({ government }) => government);
  return (
    <div className="stack-wide">
      <Head
        title="Comparar gobiernos"
        description="Hasta ocho gobiernos, lado a lado y en las mismas escalas."
        path={paths.compare(cvegeos, theme ?? undefined)}
      />
      <header className="page-head">
        <h1>Comparar gobiernos</h1>
        <p className="lede">
          Hasta ocho, lado a lado y en las mismas escalas. Lo que falta se muestra como faltante.
        </p>
        <ComparePicker
          chosen={chosen}
          suggestions={chosen.length === 0 ? members : []}
          theme={theme}
          themes={themes}
          limit={mostCompared}
        />
      </header>
      {missing.length > 0 && (
        <Notice kind="attention">
          <p>No hay gobierno con la clave {missing.join(', ')}.</p>
        </Notice>
      )}
      {compared.length === 0 && states.length > 0 && <CompareStart states={states} />}
      {compared.length > 0 && (
        <Comparison compared={compared} theme={themes.find(({ id }) => id === theme) ?? null} />
      )}
      {own !== null && (
        <PeerGroups
          own={own}
          groups={own.peerGroups}
          area={own.metropolitanArea}
          chosen={chosen.map(({ cvegeo }) => cvegeo)}
          theme={theme ?? undefined}
        />
      )}
    </div>
  );
}

function Comparison({
  compared,
  theme,
}: {
  compared: (ComparedInDetail & WithFigures)[];
  theme: { id: string; name: string } | null;
}) {
  const outside = new Set(compared.filter(isOutside).map(({ government }) => government.cvegeo));
  if (outside.size === compared.length) {
    return (
      <EmptyState title={compared.length === 1 ? 'Aún no es integrante' : 'Ninguno es integrante todavía'}>
        <p>
          No hay nada que comparar:{' '}
          {compared.length === 1 ? 'este gobierno no publica' : 'estos gobiernos no publican'} en la red.
          Agregue a un integrante; abajo están los más parecidos.
        </p>
      </EmptyState>
    );
  }
  return (
    <>
      <DotPlot
        id="por-habitante"
        title={findingOf(compared, {
          value: ({ datasetsPer100kInhabitants }) => datasetsPer100kInhabitants,
          figure: ({ datasetsPer100kInhabitants }) =>
            `${formatCell(datasetsPer100kInhabitants ?? 0, { decimals: 2 })} conjuntos por cada 100 mil habitantes`,
          most: (name) => `${name} es quien más publica para su población`,
          none: 'Ninguno publica todavía',
        })}
        unit="Conjuntos de datos por cada 100 mil habitantes"
        source="Catálogo de la red; población: INEGI, Censo 2020."
        points={compared.map(({ government, datasetsPer100kInhabitants }) => ({
          government,
          value: outside.has(government.cvegeo) ? null : datasetsPer100kInhabitants,
        }))}
        format={(value) => formatCell(value, { decimals: 2 })}
        absent={({ cvegeo }) => (outside.has(cvegeo) ? outsideWords : 'sin población en el censo')}
      />
      <DotPlot
        id="estandares-publicados"
        title={findingOf(compared, {
          value: ({ coverageShare }) => coverageShare,
          figure: ({ coverage }) =>
            `${coverage.filter(({ status }) => status !== 'MISSING').length} de los ${coverage.length} estándares de ${theme === null ? 'la red' : theme.name}`,
          most: (name) => `${name} es quien cubre más estándares`,
          none: 'Ninguno publica con los estándares de la red',
        })}
        unit="Parte de los estándares que publica"
        source="Catálogo de la red."
        scaleTo={1}
        points={compared.map(({ government, coverageShare }) => ({
          government,
          value: outside.has(government.cvegeo) ? null : coverageShare,
        }))}
        format={formatShare}
        absent={() => outsideWords}
      />
      <ThemePanels compared={compared} />
      <ScoreSection compared={compared} theme={theme?.id ?? null} />
      <ComparedIndicators compared={compared} />
      <FreshnessSection compared={compared} />
      <GapSection compared={compared} theme={theme?.id} />
      <StandardMatrix compared={compared} />
    </>
  );
}
