import { Link, useSearchParams } from 'react-router';
import { DataTable } from '../design/data-table.tsx';
import { EmptyState, StatusWord } from '../design/text.tsx';
import { countOf, daysUntil, formatDate } from '../format.ts';
import { paths } from '../paths.ts';
import { levelNameOf, memorandumWordOf } from '../words.ts';
import { type Attention, expiryWindowDays } from './attention.tsx';
import { Coordination } from './coordination.tsx';
import { DraftMemorandum } from './memoranda/draft-memorandum.tsx';
import type { WorkMemorandum } from './memoranda/memorandum-types.ts';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { type Listed, useRest } from './rest.ts';

export function Page() {
  return (
    <Coordination title="Convenios" path={paths.coordinationMemoranda()}>
      {(account, attention) => (
        <Memoranda
          mayWrite={account.grants.some(({ role }) => role === 'coordinator')}
          attention={attention}
        />
      )}
    </Coordination>
  );
}

const views = [
  { id: '', name: 'Todos', query: '' },
  {
    id: 'por-vencer',
    name: `Vencen en ${expiryWindowDays} días`,
    query: `&expiresWithinDays=${expiryWindowDays}`,
  },
  { id: 'borrador', name: 'En borrador', query: '&state=drafted' },
  { id: 'revision', name: 'En revisión', query: '&state=in-review' },
  { id: 'firma', name: 'Por firmarse', query: '&state=to-sign' },
] as const;

/** Days left of one in force that ends within the window; null for the rest. */
function daysLeft({ state, validUntil }: WorkMemorandum): number | null {
  const days = daysUntil(validUntil, new Date());
  const isInForce = state === 'active' || state === 'expiring';
  return isInForce && days >= 0 && days <= expiryWindowDays ? days : null;
}

function Memoranda({ mayWrite, attention }: { mayWrite: boolean; attention: Attention }) {
  const [parameters] = useSearchParams();
  const view = views.find(({ id }) => id === parameters.get('ver')) ?? views[0];
  const { data, problem } = useRest<Listed<WorkMemorandum>>(`/api/v1/memoranda?first=100${view.query}`);
  return (
    <div className="stack-wide">
      <section aria-labelledby="lista">
        <div className="section-head">
          <h2 id="lista">Qué vence, y cuándo</h2>
          <nav className="row small" aria-label="Qué convenios">
            {views.map(({ id, name }) =>
              id === view.id ? (
                <strong key={id} aria-current="true">
                  {name}
                  {id === 'por-vencer' && ` (${attention.expiring ?? '…'})`}
                </strong>
              ) : (
                <Link key={id} to={id === '' ? paths.coordinationMemoranda() : `?ver=${id}`}>
                  {name}
                  {id === 'por-vencer' && ` (${attention.expiring ?? '…'})`}
                </Link>
              ),
            )}
          </nav>
        </div>
        {problem && <ProblemNotice problem={problem} />}
        {!data && !problem && <Loading what="los convenios" />}
        {data?.items.length === 0 && (
          <EmptyState title="No hay convenios en esta vista">
            <p>Redacte uno abajo cuando un gobierno haya sido aprobado.</p>
          </EmptyState>
        )}
        {data && data.items.length > 0 && (
          <DataTable
            caption="Convenios, primero los que vencen antes"
            captionHidden
            keyOf={({ id }) => id}
            rows={data.items}
            needsAttention={(memorandum) => daysLeft(memorandum) !== null}
            columns={[
              {
                title: 'Gobierno',
                cell: ({ id, governmentName }) => (
                  <Link to={paths.coordinationMemorandum(id)}>{governmentName}</Link>
                ),
              },
              { title: 'Nivel', cell: ({ cvegeo }) => `${levelNameOf(cvegeo)} ${cvegeo}` },
              {
                title: 'Folio',
                cell: ({ folio, kind }) => (kind === 'addendum' ? `${folio}, modificatorio` : folio),
              },
              {
                title: 'Situación',
                cell: (memorandum) => {
                  const days = daysLeft(memorandum);
                  if (days !== null) {
                    return (
                      <StatusWord kind="late">
                        {days === 0 ? 'Vence hoy' : `Vence en ${countOf(days, 'día', 'días')}`}
                      </StatusWord>
                    );
                  }
                  const { kind, word } = memorandumWordOf(memorandum.state);
                  return <StatusWord kind={kind}>{word}</StatusWord>;
                },
              },
              {
                title: 'Vigencia',
                cell: ({ validFrom, validUntil }) => `${formatDate(validFrom)} a ${formatDate(validUntil)}`,
              },
              {
                title: 'Firmado',
                cell: ({ signedOn }) => (signedOn === null ? 'todavía no' : formatDate(signedOn)),
              },
            ]}
          />
        )}
      </section>
      {mayWrite && (
        <section aria-labelledby="redactar">
          <div className="section-head">
            <h2 id="redactar">Redactar un convenio</h2>
          </div>
          <DraftMemorandum />
        </section>
      )}
    </div>
  );
}
