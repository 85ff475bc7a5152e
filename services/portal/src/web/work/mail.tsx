import { EmptyState, StatusWord } from '../design/text.tsx';
import { formatDate } from '../format.ts';
import { paths } from '../paths.ts';
import { Coordination } from './coordination.tsx';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { type Listed, useRest } from './rest.ts';

type Message = {
  id: string;
  recipient: string;
  subject: string;
  body: string;
  state: 'sent' | 'waiting' | 'not-sent-no-mail-server' | 'undeliverable';
  lastError: string | null;
  createdAt: string;
};

const words = {
  sent: { kind: 'good', word: 'Enviado' },
  waiting: { kind: 'late', word: 'En espera' },
  undeliverable: { kind: 'bad', word: 'La dirección no existe' },
  'not-sent-no-mail-server': { kind: 'none', word: 'No hay servidor de correo: entréguelo usted' },
} as const;

export function Page() {
  return (
    <Coordination title="Correo saliente" path={paths.coordinationMail()}>
      {() => <Mail />}
    </Coordination>
  );
}

/** Web addresses of a letter as links, so that an invitation can be followed where there is no mail server. */
function Body({ text }: { text: string }) {
  const parts = text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:])/);
  return (
    <div className="letter">
      {parts.map((part, place) =>
        place % 2 === 1 ? (
          <a key={part} href={part}>
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </div>
  );
}

function Mail() {
  const { data, problem } = useRest<Listed<Message>>('/api/v1/messages?first=100');
  if (problem) return <ProblemNotice problem={problem} />;
  if (!data) return <Loading what="los mensajes" />;
  if (data.items.length === 0) {
    return (
      <EmptyState title="No hay mensajes">
        <p>Las invitaciones y las respuestas a solicitudes aparecerán aquí.</p>
      </EmptyState>
    );
  }
  return (
    <ul className="results">
      {data.items.map((message) => (
        <li key={message.id}>
          <h2>{message.subject}</h2>
          <div className="meta">
            <span>Para {message.recipient}</span>
            <span>{formatDate(message.createdAt)}</span>
            <StatusWord kind={words[message.state].kind}>{words[message.state].word}</StatusWord>
          </div>
          {message.lastError !== null && <p className="small">Último intento: {message.lastError}</p>}
          <details>
            <summary>
              Leer el mensaje<span className="visually-hidden"> para {message.recipient}</span>
            </summary>
            <Body text={message.body} />
          </details>
        </li>
      ))}
    </ul>
  );
}
