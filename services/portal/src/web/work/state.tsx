import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { createApi } from '../api.ts';
import { DataTable } from '../design/data-table.tsx';
import { EmptyState, Head, Notice, StatusWord } from '../design/text.tsx';
import { countOf, formatCell, formatDate, formatNumber } from '../format.ts';
import { type ComparedGovernment, comparedFields } from '../parts/compared.ts';
import { CoverageStrip, type CoverageItem } from '../parts/coverage-strip.tsx';
import { StandardMatrix } from '../parts/standard-matrix.tsx';
import { paths } from '../paths.ts';
import { type Membership, membershipWords } from '../words.ts';
import { type ListedCommitment, StateCommitments } from './dashboard/state-commitments.tsx';
import { StatePriorities } from './dashboard/state-priorities.tsx';
import { stateRoles } from './home-of.ts';
import { FirstFixes } from './improvements/first-fixes.tsx';
import { Loading } from './problem-notice.tsx';
import { SignedIn } from './signed-in.tsx';

const peersCompared = 4;

const stateDocument = `query StateWork($cvegeo: ID!) {
  government(cvegeo: $cvegeo) {
    cvegeo fullName
    peers(first: ${peersCompared}) { cvegeo }
    commitments { state text dueOn memorandumId }
    coverage { status modified datasets standard { id title theme { id name } } }
    all: municipalities(first: 1) { totalCount }
  }
  members: governments(filter: { state: $cvegeo, level: MUNICIPALITY, membership: [APPLIED, APPROVED, ACTIVE, DORMANT, SUSPENDED] }, first: 100) {
    nodes { cvegeo name membership catalogue { datasets lastModified } coverage { status }
      commitments { state text dueOn memorandumId } }
  }
}`;
const peersDocument = `query StatePeers($cvegeos: [ID!]!) {
  compare(cvegeos: $cvegeos) { governments { ${comparedFields} } }
}`;

type Municipality = {
  cvegeo: string;
  name: string;
  membership: Membership;
  catalogue: { datasets: number; lastModified: string | null } | null;
  coverage: { status: CoverageItem['status'] }[];
  commitments: ListedCommitment[];
};
type Work = {
  government: {
    cvegeo: string;
    fullName: string;
    commitments: ListedCommitment[];
    coverage: CoverageItem[];
    all: { totalCount: number };
  };
  members: Municipality[];
  compared: ComparedGovernment[];
};

export function Page() {
  return (
    <SignedIn roles={stateRoles}>
      {({ grants }) => {
        const own = grants.filter(({ role, cvegeo }) => role === 'state-cto' && cvegeo !== null);
        return own.map(({ cvegeo }) => <StateWork key={cvegeo} cvegeo={cvegeo ?? ''} />);
      }}
    </SignedIn>
  );
}

async function read(cvegeo: string): Promise<Work | null> {
  const api = createApi((path, init) => fetch(path, init));
  const { government, members } = await api.query<{
    government: (Work['government'] & { peers: { cvegeo: string }[] }) | null;
    members: { nodes: Municipality[] };
  }>(stateDocument, { cvegeo });
  if (government === null) return null;
  const cvegeos = [cvegeo, ...government.peers.map((peer) => peer.cvegeo)];
  const { compare } = await api.query<{ compare: { governments: ComparedGovernment[] } }>(peersDocument, {
    cvegeos,
  });
  return { government, members: members.nodes, compared: compare.governments };
}

const publishedOf = (coverage: { status: CoverageItem['status'] }[]) =>
  coverage.filter(({ status }) => status !== 'MISSING').length;

/** What a state's technology head looks after: their state, its peers, its municipalities. */
function StateWork({ cvegeo }: { cvegeo: string }) {
  const [work, setWork] = useState<Work | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    read(cvegeo)
      .then((answer) => (answer ? setWork(answer) : setFailed(true)))
      .catch(() => setFailed(true));
  }, [cvegeo]);
  if (failed) {
    return (
      <Notice kind="error" role="alert" title="No se pudo leer la situación de su estado">
        <p>La vista nacional no respondió. Los datos publicados están a salvo: vuelva a cargar la página.</p>
      </Notice>
    );
  }
  if (!work) return <Loading what="la situación de su estado" />;
  const { government, members, compared } = work;
  const { coverage, fullName, all } = government;
  return (
    <div className="stack-wide">
      <Head title={`${fullName}, mi estado`} path={paths.stateWork()} />
      <header className="page-head">
        <h1>{fullName}</h1>
        <p className="lede">
          Publica {publishedOf(coverage)} de los {coverage.length} estándares de la red.{' '}
          {members.length === 0
            ? `Ninguno de sus ${formatNumber(all.totalCount)} municipios está en la red.`
            : `${countOf(members.length, 'municipio', 'municipios')} de ${formatNumber(all.totalCount)} en la red.`}
        </p>
        <p className="row">
          <Link className="button" to={paths.compare(compared.map((each) => each.government.cvegeo))}>
            Comparar con sus pares
          </Link>
          <Link to={paths.government(cvegeo)}>Ver su página pública</Link>
        </p>
      </header>
      <StatePriorities cvegeo={cvegeo} />
      <FirstFixes cvegeo={cvegeo} />
      <StateCommitments state={{ ...government, name: fullName }} municipalities={members} />
      <section aria-labelledby="estandares">
        <div className="section-head">
          <h2 id="estandares">Qué publica su estado</h2>
        </div>
        <CoverageStrip items={coverage} />
      </section>
      <section aria-labelledby="municipios">
        <div className="section-head">
          <h2 id="municipios">Sus municipios en la red</h2>
          <Link to={paths.governments({ estado: cvegeo, nivel: 'MUNICIPALITY' })}>
            Ver los {formatNumber(all.totalCount)}
          </Link>
        </div>
        {members.length === 0 ? (
          <EmptyState title="Ningún municipio de su estado se ha unido">
            <p>
              Cada municipio lo pide con su enlace y su administrador de datos. Comparta con ellos{' '}
              <Link to={paths.apply()}>la página para unirse</Link>.
            </p>
          </EmptyState>
        ) : (
          <DataTable
            caption="Municipios del estado en la red y lo que publican"
            captionHidden
            keyOf={(each) => each.cvegeo}
            rows={members}
            columns={[
              {
                title: 'Municipio',
                cell: (each) => <Link to={paths.government(each.cvegeo)}>{each.name}</Link>,
              },
              {
                title: 'Situación',
                cell: ({ membership }) => (
                  <StatusWord kind={membershipWords[membership].kind}>
                    {membershipWords[membership].word}
                  </StatusWord>
                ),
              },
              {
                title: 'Estándares',
                isNumber: true,
                cell: (each) => `${publishedOf(each.coverage)} de ${each.coverage.length}`,
              },
              {
                title: 'Conjuntos',
                isNumber: true,
                cell: ({ catalogue }) => formatCell(catalogue?.datasets ?? 0),
              },
              {
                title: 'Última publicación',
                cell: ({ catalogue }) =>
                  catalogue?.lastModified ? formatDate(catalogue.lastModified) : 'ninguna',
              },
            ]}
          />
        )}
      </section>
      <StandardMatrix compared={compared} />
    </div>
  );
}
