import { useState } from 'react';
import type { Problem } from '../api.ts';
import { DataTable } from '../design/data-table.tsx';
import { TextArea } from '../design/form.tsx';
import { Breadcrumbs, EmptyState, Facts, Head, Notice, StatusWord } from '../design/text.tsx';
import { formatDate, formatMoment } from '../format.ts';
import { paths } from '../paths.ts';
import { type Account, useSession } from '../session.tsx';
import { textOf } from './form-text.ts';
import { coordinationRoles, homeNameOf, homeOf } from './home-of.ts';
import { fingerprintOf, keyStates, nodeStates } from './node-words.ts';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { type Listed, sendJson, toProblem, useRest } from './rest.ts';
import { SignedIn } from './signed-in.tsx';
import { SubscriptionDeliveries } from './subscription-deliveries.tsx';
import { howItGoes, type Subscription } from './subscription-words.ts';
import { WorkForm } from './work-form.tsx';

type Instance = {
  mode: 'hub' | 'node';
  cvegeo: string | null;
  url: string;
  hub: {
    url: string;
    state: keyof typeof nodeStates;
    reason: string | null;
    failure: string | null;
    triedAt: string | null;
    answeredAt: string | null;
  } | null;
};
type InstanceKey = {
  kid: string;
  state: keyof typeof keyStates;
  createdAt: string;
  endedAt: string | null;
  isEndorsed: boolean;
};

export function Page() {
  return <SignedIn roles={coordinationRoles}>{(account) => <Node account={account} />}</SignedIn>;
}

/** For whoever operates an installation: its key, and, for a node, how it stands at its network. */
function Node({ account }: { account: Account }) {
  const { data, problem, reload } = useRest<Instance>('/api/v1/instance');
  const mayManage = account.grants.some(({ role }) => role === 'coordinator');
  return (
    <div className="stack-wide">
      <header className="page-head">
        <Head title="Este nodo" path={paths.panelNode()} />
        <Breadcrumbs trail={[{ name: homeNameOf(account), to: homeOf(account) }, { name: 'Este nodo' }]} />
        <h1>Este nodo</h1>
        <p className="lede">Con qué llave firma y cómo está registrado en la red a la que pertenece.</p>
      </header>
      {problem && <ProblemNotice problem={problem} />}
      {!data && !problem && <Loading what="el nodo" />}
      {data && <Registration instance={data} mayManage={mayManage} reload={reload} />}
      {data?.hub && <Notices />}
      {mayManage && <Keys />}
    </div>
  );
}

const sentences: Record<keyof typeof nodeStates, string> = {
  waiting: 'Todavía no ha podido registrarse; lo intenta solo, con pausas cada vez más largas.',
  proposed:
    'La coordinación de la red lo aprobará cuando la huella que usted le lea coincida con la que ella ve.',
  approved: 'La red sigue sus cambios: lo que se publica aquí aparece allá en segundos.',
  refused: 'La coordinación de la red no lo aprobó. Cambie la llave para pedirlo otra vez.',
  revoked: 'La red ya no lo sigue. Lo publicado se quedó allá, marcado.',
};

function Registration({
  instance: { url, hub },
  mayManage,
  reload,
}: {
  instance: Instance;
  mayManage: boolean;
  reload: () => Promise<void>;
}) {
  const { call } = useSession();
  const [failure, setFailure] = useState<Problem | null>(null);
  const [isAsked, setIsAsked] = useState(false);
  if (hub === null) {
    return (
      <EmptyState title="No pertenece a ninguna red">
        <p>
          Para que una red lo siga, escriba su dirección en RMA_HUB_URL y encienda de nuevo. Su dirección
          pública es {url}.
        </p>
      </EmptyState>
    );
  }
  const ask = () => {
    setFailure(null);
    sendJson(call, 'POST', { path: '/api/v1/instance/hub-look' })
      .then(() => setIsAsked(true))
      .then(reload)
      .catch((error: unknown) => setFailure(toProblem(error)));
  };
  return (
    <section aria-labelledby="registro" className="stack">
      <div className="section-head">
        <h2 id="registro">Su registro</h2>
        <StatusWord kind={nodeStates[hub.state].kind}>{nodeStates[hub.state].word}</StatusWord>
      </div>
      <p>{sentences[hub.state]}</p>
      <Facts
        facts={[
          [
            'Red',
            <a key="hub" href={hub.url}>
              {hub.url}
            </a>,
          ],
          ['Dirección de este nodo', url],
          ['Razón', hub.reason],
          ['Última respuesta de la red', hub.answeredAt === null ? null : formatMoment(hub.answeredAt)],
        ]}
      />
      {hub.failure !== null && (
        <Notice kind="attention" title="El último intento no salió bien">
          <p>{hub.failure}</p>
        </Notice>
      )}
      {failure && <ProblemNotice problem={failure} />}
      {mayManage && (
        <p className="row">
          <button type="button" className="button quiet" onClick={ask}>
            Preguntar ahora a la red
          </button>
          {isAsked && (
            <button type="button" className="button quiet" onClick={() => void reload()}>
              Ver la respuesta
            </button>
          )}
        </p>
      )}
    </section>
  );
}

