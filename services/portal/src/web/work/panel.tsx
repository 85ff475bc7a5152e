import { Link } from 'react-router';
import { EmptyState, Head } from '../design/text.tsx';
import { formatDate } from '../format.ts';
import { paths } from '../paths.ts';
import type { Account } from '../session.tsx';
import { GovernmentWork } from './dashboard/government-work.tsx';
import { FirstFixes } from './improvements/first-fixes.tsx';
import { governmentsOf, keyRoles, panelRoles } from './home-of.ts';
import type { WorkPackage } from './package-types.ts';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { ResourceTable } from './resource-table.tsx';
import { type Listed, useRest } from './rest.ts';
import { SignedIn } from './signed-in.tsx';

export function Page() {
  return <SignedIn roles={panelRoles}>{(account) => <Panel account={account} />}</SignedIn>;
}

function Panel({ account }: { account: Account }) {
  const { data, problem } = useRest<Listed<WorkPackage>>('/api/v1/packages?first=100');
  return (
    <div className="stack">
      <Head title="Mi panel" path={paths.panel()} />
      <h1>Mi panel</h1>
      <p className="soft">{account.name}</p>
      {governmentsOf(account, keyRoles).map((cvegeo) => (
        <GovernmentWork key={cvegeo} cvegeo={cvegeo} packages={data?.items ?? []} />
      ))}
      {governmentsOf(account, keyRoles).map((cvegeo) => (
        <FirstFixes key={cvegeo} cvegeo={cvegeo} />
      ))}
      <div className="section-head">
        <h2 id="paquetes">Sus paquetes</h2>
        <Link className="button" to={paths.panelNew()}>
          Publicar datos
        </Link>
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {!data && !problem && <Loading what="sus paquetes" />}
      {data?.items.length === 0 && (
        <EmptyState title="Todavía no ha publicado">
          <p>
            Elija un estándar, suba su archivo y la red lo revisa con usted. Nada es público hasta que usted
            publica.
          </p>
        </EmptyState>
      )}
      {data?.items.map((each) => (
        <section key={each.id} aria-labelledby={`paquete-${each.id}`}>
          <div className="section-head">
            <h3 id={`paquete-${each.id}`}>
              <Link to={paths.panelPackage(each.id)}>{each.title}</Link>
            </h3>
            <span className="small soft">
              {each.governmentName}.{' '}
              {each.state === 'withdrawn'
                ? 'Retirado'
                : each.releaseNumber === 0
                  ? 'Sin publicar'
                  : `Edición ${each.releaseNumber}`}
              , cambió el {formatDate(each.updatedAt)}
            </span>
          </div>
          <ResourceTable work={each} />
        </section>
      ))}
    </div>
  );
}
