import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { DataTable } from '../../design/data-table.tsx';
import { FileField, TextArea, TextField } from '../../design/form.tsx';
import { EmptyState, Notice, StatusWord } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import { type CommitmentState, commitmentWords } from '../../parts/commitments/commitment-data.ts';
import { GovernmentPicker, keyOf } from '../../parts/government-picker.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { Coordination } from '../coordination.tsx';
import { textOf } from '../form-text.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { sendJson } from '../rest.ts';
import { usePages } from '../use-pages.ts';
import { WorkForm } from '../work-form.tsx';
import { dueWords } from './step-words.ts';

type WorkCommitment = {
  id: string;
  memorandumId: string;
  folio: string;
  cvegeo: string;
  governmentName: string;
  text: string;
  dueOn: string;
  state: string;
  progress: string;
  exceptionReason: string | null;
};

const views = [
  { id: '', name: 'Vencidos o perdidos', query: '&state=overdue,lapsed' },
  { id: 'pendientes', name: 'Pendientes', query: '&state=pending' },
  { id: 'dispensados', name: 'Dispensados', query: '&state=excepted' },
  { id: 'todos', name: 'Todos', query: '' },
] as const;

const stateOf = ({ state }: WorkCommitment) => state.toUpperCase().replace('-', '_') as CommitmentState;

/** The coordinators' page of commitments: what is late first, exceptions, and the adoption of the Charter. */
export function Page() {
  return (
    <Coordination title="Compromisos" path={paths.coordinationCommitments()}>
      {(account) => <Commitments mayWrite={account.grants.some(({ role }) => role === 'coordinator')} />}
    </Coordination>
  );
}

function Commitments({ mayWrite }: { mayWrite: boolean }) {
  const [parameters] = useSearchParams();
  const view = views.find(({ id }) => id === parameters.get('ver')) ?? views[0];
  const { items, problem, reload, more } = usePages<WorkCommitment>(
    `/api/v1/commitments?first=50${view.query}`,
  );
  const [now] = useState(() => new Date());
  return (
    <div className="stack-wide">
      <section aria-labelledby="lista">
        <div className="section-head">
          <h2 id="lista">Lo que los gobiernos prometieron</h2>
          <nav className="row small" aria-label="Qué compromisos">
            {views.map(({ id, name }) =>
              id === view.id ? (
                <strong key={id} aria-current="true">
                  {name}
                </strong>
              ) : (
                <Link key={id} to={id === '' ? paths.coordinationCommitments() : `?ver=${id}`}>
                  {name}
                </Link>
              ),
            )}
          </nav>
        </div>
        {problem && <ProblemNotice problem={problem} />}
        {!items && !problem && <Loading what="los compromisos" />}
        {items?.length === 0 && (
          <EmptyState title="No hay compromisos en esta vista">
            <p>Los compromisos empiezan a medirse el día en que su convenio entra en vigor.</p>
          </EmptyState>
        )}
        {items && items.length > 0 && (
          <DataTable
            caption="Compromisos, primero los que vencen antes"
            captionHidden
            keyOf={({ id }) => id}
            rows={items}
            needsAttention={({ state }) => state === 'overdue' || state === 'lapsed'}
            columns={[
              {
                title: 'Gobierno',
                cell: ({ cvegeo, governmentName }) => (
                  <Link to={paths.government(cvegeo)}>{governmentName}</Link>
                ),
              },
              { title: 'Compromiso', cell: ({ text }) => text },
              {
                title: 'Convenio',
                cell: ({ memorandumId, folio }) => <Link to={paths.memorandum(memorandumId)}>{folio}</Link>,
              },
              {
                title: 'Situación',
                cell: (each) => (
                  <>
                    <StatusWord kind={commitmentWords[stateOf(each)].kind}>
                      {commitmentWords[stateOf(each)].word}
                    </StatusWord>
                    {each.exceptionReason !== null && (
                      <span className="small soft"> {each.exceptionReason}</span>
                    )}
                  </>
                ),
              },
              { title: 'Avance', cell: ({ progress }) => progress },
              {
                title: 'Último día',
                cell: (each) =>
                  each.state === 'pending' || each.state === 'overdue'
                    ? dueWords(each, now)
                    : formatDate(each.dueOn),
              },
              ...(mayWrite
                ? [
                    {
                      title: 'Dispensar',
                      cell: (each: WorkCommitment) => <Except commitment={each} onDone={reload} />,
                    },
                  ]
                : []),
            ]}
          />
        )}
        {more && (
          <p>
            <button type="button" className="button quiet" onClick={() => void more()}>
              Ver más
            </button>
          </p>
        )}
      </section>
      {mayWrite && (
        <section aria-labelledby="carta">
          <div className="section-head">
            <h2 id="carta">Registrar la adopción de la Carta Internacional de Datos Abiertos</h2>
          </div>
          <RecordCharter onDone={reload} />
        </section>
      )}
    </div>
  );
}

