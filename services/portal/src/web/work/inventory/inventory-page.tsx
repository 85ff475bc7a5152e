import { Link, useNavigate, useSearchParams } from 'react-router';
import { Breadcrumbs, EmptyState, Facts, Head, StatusWord } from '../../design/text.tsx';
import { countOf, formatDate } from '../../format.ts';
import { paths } from '../../paths.ts';
import type { Account } from '../../session.tsx';
import { useGovernmentNames } from '../government-names.ts';
import { governmentsOf, panelRoles } from '../home-of.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { useRest } from '../rest.ts';
import { SignedIn } from '../signed-in.tsx';
import { AskedSection } from './asked-section.tsx';
import { type Inventory, inventoryPath } from './inventory-types.ts';
import { ItemTable } from './item-table.tsx';
import { ProposalList } from './proposal-list.tsx';
import { PublishSection } from './publish-section.tsx';
import { SheetSection } from './sheet-section.tsx';

export function Page() {
  return <SignedIn roles={panelRoles}>{(account) => <Chosen account={account} />}</SignedIn>;
}

/** The government of the address, else the person's own. */
function Chosen({ account }: { account: Account }) {
  const [search] = useSearchParams();
  const own = governmentsOf(account, panelRoles);
  const cvegeo = search.get('gobierno') ?? own[0];
  if (cvegeo === undefined)
    return (
      <div className="stack">
        <Head title="Inventario y plan de apertura" path={paths.panelInventory()} />
        <h1>Inventario y plan de apertura</h1>
        <EmptyState title="Diga de qué gobierno">
          <p>
            Llegue aquí desde la página de un gobierno:{' '}
            <Link to={paths.governments()}>ver los gobiernos</Link>.
          </p>
        </EmptyState>
      </div>
    );
  return <InventoryOf key={cvegeo} cvegeo={cvegeo} own={own} />;
}

function GovernmentSwitch({ cvegeo, own }: { cvegeo: string; own: string[] }) {
  const navigate = useNavigate();
  const names = useGovernmentNames(own);
  return (
    <div className="field">
      <label htmlFor="gobierno">Gobierno</label>
      <select
        id="gobierno"
        value={cvegeo}
        onChange={({ target }) => void navigate(paths.panelInventory(target.value))}
      >
        {own.map((key) => (
          <option key={key} value={key}>
            {names[key] ?? key}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Everything about what a government has and will open, what asks for a person first. */
function InventoryOf({ cvegeo, own }: { cvegeo: string; own: string[] }) {
  const { data, problem, reload } = useRest<Inventory>(inventoryPath(cvegeo));
  const isEmpty = data !== null && Object.values(data.counts).every((count) => count === 0);
  return (
    <div className="stack-wide">
      <header className="page-head">
        <Head title="Inventario y plan de apertura" path={paths.panelInventory(cvegeo)} />
        <Breadcrumbs trail={[{ name: 'Mi panel', to: paths.panel() }, { name: 'Inventario y plan' }]} />
        <h1>Inventario y plan de apertura</h1>
        <p className="lede">
          Qué datos tiene {data?.governmentName ?? 'su gobierno'}, cuáles abrirá y cuándo, y cuáles no puede
          abrir. Lo que se publica, aquí o en su portal, se marca solo.
        </p>
        {own.length > 1 && <GovernmentSwitch cvegeo={cvegeo} own={own} />}
      </header>
      {problem && <ProblemNotice problem={problem} />}
      {!data && !problem && <Loading what="el inventario" />}
      {data && (
        <>
          {!isEmpty && <Standing inventory={data} />}
          {data.proposals.length > 0 && (
            <ProposalList cvegeo={cvegeo} proposals={data.proposals} onDone={reload} />
          )}
          <SheetSection cvegeo={cvegeo} isEmpty={isEmpty} onDone={reload} />
          <ItemTable key={data.revision} inventory={data} />
          <AskedSection key={`pedido-${data.revision}`} cvegeo={cvegeo} onDone={reload} />
          {!isEmpty && <PublishSection key={`publicar-${data.revision}`} inventory={data} onDone={reload} />}
        </>
      )}
    </div>
  );
}

function Standing({ inventory }: { inventory: Inventory }) {
  const { counts, overdue, filedAt, planPublishedAt, cvegeo } = inventory;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <Facts
      facts={[
        ['En el inventario', countOf(total, 'renglón', 'renglones')],
        ['Abiertos', String(counts.open)],
        [
          'Con fecha en el plan',
          <span key="plan">
            {counts.planned}{' '}
            {overdue > 0 && <StatusWord kind="bad">{countOf(overdue, 'vencido', 'vencidos')}</StatusWord>}
          </span>,
        ],
        ['No se pueden abrir', String(counts['not-openable'])],
        ['Inventario presentado', filedAt === null ? 'todavía no' : formatDate(filedAt)],
        ['Plan publicado', planPublishedAt === null ? 'todavía no' : formatDate(planPublishedAt)],
        [
          'Página pública',
          filedAt !== null && (
            <Link key="publica" to={paths.governmentPlan(cvegeo)}>
              Cómo lo ve cualquiera
            </Link>
          ),
        ],
      ]}
    />
  );
}
