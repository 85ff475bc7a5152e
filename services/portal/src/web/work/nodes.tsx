import { useState } from 'react';
import { Link } from 'react-router';
import type { Problem } from '../api.ts';
import { DataTable } from '../design/data-table.tsx';
import { TextArea } from '../design/form.tsx';
import { EmptyState, Facts, StatusWord } from '../design/text.tsx';
import { formatDate, formatMoment } from '../format.ts';
import { paths } from '../paths.ts';
import { useSession } from '../session.tsx';
import { Coordination } from './coordination.tsx';
import { textOf } from './form-text.ts';
import {
  fingerprintOf,
  keyStates,
  type NetworkNode,
  nodeStates,
  progressOf,
  type Receipt,
  receiptWords,
} from './node-words.ts';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { type Listed, sendJson, toProblem, useRest } from './rest.ts';
import { healthWords } from './source-words.ts';
import { WorkForm } from './work-form.tsx';

export function Page() {
  return (
    <Coordination title="Nodos" path={paths.coordinationNodes()}>
      {(account, attention) => (
        <Nodes
          mayDecide={account.grants.some(({ role }) => role === 'coordinator')}
          onDecided={() => attention.reload()}
        />
      )}
    </Coordination>
  );
}

function Nodes({ mayDecide, onDecided }: { mayDecide: boolean; onDecided: () => Promise<void> }) {
  const { data, problem, reload: read } = useRest<Listed<NetworkNode>>('/api/v1/nodes?first=100');
  const reload = async () => {
    await read();
    await onDecided();
  };
  const waitingFirst =
    data?.items.toSorted((a, b) => Number(b.state === 'proposed') - Number(a.state === 'proposed')) ?? [];
  return (
    <div className="stack-wide">
      <p>
        Un nodo es el catálogo de un gobierno en su propio servidor. Se registra solo y firma todo lo que
        dice; antes de aprobarlo, compare la huella de su llave con la que le lea quien lo opera.
      </p>
      {problem && <ProblemNotice problem={problem} />}
      {!data && !problem && <Loading what="los nodos" />}
      {data?.items.length === 0 && (
        <EmptyState title="Ningún nodo se ha registrado">
          <p>Aparecerán aquí cuando un gobierno encienda el suyo con la dirección de esta red.</p>
        </EmptyState>
      )}
      {waitingFirst.map((node) => (
        <OneNode key={node.id} node={node} mayDecide={mayDecide} onChange={reload} />
      ))}
    </div>
  );
}

type NodeProps = { node: NetworkNode; mayDecide: boolean; onChange: () => Promise<void> };

function OneNode({ node, mayDecide, onChange }: NodeProps) {
  const { id, title, url, state, health } = node;
  const active = node.keys.find((key) => key.state === 'active');
  return (
    <section aria-labelledby={`nodo-${id}`} className="stack">
      <div className="section-head">
        <h2 id={`nodo-${id}`}>{title}</h2>
        <StatusWord kind={nodeStates[state].kind}>{nodeStates[state].word}</StatusWord>
      </div>
      <Facts
        facts={[
          [
            'Gobierno',
            <Link key="government" to={paths.government(node.cvegeo)}>
              {node.governmentName}
            </Link>,
          ],
          [
            'Dirección',
            <a key="url" href={url}>
              {url}
            </a>,
          ],
          ['Huella de su llave', active ? <code>{fingerprintOf(active.kid)}</code> : 'Sin llave vigente'],
          ['Correo', node.contactEmail],
          ['Registrado', formatDate(node.registeredAt)],
          ['Razón', node.reason],
          ['Último aviso', node.lastHintAt === null ? null : formatMoment(node.lastHintAt)],
          ['Última lectura', node.lastSuccessAt === null ? null : formatMoment(node.lastSuccessAt)],
          [
            'Su canal de cambios',
            state === 'approved' && health ? (
              <StatusWord kind={healthWords[health].kind}>{healthWords[health].word}</StatusWord>
            ) : null,
          ],
        ]}
      />
      {state === 'approved' && <p>{progressOf(node)}</p>}
      {node.message !== null && <p className="soft">{node.message}</p>}
      {node.keys.length > 1 && <Keys node={node} />}
      {state === 'approved' && <Receipts id={id} />}
      {mayDecide && (state === 'proposed' || state === 'approved') && (
        <Decision node={node} mayDecide={mayDecide} onChange={onChange} />
      )}
    </section>
  );
}

function Keys({ node }: { node: NetworkNode }) {
  return (
    <details>
      <summary>
        Llaves<span className="visually-hidden"> de {node.title}</span>
      </summary>
      <DataTable
        caption="Llaves"
        captionHidden
        keyOf={({ kid }) => kid}
        rows={node.keys}
        columns={[
          { title: 'Huella', cell: ({ kid }) => <code>{fingerprintOf(kid)}</code> },
          {
            title: 'Estado',
            cell: ({ state }) => (
              <StatusWord kind={keyStates[state].kind}>{keyStates[state].word}</StatusWord>
            ),
          },
          { title: 'Desde', cell: ({ addedAt }) => formatDate(addedAt) },
          { title: 'Razón', cell: ({ reason }) => reason ?? '' },
        ]}
      />
    </details>
  );
}

function Receipts({ id }: { id: string }) {
  const { data } = useRest<{ items: Receipt[] }>(`/api/v1/nodes/${id}/receipts/latest`);
  if (!data || data.items.length === 0) return null;
  return (
    <p className="soft">
      Recibos firmados:{' '}
      {data.items
        .map(
          ({ kind, number, at }) =>
            `${receiptWords[kind].toLowerCase()}, cambio ${number} (${formatMoment(at)})`,
        )
        .join('; ')}
      .
    </p>
  );
}

function Decision({ node, onChange }: NodeProps) {
  const { call } = useSession();
  const [problem, setProblem] = useState<Problem | null>(null);
  const { id, title, state } = node;
  const of = <span className="visually-hidden"> {title}</span>;
  const approve = () => {
    setProblem(null);
    const kid = node.keys.find((key) => key.state === 'active')?.kid ?? '';
    sendJson(call, 'POST', { path: `/api/v1/nodes/${id}/approval`, body: { kid } })
      .then(onChange)
      .catch((error: unknown) => setProblem(toProblem(error)));
  };
  const isProposed = state === 'proposed';
  return (
    <div className="stack-tight">
      {problem && <ProblemNotice problem={problem} />}
      {isProposed && (
        <p>
          <button type="button" className="button" onClick={approve}>
            La huella coincide: aprobar{of}
          </button>
        </p>
      )}
      <details>
        <summary>
          {isProposed ? 'Rechazarlo' : 'Revocarlo'}
          {of}
        </summary>
        <WorkForm
          label={isProposed ? 'Rechazar' : 'Revocar'}
          kind="danger"
          check={(form): Record<string, string> =>
            textOf(form, 'reason').length < 10 ? { reason: 'Diga por qué, en una frase.' } : {}
          }
          action={async (form) => {
            await sendJson(call, 'POST', {
              path: `/api/v1/nodes/${id}/${isProposed ? 'refusal' : 'revocation'}`,
              body: { reason: textOf(form, 'reason') },
            });
            await onChange();
          }}
        >
          {(mistakes) => (
            <TextArea
              name="reason"
              label="Por qué"
              hint={
                isProposed
                  ? 'Lo lee quien opera el nodo.'
                  : 'Queda en la bitácora pública. Lo que el nodo publicó se queda, marcado; sus avisos y páginas ya no se aceptan.'
              }
              mistake={mistakes['reason']}
            />
          )}
        </WorkForm>
      </details>
    </div>
  );
}
