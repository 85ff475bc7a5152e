import { Link, useSearchParams } from 'react-router';
import { DataTable } from '../design/data-table.tsx';
import { EmptyState, StatusWord } from '../design/text.tsx';
import { formatDate } from '../format.ts';
import { paths } from '../paths.ts';
import { memorandumWords } from '../words.ts';
import { Coordination } from './coordination.tsx';
import { DraftMemorandum, SignedCopy } from './memorandum-forms.tsx';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { type Listed, useRest } from './rest.ts';

export type WorkMemorandum = {
  id: string;
  folio: string;
  cvegeo: string;
  governmentName: string;
  title: string;
  state: 'drafted' | 'signed' | 'active' | 'expired';
  validFrom: string;
  validUntil: string;
  signedOn: string | null;
  hasSignedCopy: boolean;
};

export function Page() {
  return (
    <Coordination title="Convenios" path={paths.coordinationMemoranda()}>
      {(account) => <Memoranda mayWrite={account.grants.some(({ role }) => role === 'coordinator')} />}
    </Coordination>
  );
}

const views = [
  { id: '', name: 'Todos', query: '' },
  { id: 'por-vencer', name: 'Vencen en 90 días', query: '&expiresWithinDays=90' },
  { id: 'borrador', name: 'En borrador', query: '&state=drafted' },
] as const;

function Memoranda({ mayWrite }: { mayWrite: boolean }) {
  const [parameters] = useSearchParams();
  const view = views.find(({ id }) => id === parameters.get('ver')) ?? views[0];
  const { data, problem, reload } = useRest<Listed<WorkMemorandum>>(
    `/api/v1/memoranda?first=100${view.query}`,
  );
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
                </strong>
              ) : (
                <Link key={id} to={id === '' ? paths.coordinationMemoranda() : `?ver=${id}`}>
                  {name}
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
            columns={[
              {
                title: 'Gobierno',
                cell: ({ cvegeo, governmentName }) => (
                  <Link to={paths.government(cvegeo)}>{governmentName}</Link>
                ),
              },
              { title: 'Clave', cell: ({ cvegeo }) => cvegeo },
              { title: 'Folio', cell: ({ folio }) => folio },
              {
                title: 'Situación',
                cell: ({ state }) => {
                  const word = memorandumWords[state.toUpperCase()];
                  return word && <StatusWord kind={word.kind}>{word.word}</StatusWord>;
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
              {
                title: 'Copia firmada',
                cell: (memorandum) => (
                  <SignedCopy memorandum={memorandum} mayWrite={mayWrite} onChange={reload} />
                ),
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
          <DraftMemorandum onDone={reload} />
        </section>
      )}
    </div>
  );
}
