import { Link } from 'react-router';
import { DataTable } from '../design/data-table.tsx';
import { Breadcrumbs, EmptyState, Facts, Head, StatusWord } from '../design/text.tsx';
import { countOf, formatDate } from '../format.ts';
import { type LoadArguments, absence } from '../page.tsx';
import { paths } from '../paths.ts';
import type { StatusKind } from '../design/icons.tsx';

type Status = 'LISTED' | 'PLANNED' | 'OPEN' | 'NOT_OPENABLE';
type Item = {
  id: string;
  key: string;
  status: Status;
  responsible: string;
  title: string;
  resource: string | null;
  description: string | null;
  privacyReason: string | null;
  legalBasis: { citation: string; isArticleConfirmed: boolean } | null;
  plannedOn: string | null;
  firstPlannedOn: string | null;
  openedOn: string | null;
  isOverdue: boolean;
  dataset: { id: string; title: string } | null;
  demand: number;
};
type Connection = {
  totalCount: number;
  nodes: Item[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
};
type Government = {
  cvegeo: string;
  name: string;
  fullName: string;
  state: { cvegeo: string; name: string } | null;
  inventory: {
    filedAt: string;
    planPublishedAt: string | null;
    total: number;
    open: number;
    planned: number;
    overdue: number;
    notOpenable: number;
    url: string | null;
    planUrl: string | null;
    dataset: { id: string } | null;
    planDataset: { id: string } | null;
    shown: Connection;
  } | null;
};

const views = {
  plan: { name: 'Plan de apertura', field: 'plan(first: 50, after: $after)' },
  inventario: {
    name: 'Todo el inventario',
    field: 'items(first: 50, after: $after)',
  },
  cerrado: {
    name: 'Lo que no se puede abrir',
    field: 'items(filter: { status: [NOT_OPENABLE] }, first: 50, after: $after)',
  },
} as const;
type View = keyof typeof views;

const documentOf = (view: View) => `query Plan($cvegeo: ID!, $after: String) {
  government(cvegeo: $cvegeo) {
    cvegeo name fullName state { cvegeo name }
    inventory {
      filedAt planPublishedAt total open planned overdue notOpenable url planUrl
      dataset { id } planDataset { id }
      shown: ${views[view].field} {
        totalCount pageInfo { hasNextPage endCursor }
        nodes {
          id key status responsible title resource description privacyReason plannedOn firstPlannedOn openedOn
          isOverdue demand legalBasis { citation isArticleConfirmed } dataset { id title }
        }
      }
    }
  }
}`;

type Data = { government: Government; view: View };

const isView = (text: string | null): text is View => text !== null && Object.hasOwn(views, text);

export async function load({ api, params, url }: LoadArguments): Promise<Data> {
  const asked = url.searchParams.get('ver');
  const view = isView(asked) ? asked : 'plan';
  const { government } = await api.query<{ government: Government | null }>(documentOf(view), {
    cvegeo: params['cvegeo'],
    after: url.searchParams.get('pagina-despues'),
  });
  if (!government) throw absence('ningún gobierno con esa clave del INEGI');
  return { government, view };
}

const statusWords: Record<Status, { kind: StatusKind; word: string }> = {
  OPEN: { kind: 'good', word: 'Abierto' },
  PLANNED: { kind: 'late', word: 'Por abrirse' },
  LISTED: { kind: 'none', word: 'Sin fecha' },
  NOT_OPENABLE: { kind: 'none', word: 'No se puede abrir' },
};

function Standing({ item }: { item: Item }) {
  if (item.isOverdue) return <StatusWord kind="bad">Pasó su fecha</StatusWord>;
  const { kind, word } = statusWords[item.status];
  return <StatusWord kind={kind}>{word}</StatusWord>;
}

/** When it is to be open, or was; a date that was put off says from when. */
function When({ item }: { item: Item }) {
  if (item.openedOn !== null) return <>Desde el {formatDate(item.openedOn)}</>;
  if (item.plannedOn === null) return <>Sin fecha</>;
  const isPutOff = item.firstPlannedOn !== null && item.firstPlannedOn < item.plannedOn;
  return (
    <>
      {formatDate(item.plannedOn)}
      {isPutOff && item.firstPlannedOn !== null && (
        <>
          <br />
          <span className="small soft">Antes, {formatDate(item.firstPlannedOn)}</span>
        </>
      )}
    </>
  );
}

export function Page({ data }: { data: Data }) {
  const { government, view } = data;
  const { cvegeo, fullName, name, inventory, state } = government;
  const title = `Inventario y plan de apertura de ${fullName}`;
  return (
    <div className="stack-wide">
      <Head
        title={title}
        description={`Qué datos tiene ${fullName}, cuáles abrirá y cuándo, y cuáles no puede abrir y por qué.`}
        path={paths.governmentPlan(cvegeo)}
      />
      <header className="page-head">
        <Breadcrumbs
          trail={[
            { name: 'Gobiernos', to: paths.governments() },
            ...(state ? [{ name: state.name, to: paths.government(state.cvegeo) }] : []),
            { name, to: paths.government(cvegeo) },
            { name: 'Inventario y plan' },
          ]}
        />
        <h1>Inventario y plan de apertura</h1>
        <p className="lede">
          Qué datos dice tener {fullName}, cuáles abrirá y cuándo, y cuáles no puede abrir y por qué.
        </p>
      </header>
      {inventory ? (
        <Filed cvegeo={cvegeo} inventory={inventory} view={view} />
      ) : (
        <EmptyState title="Todavía no presenta su inventario">
          <p>
            Mientras tanto puede <Link to={paths.government(cvegeo)}>ver lo que ya publica</Link>.
          </p>
        </EmptyState>
      )}
    </div>
  );
}

function Filed({
  cvegeo,
  inventory,
  view,
}: {
  cvegeo: string;
  inventory: NonNullable<Government['inventory']>;
  view: View;
}) {
  const { shown, planPublishedAt, filedAt, dataset, planDataset, url, planUrl } = inventory;
  const { endCursor, hasNextPage } = shown.pageInfo;
  return (
    <>
      <Facts
        facts={[
          ['En el inventario', countOf(inventory.total, 'renglón', 'renglones')],
          ['Ya abiertos', String(inventory.open)],
          ['Por abrirse', String(inventory.planned)],
          ['Con la fecha vencida', inventory.overdue > 0 && String(inventory.overdue)],
          ['No se pueden abrir', String(inventory.notOpenable)],
          ['Inventario presentado', formatDate(filedAt)],
          ['Plan publicado', planPublishedAt === null ? 'todavía no' : formatDate(planPublishedAt)],
        ]}
      />
      <p className="row">
        {planUrl !== null && <a href={`${paths.governmentPlan(cvegeo)}.csv`}>Descargar el plan (CSV)</a>}
        {url !== null && (
          <a href={`${paths.government(cvegeo)}/inventory.csv`}>Descargar el inventario (CSV)</a>
        )}
        {planDataset && <Link to={paths.dataset(planDataset.id)}>El plan como conjunto de datos</Link>}
        {dataset && <Link to={paths.dataset(dataset.id)}>El inventario como conjunto de datos</Link>}
      </p>
      <nav className="tabs" aria-label="Qué se muestra">
        {(Object.keys(views) as View[]).map((each) => (
          <Link
            key={each}
            to={paths.governmentPlan(cvegeo, each === 'plan' ? {} : { ver: each })}
            aria-current={each === view ? 'page' : undefined}
          >
            {views[each].name}
          </Link>
        ))}
      </nav>
      {shown.nodes.length === 0 ? (
        <EmptyState title={view === 'plan' ? 'El plan todavía no tiene fechas' : 'Nada por mostrar'}>
          <p>
            <Link to={paths.governmentPlan(cvegeo, { ver: 'inventario' })}>Ver todo el inventario</Link>
          </p>
        </EmptyState>
      ) : (
        <ItemTable view={view} items={shown.nodes} total={shown.totalCount} />
      )}
      {hasNextPage && endCursor !== null && (
        <p className="pagination">
          <Link to={paths.governmentPlan(cvegeo, { ver: view, 'pagina-despues': endCursor })}>
            Siguiente página
          </Link>
        </p>
      )}
      <p className="small soft">
        Un renglón se marca abierto cuando la red encuentra sus datos, alojados aquí o en el portal del
        gobierno. Que algo salga del plan no retira ningún dato publicado.
      </p>
    </>
  );
}

function ItemTable({ view, items, total }: { view: View; items: Item[]; total: number }) {
  return (
    <DataTable
      caption={`${views[view].name}: ${countOf(total, 'renglón', 'renglones')}`}
      rows={items}
      keyOf={({ id }) => id}
      columns={[
        {
          title: 'Datos',
          cell: (item) => (
            <>
              {item.dataset && item.status === 'OPEN' ? (
                <Link to={paths.dataset(item.dataset.id)}>{item.title}</Link>
              ) : (
                item.title
              )}
              {item.resource !== null && `: ${item.resource}`}
              <br />
              <span className="small soft">{item.responsible}</span>
            </>
          ),
        },
        { title: 'Situación', cell: (item) => <Standing item={item} /> },
        view === 'cerrado'
          ? {
              title: 'Por qué',
              cell: ({ privacyReason, legalBasis }: Item) => (
                <>
                  {privacyReason}
                  {legalBasis && (
                    <>
                      <br />
                      <span className="small soft">
                        {legalBasis.citation}
                        {!legalBasis.isArticleConfirmed && ' (artículo por confirmar)'}
                      </span>
                    </>
                  )}
                </>
              ),
            }
          : { title: 'Cuándo', cell: (item: Item) => <When item={item} /> },
        {
          title: 'Lo piden',
          cell: ({ demand }) => (demand === 0 ? 'nadie todavía' : countOf(demand, 'persona', 'personas')),
        },
      ]}
    />
  );
}
