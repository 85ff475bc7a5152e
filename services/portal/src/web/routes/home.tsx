import { Form, Link, useNavigate } from 'react-router';
import { Head, ThemeMark } from '../design/text.tsx';
import { countOf, formatNumber } from '../format.ts';
import type { LoadArguments } from '../page.tsx';
import { paths } from '../paths.ts';
import { catalogueJsonLd } from '../parts/catalogue-json-ld.ts';
import { JsonLd } from '../parts/json-ld.tsx';
import { MemberMap, type MapGovernment } from '../parts/member-map.tsx';
import {
  LedgerList,
  type LedgerGroup,
  type LedgerLine,
  groupLedger,
  ledgerFields,
} from '../parts/ledger-list.tsx';
import { SearchCombobox } from '../parts/search/search-combobox.tsx';
import { NetworkCoverage, type CoveredTheme } from '../parts/network-coverage.tsx';
import { useSite } from '../site.ts';

const document = `query Home {
  network { governments { states municipalities } members datasets packages asOf }
  themes { id name description datasets members standards { id title publishers } }
  members: governments(filter: { member: true }, first: 100) { totalCount nodes { ...point } }
  states: governments(filter: { level: STATE }, first: 32) { nodes { ...point } }
  ledger(first: 80) { nodes { ${ledgerFields} } }
}
fragment point on Government { cvegeo name fullName level population lon lat membership url }`;

const changesShown = 6;

type Data = {
  network: {
    governments: { states: number; municipalities: number };
    members: number;
    datasets: number;
    packages: number;
    asOf: string;
  };
  themes: (CoveredTheme & { description: string; datasets: number; members: number })[];
  members: { totalCount: number; nodes: MapGovernment[] };
  states: { nodes: MapGovernment[] };
  /** What changed lately, told together. */
  changes: LedgerGroup[];
};

export async function load({ api }: LoadArguments): Promise<Data> {
  const { ledger, ...rest } = await api.query<Omit<Data, 'changes'> & { ledger: { nodes: LedgerLine[] } }>(
    document,
  );
  return { ...rest, changes: groupLedger(ledger.nodes).slice(0, changesShown) };
}

export function Page({ data }: { data: Data }) {
  const { network, themes, members, states, changes } = data;
  const { publicUrl } = useSite();
  const known = new Set(members.nodes.map(({ cvegeo }) => cvegeo));
  const prospects = states.nodes.filter(({ cvegeo }) => !known.has(cvegeo));
  return (
    <div className="stack-wide">
      <Head
        title="Red México Abierto"
        description="Los datos abiertos de los estados y municipios de México, juntos y comparables."
        path={paths.home()}
      />
      <JsonLd value={catalogueJsonLd(publicUrl)} />
      <div className="home-top">
        <div className="stack">
          <h1>Los datos abiertos de los estados y municipios, en un solo lugar</h1>
          <p className="lede">
            Cada gobierno publica los suyos y responde por ellos. La red los reúne con los mismos estándares,
            para que se puedan encontrar, descargar y comparar.
          </p>
          <HomeSearch />
          <dl className="figures">
            <Figure
              name="gobiernos integrantes"
              value={network.members}
              to={paths.governments({ integrantes: 'si' })}
            />
            <Figure name="conjuntos de datos" value={network.datasets} to={paths.search()} />
            <Figure
              name="paquetes temáticos"
              value={network.packages}
              to={paths.search({ origen: 'HOSTED' })}
            />
          </dl>
          <p className="small soft">
            De {network.governments.states} estados y {formatNumber(network.governments.municipalities)}{' '}
            municipios del país. <Link to={paths.apply()}>Una a su gobierno</Link>, o vea{' '}
            <Link to={paths.network()}>cómo va la red</Link> y <Link to={paths.maps()}>sus mapas</Link>.
          </p>
        </div>
        <MemberMap members={members.nodes} prospects={prospects} />
      </div>

      <section aria-labelledby="temas">
        <div className="section-head">
          <h2 id="temas">Cuatro temas, los mismos estándares</h2>
        </div>
        <ul className="theme-list">
          {themes.map((theme) => (
            <li key={theme.id} className={`theme-${theme.id}`}>
              <h3>
                <ThemeMark theme={theme} />
              </h3>
              <p className="small">{theme.description}</p>
              <p className="small soft">
                {countOf(theme.datasets, 'conjunto', 'conjuntos')} de{' '}
                {countOf(theme.members, 'gobierno', 'gobiernos')}
              </p>
            </li>
          ))}
        </ul>
      </section>

      <NetworkCoverage themes={themes} members={network.members} />

      <section aria-labelledby="cambios">
        <div className="section-head">
          <h2 id="cambios">Lo que cambió</h2>
          <Link to={paths.ledger()}>Ver toda la bitácora</Link>
        </div>
        <LedgerList groups={changes} />
      </section>
    </div>
  );
}

function HomeSearch() {
  const navigate = useNavigate();
  return (
    <Form action={paths.search()} method="get" role="search">
      <div className="search-box">
        <SearchCombobox
          label="Buscar en todos los datos"
          value={null}
          placeholder="refugios, delitos, obra pública, catastro…"
          onText={(q) => void navigate(paths.search({ q }))}
        />
        <button className="button" type="submit">
          Buscar
        </button>
      </div>
    </Form>
  );
}

function Figure({ name, value, to }: { name: string; value: number; to: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Link to={to}>{formatNumber(value)}</Link>
      </dd>
    </div>
  );
}
