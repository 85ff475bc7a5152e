import { Link } from 'react-router';
import { Breadcrumbs, Facts, Head, Notice, StatusWord } from '../design/text.tsx';
import { formatDate, formatNumber } from '../format.ts';
import { type LoadArguments, absence } from '../page.tsx';
import { DayForm } from '../parts/history/day-form.tsx';
import { dayOf, endOfDay } from '../parts/history/day.ts';
import { LedgerList, type LedgerLine, groupLedger, ledgerFields } from '../parts/ledger-list.tsx';
import { paths } from '../paths.ts';
import { type Membership, membershipWords, memorandumWords, notMember } from '../words.ts';

const document = `query GovernmentHistory($cvegeo: ID!, $date: DateTime!, $looksBack: Boolean!) {
  government(cvegeo: $cvegeo) {
    cvegeo name fullName membership catalogue { datasets }
    asOf(date: $date) @include(if: $looksBack) {
      membership datasets
      memorandum { folio state validFrom validUntil }
      packages { id title release releasedAt datasets theme { name } }
    }
  }
  ledger(filter: { government: $cvegeo }, first: 100) { totalCount nodes { ${ledgerFields} } }
}`;

type Then = {
  membership: Membership | null;
  datasets: number;
  memorandum: { folio: string; state: string; validFrom: string; validUntil: string } | null;
  packages: {
    id: string;
    title: string | null;
    release: number;
    releasedAt: string;
    datasets: number;
    theme: { name: string } | null;
  }[];
};
type Government = {
  cvegeo: string;
  name: string;
  fullName: string;
  membership: Membership | null;
  catalogue: { datasets: number } | null;
  asOf?: Then;
};
type Data = {
  day: string | null;
  government: Government;
  ledger: { totalCount: number; nodes: LedgerLine[] };
};

export async function load({ api, params, url }: LoadArguments): Promise<Data> {
  const day = dayOf(url);
  const { government, ledger } = await api.query<{ government: Government | null } & Pick<Data, 'ledger'>>(
    document,
    { cvegeo: params['cvegeo'], date: endOfDay(day ?? '2000-01-01'), looksBack: day !== null },
  );
  if (!government) throw absence('ningún gobierno con esa clave del INEGI');
  return { day, government, ledger };
}

export function Page({ data: { day, government, ledger } }: { data: Data }) {
  const { cvegeo, name, fullName, asOf } = government;
  const here = paths.governmentHistory(cvegeo);
  return (
    <article className="stack-wide">
      <Head
        title={`Historia de ${fullName}`}
        description={`Cómo ha estado ${fullName} en la red: su membresía, su convenio y lo que publica, en cualquier fecha.`}
        path={here}
      />
      <header className="page-head">
        <Breadcrumbs
          trail={[
            { name: 'Gobiernos', to: paths.governments() },
            { name, to: paths.government(cvegeo) },
            { name: 'Historia' },
          ]}
        />
        <h1>Historia de {fullName}</h1>
        <p className="lede">
          Cómo estaba en la red cualquier día, según la <Link to={paths.ledger()}>bitácora pública</Link>.
        </p>
      </header>

      <section aria-labelledby="entonces" className="stack">
        <div className="section-head">
          <h2 id="entonces">{day === null ? 'Cómo estaba otro día' : `Así estaba el ${formatDate(day)}`}</h2>
        </div>
        <DayForm action={here} day={day} label="Día" />
        {asOf && <ThenFacts then={asOf} />}
        {asOf && asOf.membership === null && asOf.datasets === 0 && (
          <Notice role="status">
            <p>Ese día la bitácora aún no decía nada de este gobierno.</p>
          </Notice>
        )}
      </section>

      <section aria-labelledby="cambios">
        <div className="section-head">
          <h2 id="cambios">Lo que ha pasado</h2>
          <Link to={paths.ledger({ gobierno: cvegeo })}>
            Sus {formatNumber(ledger.totalCount)} anotaciones en la bitácora
          </Link>
        </div>
        <LedgerList groups={groupLedger(ledger.nodes)} />
      </section>
    </article>
  );
}

function ThenFacts({ then }: { then: Then }) {
  const membership = then.membership ? membershipWords[then.membership] : notMember;
  const memorandum = then.memorandum && memorandumWords[then.memorandum.state];
  return (
    <Facts
      facts={[
        [
          'En la red',
          <StatusWord key="red" kind={membership.kind}>
            {membership.word}
          </StatusWord>,
        ],
        [
          'Convenio',
          then.memorandum && memorandum && (
            <>
              <StatusWord kind={memorandum.kind}>{memorandum.word}</StatusWord>
              <br />
              <span className="soft">
                {then.memorandum.folio}, del {formatDate(then.memorandum.validFrom)} al{' '}
                {formatDate(then.memorandum.validUntil)}
              </span>
            </>
          ),
        ],
        ['Conjuntos vigentes', formatNumber(then.datasets)],
        [
          'Paquetes temáticos',
          then.packages.length > 0 && (
            <ul>
              {then.packages.map((one) => (
                <li key={one.id}>
                  {one.title === null ? (
                    `${one.theme?.name ?? 'Paquete'} (ya retirado)`
                  ) : (
                    <Link to={paths.package(one.id)}>{one.title}</Link>
                  )}{' '}
                  <span className="soft">
                    edición {one.release}, {formatDate(one.releasedAt)}
                  </span>
                </li>
              ))}
            </ul>
          ),
        ],
      ]}
    />
  );
}
