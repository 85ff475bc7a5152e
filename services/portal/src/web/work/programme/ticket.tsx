import { ticketTopics } from '@rma/domain';
import { useState } from 'react';
import { useParams } from 'react-router';
import { TextArea } from '../../design/form.tsx';
import { Breadcrumbs, Facts, Head, StatusWord } from '../../design/text.tsx';
import { formatMoment } from '../../format.ts';
import { businessTime } from '../../parts/toolkit/programme-types.ts';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { sendJson, useRest } from '../rest.ts';
import { SignedIn } from '../signed-in.tsx';
import { WorkForm } from '../work-form.tsx';
import { type Ticket, ticketRoles, ticketStateWords } from './ticket-words.ts';

type Reply = {
  id: string;
  side: 'squad' | 'peer' | 'own';
  governmentName: string | null;
  body: string;
  writtenAt: string;
};
type FullTicket = Ticket & { body: string; side: Reply['side']; replies: Reply[] };

export function Page() {
  const { id = '' } = useParams();
  return <SignedIn roles={ticketRoles}>{() => <OneTicket key={id} id={id} />}</SignedIn>;
}

function OneTicket({ id }: { id: string }) {
  const path = `/api/v1/tickets/${encodeURIComponent(id)}`;
  const { data, problem, reload } = useRest<FullTicket>(path);
  if (problem) return <ProblemNotice problem={problem} />;
  if (!data) return <Loading what="la consulta" />;
  const title = `Consulta ${data.number}`;
  return (
    <div className="stack-wide">
      <header className="page-head">
        <Head title={title} path={paths.ticket(id)} />
        <Breadcrumbs trail={[{ name: 'Consultas', to: paths.tickets() }, { name: title }]} />
        <h1>{data.title}</h1>
        <StatusWord kind={ticketStateWords[data.state].kind}>{ticketStateWords[data.state].word}</StatusWord>
        <Facts
          facts={[
            ['Gobierno', data.governmentName],
            ['Tema', ticketTopics[data.topic]],
            ['Se abrió', formatMoment(data.openedAt)],
            [
              'Primera respuesta en',
              data.firstAnswerMinutes === null ? null : businessTime(data.firstAnswerMinutes),
            ],
            ['Resuelta en', data.solutionMinutes === null ? null : businessTime(data.solutionMinutes)],
            ['La ven otros gobiernos', data.isShared ? 'sí' : 'no'],
          ]}
        />
      </header>
      <p className="as-written">{data.body}</p>
      <ol className="dialog-lines plain">
        {data.replies.map((reply) => (
          <li key={reply.id} className="stack-tight">
            <p className="small soft">
              {reply.side === 'squad' ? 'El escuadrón' : (reply.governmentName ?? '')},{' '}
              {formatMoment(reply.writtenAt)}
            </p>
            <p className="as-written">{reply.body}</p>
          </li>
        ))}
      </ol>
      <Write ticket={data} path={path} onDone={reload} />
    </div>
  );
}

function Write({ ticket, path, onDone }: { ticket: FullTicket; path: string; onDone: () => Promise<void> }) {
  const { call } = useSession();
  const [written, setWritten] = useState(0);
  const isOwn = ticket.side === 'own';
  return (
    <section className="stack" aria-labelledby="responder">
      <h2 id="responder">{isOwn ? 'Escribir más' : 'Responder'}</h2>
      <WorkForm
        key={written}
        label={isOwn ? 'Enviar' : 'Enviar la respuesta'}
        check={(form) => (textOf(form, 'body').length < 5 ? { body: 'Escriba su mensaje.' } : {})}
        action={async (form) => {
          await sendJson(call, 'POST', { path: `${path}/replies`, body: { body: textOf(form, 'body') } });
          setWritten(written + 1);
          await onDone();
        }}
      >
        {(mistakes) => <TextArea name="body" label="Mensaje" mistake={mistakes['body']} />}
      </WorkForm>
      {ticket.side !== 'peer' && ticket.state === 'answered' && (
        <WorkForm
          label="Dar por resuelta"
          kind="quiet"
          action={async () => {
            await sendJson(call, 'POST', { path: `${path}/solution` });
            await onDone();
          }}
        />
      )}
      {isOwn && (
        <WorkForm
          label={ticket.isShared ? 'Dejar de compartirla' : 'Compartirla con los demás gobiernos'}
          kind="quiet"
          action={async () => {
            await sendJson(call, 'PATCH', { path, body: { isShared: !ticket.isShared } });
            await onDone();
          }}
        />
      )}
    </section>
  );
}
