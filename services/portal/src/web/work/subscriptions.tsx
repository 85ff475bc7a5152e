import { useState } from 'react';
import type { Problem } from '../api.ts';
import { SelectField, TextField } from '../design/form.tsx';
import { Breadcrumbs, EmptyState, Head, StatusWord } from '../design/text.tsx';
import { Call } from '../parts/call.tsx';
import { receiverProgram } from '../parts/receiver-program.ts';
import { paths } from '../paths.ts';
import { type Account, useSession } from '../session.tsx';
import { useSite } from '../site.ts';
import { levelNameOf, themeWords } from '../words.ts';
import { textOf } from './form-text.ts';
import { governmentsOf, homeNameOf, homeOf, keyRoles, subscriptionRoles } from './home-of.ts';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { type Listed, sendJson, toProblem, useRest } from './rest.ts';
import { SignedIn } from './signed-in.tsx';
import { SubscriptionDeliveries, TestOutcome } from './subscription-deliveries.tsx';
import { type Delivery, howItGoes, type Subscription, subscriptionStates } from './subscription-words.ts';
import { WorkForm } from './work-form.tsx';

export function Page() {
  return <SignedIn roles={subscriptionRoles}>{(account) => <Subscriptions account={account} />}</SignedIn>;
}

function Subscriptions({ account }: { account: Account }) {
  const { data, problem, reload } = useRest<Listed<Subscription>>('/api/v1/subscriptions?first=100');
  return (
    <div className="stack-wide">
      <header className="page-head">
        <Head title="Avisos de cambios" path={paths.panelNotices()} />
        <Breadcrumbs
          trail={[{ name: homeNameOf(account), to: homeOf(account) }, { name: 'Avisos de cambios' }]}
        />
        <h1>Avisos de cambios</h1>
        <p className="lede">
          La red avisa a sus sistemas cuando un conjunto de datos se publica, cambia o se retira, a los pocos
          segundos y en orden.
        </p>
      </header>
      {problem && <ProblemNotice problem={problem} />}
      {!data && !problem && <Loading what="las suscripciones" />}
      {data?.items.length === 0 && (
        <EmptyState title="Nadie recibe avisos todavía">
          <p>Agregue abajo la dirección de su sistema y envíele un aviso de prueba.</p>
        </EmptyState>
      )}
      {data?.items.map((each) => (
        <OneSubscription key={each.id} subscription={each} onChange={reload} />
      ))}
      <section aria-labelledby="agregar">
        <div className="section-head">
          <h2 id="agregar">Agregar una dirección</h2>
        </div>
        <AddSubscription account={account} onDone={reload} />
      </section>
      <HowToReceive />
    </div>
  );
}

const scopeOf = ({ cvegeo, theme }: Subscription): string =>
  [
    cvegeo === null ? 'Todos los gobiernos' : `${levelNameOf(cvegeo)} ${cvegeo}`,
    ...(theme === null ? [] : [themeWords[theme] ?? theme]),
  ].join(', ');

function OneSubscription({
  subscription,
  onChange,
}: {
  subscription: Subscription;
  onChange: () => Promise<void>;
}) {
  const { call } = useSession();
  const [refused, setRefused] = useState<Problem | null>(null);
  const [tested, setTested] = useState<Delivery | null>(null);
  const [round, setRound] = useState(0);
  const { id, title, url, state } = subscription;
  const act = (method: 'POST' | 'DELETE', action: string) => {
    setRefused(null);
    setTested(null);
    sendJson<Delivery | null>(call, method, { path: `/api/v1/subscriptions/${id}${action}` })
      .then((answer) => {
        if (action === '/test') setTested(answer);
        return onChange();
      })
      .then(() => setRound((before) => before + 1))
      .catch((error: unknown) => setRefused(toProblem(error)));
  };
  const isOpen = state === 'active' || state === 'failing';
  const name = <span className="visually-hidden"> {title}</span>;
  return (
    <section aria-labelledby={`aviso-${id}`} className="stack">
      <div className="section-head">
        <h2 id={`aviso-${id}`}>{title}</h2>
        <StatusWord kind={subscriptionStates[state].kind}>{subscriptionStates[state].word}</StatusWord>
      </div>
      <p>
        {url} <span className="soft">({scopeOf(subscription)})</span>
      </p>
      <p>{howItGoes(subscription)}</p>
      {refused && <ProblemNotice problem={refused} />}
      <p className="row">
        {subscription.kind === 'webhook' && (
          <button type="button" className="button quiet" onClick={() => act('POST', '/test')}>
            Enviar una prueba{name}
          </button>
        )}
        {isOpen ? (
          <button type="button" className="button quiet" onClick={() => act('POST', '/pause')}>
            Poner en pausa{name}
          </button>
        ) : (
          <button type="button" className="button quiet" onClick={() => act('POST', '/resume')}>
            Reanudar{name}
          </button>
        )}
        <button type="button" className="button danger" onClick={() => act('DELETE', '')}>
          Quitar{name}
        </button>
      </p>
      {tested && <TestOutcome delivery={tested} />}
      <SubscriptionDeliveries key={round} id={id} />
    </section>
  );
}