function Notices() {
  const { data } = useRest<Listed<Subscription>>('/api/v1/subscriptions?first=100');
  const toHub = data?.items.find(({ kind }) => kind === 'hub');
  if (!toHub) return null;
  return (
    <section aria-labelledby="avisos" className="stack">
      <div className="section-head">
        <h2 id="avisos">Avisos a la red</h2>
      </div>
      <p>{howItGoes(toHub)} La red firma un recibo de cada aviso.</p>
      <SubscriptionDeliveries id={toHub.id} />
    </section>
  );
}

function Keys() {
  const { call } = useSession();
  const { data, problem, reload } = useRest<{ items: InstanceKey[] }>('/api/v1/instance/keys');
  const active = data?.items.find(({ state }) => state === 'active');
  return (
    <section aria-labelledby="llaves" className="stack">
      <div className="section-head">
        <h2 id="llaves">Sus llaves</h2>
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {active && (
        <p>
          Huella de la llave en uso: <code>{fingerprintOf(active.kid)}</code>
        </p>
      )}
      {data && (
        <DataTable
          caption="Llaves de este nodo"
          captionHidden
          keyOf={({ kid }) => kid}
          rows={data.items}
          columns={[
            { title: 'Huella', cell: ({ kid }) => <code>{fingerprintOf(kid)}</code> },
            {
              title: 'Estado',
              cell: ({ state }) => (
                <StatusWord kind={keyStates[state].kind}>{keyStates[state].word}</StatusWord>
              ),
            },
            { title: 'Desde', cell: ({ createdAt }) => formatDate(createdAt) },
            { title: 'Hasta', cell: ({ endedAt }) => (endedAt === null ? '' : formatDate(endedAt)) },
            { title: 'Avalada por la anterior', cell: ({ isEndorsed }) => (isEndorsed ? 'Sí' : 'No') },
          ]}
        />
      )}
      <details>
        <summary>Cambiar la llave</summary>
        <p>
          La llave anterior avala a la nueva y la red la sigue sin que nadie haga nada. Si cree que alguien
          más tiene la llave, no la cambie: revóquela, y pida a la coordinación que apruebe el nodo otra vez.
        </p>
        <KeyChange
          label="Cambiar la llave"
          send={async (reason) => {
            await sendJson(call, 'POST', { path: '/api/v1/instance/keys', body: { reason } });
            await reload();
          }}
        />
      </details>
      {active && (
        <details>
          <summary>Revocar la llave en uso</summary>
          <p>Nada de lo que firmó vale desde ese momento, y ninguna llave avala a la siguiente.</p>
          <KeyChange
            label="Revocar la llave"
            kind="danger"
            send={async (reason) => {
              const path = `/api/v1/instance/keys/${encodeURIComponent(active.kid)}/revocation`;
              await sendJson(call, 'POST', { path, body: { reason } });
              await reload();
            }}
          />
        </details>
      )}
    </section>
  );
}

function KeyChange({
  label,
  kind = 'quiet',
  send,
}: {
  label: string;
  kind?: 'quiet' | 'danger';
  send: (reason: string) => Promise<void>;
}) {
  return (
    <WorkForm
      label={label}
      kind={kind}
      check={(form): Record<string, string> =>
        textOf(form, 'reason').length < 10 ? { reason: 'Diga por qué, en una frase.' } : {}
      }
      action={(form) => send(textOf(form, 'reason'))}
    >
      {(mistakes) => (
        <TextArea
          name="reason"
          label="Por qué"
          hint="Queda en la bitácora pública."
          mistake={mistakes['reason']}
        />
      )}
    </WorkForm>
  );
}
