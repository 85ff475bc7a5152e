import { Link } from 'react-router';
import { DataTable } from '../design/data-table.tsx';
import { Head, Notice } from '../design/text.tsx';
import { formatCell, formatShare } from '../format.ts';
import type { LoadArguments } from '../page.tsx';
import { ComparePicker } from '../parts/compare-picker.tsx';
import { type ComparedGovernment, comparedFields } from '../parts/compared.ts';
import { DotPlot } from '../parts/dot-plot.tsx';
import { paths } from '../paths.ts';
import { findingOf } from '../parts/finding.ts';
import { StandardMatrix } from '../parts/standard-matrix.tsx';

const limit = 8;

const document = `query Compare($cvegeos: [ID!]!, $theme: ID) {
  compare(cvegeos: $cvegeos, theme: $theme) { theme { id name } missing governments { ${comparedFields} } }
  themes { id name }
}`;
const suggestionsDocument = `query CompareSuggestions {
  themes { id name }
  members: governments(filter: { member: true }, first: 40) { nodes { cvegeo fullName level } }
}`;

type Suggestion = { cvegeo: string; fullName: string };
type Data = {
  cvegeos: string[];
  theme: string | null;
  themes: { id: string; name: string }[];
  compared: ComparedGovernment[];
  missing: string[];
  suggestions: Suggestion[];
};

export async function load({ api, url }: LoadArguments): Promise<Data> {
  const cvegeos = [...new Set(url.searchParams.getAll('g').filter(Boolean))].slice(0, limit);
  const theme = url.searchParams.get('tema') || null;
  if (cvegeos.length === 0) {
    const { themes, members } = await api.query<{ themes: Data['themes']; members: { nodes: Suggestion[] } }>(
      suggestionsDocument,
    );
    return { cvegeos, theme, themes, compared: [], missing: [], suggestions: members.nodes };
  }
  const { compare, themes } = await api.query<{
    compare: { missing: string[]; governments: ComparedGovernment[] };
    themes: Data['themes'];
  }>(document, { cvegeos, theme });
  const peers = compare.governments.flatMap(({ government }) => government.peers);
  const suggestions = [...new Map(peers.map((peer) => [peer.cvegeo, peer])).values()].filter(
    ({ cvegeo }) => !cvegeos.includes(cvegeo),
  );
  return { cvegeos, theme, themes, compared: compare.governments, missing: compare.missing, suggestions };
}

export function Page({ data }: { data: Data }) {
  const { cvegeos, theme, themes, compared, missing, suggestions } = data;
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
          chosen={compared.map(({ government }) => government)}
          suggestions={suggestions}
          theme={theme}
          themes={themes}
          limit={limit}
        />
      </header>
      {missing.length > 0 && (
        <Notice kind="attention">
          <p>No hay gobierno con la clave {missing.join(', ')}.</p>
        </Notice>
      )}
      {compared.length > 0 && (
        <Comparison compared={compared} theme={themes.find(({ id }) => id === theme) ?? null} />
      )}
    </div>
  );
}

function Comparison({ compared, theme }: { compared: ComparedGovernment[]; theme: { name: string } | null }) {
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
          value: datasetsPer100kInhabitants,
        }))}
        format={(value) => formatCell(value, { decimals: 2 })}
        absent={({ population }) => (population === null ? 'sin población en el censo' : 'no publica')}
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
        points={compared.map(({ government, coverageShare }) => ({ government, value: coverageShare }))}
        format={formatShare}
        absent={() => 'sin dato'}
      />
      <StandardMatrix compared={compared} />
      <section aria-labelledby="frescura">
        <div className="section-head">
          <h2 id="frescura">Qué tan al día están sus datos</h2>
        </div>
        <DataTable
          caption="Conjuntos de datos según su frescura"
          captionHidden
          keyOf={({ government }) => government.cvegeo}
          rows={compared}
          columns={[
            {
              title: 'Gobierno',
              cell: ({ government }) => (
                <Link to={paths.government(government.cvegeo)}>{government.fullName}</Link>
              ),
            },
            { title: 'Al día', isNumber: true, cell: ({ freshness }) => formatCell(freshness.fresh) },
            { title: 'Con retraso', isNumber: true, cell: ({ freshness }) => formatCell(freshness.late) },
            {
              title: 'Desactualizados',
              isNumber: true,
              cell: ({ freshness }) => formatCell(freshness.stale),
            },
            {
              title: 'Sin plazo conocido',
              isNumber: true,
              cell: ({ freshness }) => formatCell(freshness.unknown),
            },
            { title: 'Total', isNumber: true, cell: ({ datasets }) => formatCell(datasets) },
          ]}
        />
      </section>
    </>
  );
}