function AddSubscription({ account, onDone }: { account: Account; onDone: () => Promise<void> }) {
  const { call } = useSession();
  const [made, setMade] = useState<string>('');
  const isCoordinator = account.grants.some(({ role }) => role === 'coordinator');
  const governments = governmentsOf(account, keyRoles).map((cvegeo) => ({
    value: cvegeo,
    label: `${levelNameOf(cvegeo)} ${cvegeo}`,
  }));
  return (
    <WorkForm
      key={made}
      label="Avisar a esta dirección"
      check={(form) => ({
        ...(textOf(form, 'title') === '' && { title: 'Escriba qué sistema recibe los avisos.' }),
        ...(!/^https?:\/\//.test(textOf(form, 'url')) && {
          url: 'Escriba una dirección que empiece con https://.',
        }),
      })}
      action={async (form) => {
        const cvegeo = textOf(form, 'cvegeo');
        const theme = textOf(form, 'theme');
        const { id } = await sendJson<{ id: string }>(call, 'POST', {
          path: '/api/v1/subscriptions',
          body: {
            title: textOf(form, 'title'),
            url: textOf(form, 'url'),
            ...(cvegeo !== '' && { cvegeo }),
            ...(theme !== '' && { theme }),
          },
        });
        setMade(id);
        await onDone();
      }}
    >
      {(mistakes) => (
        <>
          <TextField
            name="title"
            label="Qué sistema los recibe"
            hint="Por ejemplo: tablero de obras."
            mistake={mistakes['title']}
          />
          <TextField
            name="url"
            type="url"
            label="Su dirección"
            hint="Pública y definitiva: no se siguen redirecciones."
            mistake={mistakes['url']}
          />
          <SelectField
            name="cvegeo"
            label="De qué gobierno"
            options={[...(isCoordinator ? [{ value: '', label: 'De todos' }] : []), ...governments]}
            mistake={mistakes['cvegeo']}
          />
          <SelectField
            name="theme"
            label="De qué tema"
            options={[
              { value: '', label: 'De todos' },
              ...Object.entries(themeWords).map(([value, label]) => ({ value, label })),
            ]}
            mistake={mistakes['theme']}
          />
        </>
      )}
    </WorkForm>
  );
}

function HowToReceive() {
  const { publicUrl } = useSite();
  return (
    <section aria-labelledby="recibir" className="stack">
      <div className="section-head">
        <h2 id="recibir">Cómo recibirlos</h2>
      </div>
      <p>
        Cada aviso es un POST con JSON: hasta 100 cambios con su número, su tipo y la dirección del conjunto.
        Responda con un código 2xx antes de diez segundos. Un aviso puede llegar dos veces, nunca fuera de
        orden: los números <code>from</code> y <code>to</code> dicen cuáles ya tiene. Si su sistema no
        responde, la red insiste con pausas cada vez más largas durante cinco días.
      </p>
      <Call
        title="Comprobar en Node.js que un aviso viene de la red"
        command={receiverProgram(`${publicUrl}/.well-known/rma-node.json`)}
      />
    </section>
  );
}
