import { ticketTopics } from '@rma/domain';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { DataTable } from '../../design/data-table.tsx';
import { SelectField, TextArea, TextField } from '../../design/form.tsx';
import { EmptyState, Head, Notice, StatusWord } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import { businessTime } from '../../parts/toolkit/programme-types.ts';
import { paths } from '../../paths.ts';
import { type Account, useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { governmentsOf, keyRoles } from '../home-of.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { type Listed, sendJson, useRest } from '../rest.ts';
import { SignedIn } from '../signed-in.tsx';
import { WorkForm } from '../work-form.tsx';
import { type Ticket, ticketStateWords, ticketRoles } from './ticket-words.ts';

export function Page() {
  return <SignedIn roles={ticketRoles}>{(account) => <Tickets account={account} />}</SignedIn>;
}

/** What a government asked, what others share, or everything for the squad. */
function Tickets({ account }: { account: Account }) {
  const [search] = useSearchParams();
  const isShared = search.get('de') === 'otros';
  const state = search.get('estado') ?? '';
  const own = governmentsOf(account, keyRoles);
  const isSquad = account.grants.some(({ role }) => role === 'squad' || role === 'coordinator');
  const query = new URLSearchParams({ first: '50' });
  if (isShared) query.set('shared', 'true');
  if (state !== '') query.set('state', state);
  const after = search.get('pagina-despues');
  if (after !== null) query.set('after', after);
  const { data, problem, reload } = useRest<Listed<Ticket>>(`/api/v1/tickets?${query}`);
  const mineName = isSquad ? 'Todas' : 'Las de mi gobierno';
  const linkTo = (parameters: Parameters<typeof paths.tickets>[0]) => paths.tickets(parameters);
  return (
    <div className="stack-wide">
      <Head title="Consultas al escuadrón" path={paths.tickets()} />
      <header className="page-head">
        <h1>Consultas al escuadrón</h1>
        <p className="lede">
          Pregunte lo que necesite para abrir sus datos. Si comparte la consulta, otros gobiernos también
          pueden responderla.
        </p>
      </header>
      <nav className="tabs" aria-label="Qué consultas">
        <Link to={linkTo({})} aria-current={!isShared && state === '' ? 'page' : undefined}>
          {mineName}
        </Link>
        <Link to={linkTo({ estado: 'open' })} aria-current={state === 'open' ? 'page' : undefined}>
          Sin respuesta
        </Link>
        <Link to={linkTo({ de: 'otros' })} aria-current={isShared ? 'page' : undefined}>
          Las que otros comparten
        </Link>
      </nav>
      {problem && <ProblemNotice problem={problem} />}
      {!data && !problem && <Loading what="las consultas" />}
      {data?.items.length === 0 && (
        <EmptyState title="No hay consultas aquí">
          <p>{isShared ? 'Nadie ha compartido una todavía.' : 'Cuando haya una, se ve en esta lista.'}</p>
        </EmptyState>
      )}
      {data && data.items.length > 0 && <TicketTable tickets={data.items} />}
      {data?.nextCursor && (
        <p>
          <Link to={`${paths.tickets()}?${nextPage(search, data.nextCursor)}`}>Siguientes</Link>
        </p>
      )}
      {own.length > 0 && (
        <section className="stack" aria-labelledby="preguntar">
          <h2 id="preguntar">Preguntar</h2>
          <Ask governments={own} onDone={reload} />
        </section>
      )}
    </div>
  );
}

function nextPage(search: URLSearchParams, cursor: string): string {
  const next = new URLSearchParams(search);
  next.set('pagina-despues', cursor);
  return next.toString();
}

function TicketTable({ tickets }: { tickets: Ticket[] }) {
  return (
    <DataTable
      caption="Consultas, primero las más recientes"
      captionHidden
      keyOf={({ id }) => id}
      rows={tickets}
      columns={[
        {
          title: 'Consulta',
          cell: ({ id, number, title }) => (
            <Link to={paths.ticket(id)}>
              {number}. {title}
            </Link>
          ),
        },
        { title: 'Gobierno', cell: ({ governmentName }) => governmentName },
        { title: 'Tema', cell: ({ topic }) => ticketTopics[topic] },
        {
          title: 'Situación',
          cell: ({ state }) => (
            <StatusWord kind={ticketStateWords[state].kind}>{ticketStateWords[state].word}</StatusWord>
          ),
        },
        { title: 'Se abrió', cell: ({ openedAt }) => formatDate(openedAt) },
        {
          title: 'Primera respuesta en',
          cell: ({ firstAnswerMinutes }) =>
            firstAnswerMinutes === null ? 'en espera' : businessTime(firstAnswerMinutes),
        },
      ]}
    />
  );
}

function Ask({ governments, onDone }: { governments: string[]; onDone: () => Promise<void> }) {
  const { call } = useSession();
  const [asked, setAsked] = useState<{ id: string; number: number } | null>(null);
  return (
    <div className="stack">
      {asked && (
        <Notice role="status" title={`Consulta ${asked.number} enviada`}>
          <p>
            El escuadrón responde en una jornada hábil.{' '}
            <Link to={paths.ticket(asked.id)}>Ver la consulta</Link>
          </p>
        </Notice>
      )}
      <WorkForm
        key={asked?.id}
        label="Enviar la consulta"
        check={(form) => ({
          ...(textOf(form, 'title').length < 5 && { title: 'Escriba en una línea qué necesita.' }),
          ...(textOf(form, 'body').length < 5 && { body: 'Cuente qué pasa y qué ha intentado.' }),
        })}
        action={async (form) => {
          const sent = await sendJson<{ id: string; number: number }>(call, 'POST', {
            path: '/api/v1/tickets',
            body: {
              cvegeo: textOf(form, 'cvegeo') || governments[0],
              topic: textOf(form, 'topic'),
              title: textOf(form, 'title'),
              body: textOf(form, 'body'),
              isShared: form.get('isShared') === 'on',
            },
          });
          setAsked(sent);
          await onDone();
        }}
      >
        {(mistakes) => (
          <>
            {governments.length > 1 && (
              <SelectField
                name="cvegeo"
                label="Gobierno"
                options={governments.map((cvegeo) => ({ value: cvegeo, label: cvegeo }))}
                mistake={mistakes['cvegeo']}
              />
            )}
            <SelectField
              name="topic"
              label="De qué trata"
              options={Object.entries(ticketTopics).map(([value, label]) => ({ value, label }))}
              mistake={mistakes['topic']}
            />
            <TextField name="title" label="Qué necesita, en una línea" mistake={mistakes['title']} />
            <TextArea
              name="body"
              label="Detalle"
              hint="No incluya datos personales de terceros."
              mistake={mistakes['body']}
            />
            <label className="row">
              <input type="checkbox" name="isShared" defaultChecked /> Compartirla con los demás gobiernos
            </label>
          </>
        )}
      </WorkForm>
    </div>
  );
}