function Except({ commitment, onDone }: { commitment: WorkCommitment; onDone: () => Promise<void> }) {
  const { call } = useSession();
  if (!['pending', 'overdue', 'lapsed'].includes(commitment.state)) return <>no hace falta</>;
  const { id, governmentName, text } = commitment;
  return (
    <details>
      <summary>
        Dispensar
        <span className="visually-hidden">
          {' '}
          a {governmentName} de: {text}
        </span>
      </summary>
      <WorkForm
        label="Dispensar este compromiso"
        kind="danger"
        check={(form) => ({
          ...(textOf(form, 'reason').length < 10 && {
            reason: 'Escriba la razón en una frase completa: se publica con el compromiso.',
          }),
        })}
        action={async (form) => {
          await sendJson(call, 'PUT', {
            path: `/api/v1/commitments/${id}/exception`,
            body: { reason: textOf(form, 'reason') },
          });
          await onDone();
        }}
      >
        {(mistakes) => (
          <TextArea
            name="reason"
            label="Por qué se dispensa"
            hint="Es público y definitivo: ya no se medirá ni se recordará."
            mistake={mistakes['reason']}
          />
        )}
      </WorkForm>
    </details>
  );
}

function RecordCharter({ onDone }: { onDone: () => Promise<void> }) {
  const { call } = useSession();
  const [recorded, setRecorded] = useState(0);
  return (
    <div className="stack">
      {recorded > 0 && (
        <Notice role="status" title="Adopción registrada">
          <p>Quedó en la bitácora pública; el compromiso se da por cumplido en un minuto a lo más.</p>
        </Notice>
      )}
      <WorkForm
        key={recorded}
        label="Registrar la adopción"
        check={(form) => {
          const document = form.get('document');
          return {
            ...(textOf(form, 'cvegeo') === '' && { cvegeo: 'Elija el gobierno que la adoptó.' }),
            ...(textOf(form, 'adoptedOn') === '' && { adoptedOn: 'Escriba la fecha del documento.' }),
            ...(!(document instanceof File && document.size > 0) && {
              document: 'Adjunte el documento en que consta.',
            }),
          };
        }}
        action={async (form) => {
          const body = new FormData();
          body.append('adoptedOn', textOf(form, 'adoptedOn'));
          const document = form.get('document');
          if (document instanceof File) body.append('document', document);
          const cvegeo = encodeURIComponent(keyOf(textOf(form, 'cvegeo')));
          await call(`/api/v1/governments/${cvegeo}/charter-adoption`, { method: 'PUT', body });
          setRecorded((before) => before + 1);
          await onDone();
        }}
      >
        {(mistakes) => (
          <>
            <GovernmentPicker name="cvegeo" label="Gobierno que la adoptó" mistake={mistakes['cvegeo']} />
            <TextField
              name="adoptedOn"
              label="Fecha de adopción"
              type="date"
              hint="La del documento; no puede ser futura."
              mistake={mistakes['adoptedOn']}
            />
            <FileField
              name="document"
              label="Documento de adopción"
              hint="PDF, JPEG o PNG de hasta 20 MB."
              accept="application/pdf,image/jpeg,image/png"
              mistake={mistakes['document']}
            />
          </>
        )}
      </WorkForm>
    </div>
  );
}
