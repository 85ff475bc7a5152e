import { Link, useParams } from 'react-router';
import { Breadcrumbs, EmptyState, Head } from '../design/text.tsx';
import { useGovernmentName } from '../parts/government-name.ts';
import type { CustodyHistory, People } from '../parts/people.ts';
import { CustodyTable, IncomingList, OfficialsTable } from '../parts/people-tables.tsx';
import { paths } from '../paths.ts';
import type { Account } from '../session.tsx';
import { homeNameOf, homeOf, officialsRoles } from './home-of.ts';
import { AbsenceWork } from './people/absence-work.tsx';
import { AdministrationWork } from './people/administration-work.tsx';
import { AdoptionWork } from './people/adoption-work.tsx';
import { DesignationForm } from './people/designation-form.tsx';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { useRest } from './rest.ts';
import { SignedIn } from './signed-in.tsx';

export function Page() {
  const { cvegeo = '' } = useParams();
  return (
    <SignedIn roles={officialsRoles}>
      {(account) => <Officials key={cvegeo} cvegeo={cvegeo} account={account} />}
    </SignedIn>
  );
}

/** Who acts for a government now and who did before, with everything by which that changes. */
function Officials({ cvegeo, account }: { cvegeo: string; account: Account }) {
  const path = `/api/v1/governments/${cvegeo}`;
  const { data, problem, reload } = useRest<People>(`${path}/officials`);
  const custody = useRest<CustodyHistory>(`${path}/custody`);
  const isCoordinator = account.grants.some(({ role }) => role === 'coordinator');
  const mayReplace =
    isCoordinator ||
    account.grants.some((grant) => grant.role === 'administrator' && grant.cvegeo === cvegeo);
  const governmentName = useGovernmentName(cvegeo);
  const title = `Funcionarios de ${governmentName ?? cvegeo}`;
  const changed = async () => {
    await reload();
    await custody.reload();
  };
  return (
    <div className="stack-wide">
      <header className="page-head">
        <Head title={title} path={paths.officials(cvegeo)} />
        <Breadcrumbs trail={[{ name: homeNameOf(account), to: homeOf(account) }, { name: title }]} />
        <h1>{title}</h1>
        <p className="row">
          <Link to={paths.government(cvegeo)}>Ver la página del gobierno</Link>
          <Link to={paths.handover(cvegeo)}>Plan de entrega</Link>
          <Link to={paths.governmentPeople(cvegeo)}>Lo que ve el público</Link>
        </p>
      </header>
      {problem && <ProblemNotice problem={problem} />}
      {!data && !problem && <Loading what="los funcionarios" />}
      {data?.items.length === 0 && (
        <EmptyState title="Este gobierno no tiene funcionarios designados">
          <p>Los designa en su solicitud para unirse a la red.</p>
        </EmptyState>
      )}
      {data && data.items.length > 0 && <OfficialsTable officials={data.items} contact />}
      {data && <IncomingList incoming={data.incoming} />}
      {mayReplace && data && (
        <section className="stack" aria-labelledby="relevo">
          <h2 id="relevo">Registrar un relevo o un suplente</h2>
          <DesignationForm cvegeo={cvegeo} onDone={changed} />
        </section>
      )}
      {mayReplace && data && <AbsenceWork cvegeo={cvegeo} officials={data.items} onDone={changed} />}
      <AdministrationWork cvegeo={cvegeo} mayRecord={mayReplace} onDone={changed} />
      {custody.data && custody.data.items.length > 0 && <CustodyTable custody={custody.data.items} />}
      {cvegeo.length === 5 && custody.data && (
        <AdoptionWork
          cvegeo={cvegeo}
          adoptions={custody.data.adoptions}
          mayAdopt={isCoordinator}
          onDone={changed}
        />
      )}
    </div>
  );
}
