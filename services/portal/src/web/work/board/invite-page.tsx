import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { DataTable } from '../../design/data-table.tsx';
import { TextArea } from '../../design/form.tsx';
import { Breadcrumbs, Notice, StatusWord } from '../../design/text.tsx';
import { countOf } from '../../format.ts';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { Coordination } from '../coordination.tsx';
import { textOf } from '../form-text.ts';
import { useGovernmentNames } from '../government-names.ts';
import { sendJson } from '../rest.ts';
import { WorkForm } from '../work-form.tsx';
import { type Invitee, parseInvitees } from './invitees.ts';

const invitedAtOnce = 200;
const usualMessage =
  'La Red México Abierto reúne a estados y municipios que publican juntos sus datos abiertos: comparten herramientas y estándares, y cada uno avanza con ayuda de los demás. Unirse es voluntario y no cuesta. Nos gustaría que su gobierno formara parte.';

type Verdict =
  | 'ready'
  | 'unknown-government'
  | 'bad-address'
  | 'repeated'
  | 'on-its-way'
  | 'invited-recently';
type Judged = Invitee & { governmentName: string | null; verdict: Verdict };
type Preview = {
  items: Judged[];
  letter: { subject: string; body: string; path: string } | null;
  message: string;
};

const verdictWords: Record<Verdict, string> = {
  ready: 'Se le escribirá',
  'unknown-government': 'No: esa clave no existe en el catálogo del INEGI',
  'bad-address': 'No: la dirección de correo no está bien escrita',
  repeated: 'No: ese gobierno ya está en otra línea',
  'on-its-way': 'No: ya pidió unirse o ya es integrante',
  'invited-recently': 'No: se le invitó hace menos de 14 días',
};

export function Page() {
  const [parameters] = useSearchParams();
  const chosen = parameters.getAll('g').slice(0, invitedAtOnce);
  return (
    <Coordination title="Invitar gobiernos" path={paths.coordinationInvite([])}>
      {(account) =>
        account.grants.some(({ role }) => role === 'coordinator') ? (
          <Invite chosen={chosen} />
        ) : (
          <p>Solo la coordinación de la red puede invitar gobiernos.</p>
        )
      }
    </Coordination>
  );
}

/** First the list and the words, then who would be written to and how; only then is anybody written to. */
function Invite({ chosen }: { chosen: readonly string[] }) {
  const names = useGovernmentNames(chosen);
  const [draft, setDraft] = useState<{ list: string; message: string } | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  const prefilled = chosen.map((cvegeo) => `${cvegeo}, `).join('\n');
  return (
    <div className="stack">
      <Breadcrumbs trail={[{ name: 'Tablero', to: paths.coordination() }, { name: 'Invitar' }]} />
      {sent !== null && (
        <Notice role="status">
          <p>
            {countOf(sent, 'invitación va', 'invitaciones van')} en camino. Están en el{' '}
            <Link to={paths.coordinationMail()}>correo saliente</Link> y en la historia de cada gobierno.
          </p>
        </Notice>
      )}
      {!preview && sent === null && chosen.length > 0 && (
        <p>
          Eligió a: {chosen.map((cvegeo) => `${names[cvegeo] ?? 'gobierno'} (${cvegeo})`).join('; ')}.
          Complete el correo de cada uno.
        </p>
      )}
      {preview ? (
        <Confirm
          preview={preview}
          onBack={() => setPreview(null)}
          onSent={(count) => {
            setSent(count);
            setPreview(null);
            setDraft(null);
          }}
        />
      ) : (
        <List
          key={sent}
          list={draft?.list ?? (sent === null ? prefilled : '')}
          message={draft?.message ?? usualMessage}
          onPreview={(list, found) => {
            setDraft({ list, message: found.message });
            setSent(null);
            setPreview(found);
          }}
        />
      )}
    </div>
  );
}

function List({
  list,
  message,
  onPreview,
}: {
  list: string;
  message: string;
  onPreview: (list: string, preview: Preview) => void;
}) {
  const { call } = useSession();
  return (
    <WorkForm
      label="Ver a quién se escribiría"
      busyLabel="Revisando…"
      check={(form) => {
        const count = parseInvitees(textOf(form, 'list')).length;
        return {
          ...(count === 0 && { list: 'Escriba al menos un gobierno, con su clave y un correo.' }),
          ...(count > invitedAtOnce && {
            list: `Son ${count} líneas; se invita a ${invitedAtOnce} a la vez. Deje las demás para después.`,
          }),
          ...(textOf(form, 'message') === '' && { message: 'Escriba qué quiere decirles.' }),
        };
      }}
      action={async (form) => {
        const written = textOf(form, 'list');
        const body = { invitees: parseInvitees(written), message: textOf(form, 'message') };
        const found = await sendJson<Omit<Preview, 'message'>>(call, 'POST', {
          path: '/api/v1/pipeline/invitations/preview',
          body,
        });
        onPreview(written, { ...found, message: body.message });
      }}
    >
      {(mistakes) => (
        <>
          <TextArea
            name="list"
            label="A quién se invita"
            hint="Una línea por gobierno: clave del INEGI, correo y, si lo sabe, el nombre de la persona. Por ejemplo: 17007, oficialia@ejemplo.gob.mx, Ana Ríos. Puede pegar tres columnas de una hoja de cálculo."
            defaultValue={list}
            mistake={mistakes['list']}
          />
          <TextArea
            name="message"
            label="Qué se les dice"
            hint="Debajo va el enlace a la solicitud de cada gobierno. Todavía no se envía nada."
            defaultValue={message}
            mistake={mistakes['message']}
          />
        </>
      )}
    </WorkForm>
  );
}

function Confirm({
  preview: { items, letter, message },
  onBack,
  onSent,
}: {
  preview: Preview;
  onBack: () => void;
  onSent: (count: number) => void;
}) {
  const { call } = useSession();
  const ready = items.filter(({ verdict }) => verdict === 'ready');
  return (
    <div className="stack">
      <div className="pipeline-table">
        <DataTable
          caption={`De ${countOf(items.length, 'línea', 'líneas')}, se escribirá a ${countOf(ready.length, 'gobierno', 'gobiernos')}`}
          keyOf={({ cvegeo, email }) => `${cvegeo}${email}`}
          rows={items.toSorted(
            (one, other) => Number(one.verdict === 'ready') - Number(other.verdict === 'ready'),
          )}
          needsAttention={({ verdict }) => verdict !== 'ready'}
          columns={[
            {
              title: 'Gobierno',
              cell: ({ governmentName, cvegeo }) => `${governmentName ?? ''} ${cvegeo}`.trim(),
            },
            { title: 'Correo', cell: ({ email }) => email || 'falta' },
            { title: 'Persona', cell: ({ name }) => name ?? 'A quien corresponda' },
            {
              title: 'Qué pasará',
              cell: ({ verdict }) => (
                <StatusWord kind={verdict === 'ready' ? 'good' : 'late'}>{verdictWords[verdict]}</StatusWord>
              ),
            },
          ]}
        />
      </div>
      {letter && (
        <section className="stack-tight" aria-labelledby="carta">
          <h2 id="carta">La carta, como la recibirá el primero</h2>
          <p>
            <strong>{letter.subject}</strong>
          </p>
          <p className="note-text">{letter.body}</p>
          <p className="soft">…{letter.path}</p>
        </section>
      )}
      {ready.length > 0 && (
        <WorkForm
          label={`Enviar ${countOf(ready.length, 'invitación', 'invitaciones')}`}
          action={async () => {
            const { sent } = await sendJson<{ sent: number }>(call, 'POST', {
              path: '/api/v1/pipeline/invitations',
              body: {
                message,
                invitees: ready.map(({ cvegeo, email, name }) => ({ cvegeo, email, ...(name && { name }) })),
              },
            });
            onSent(sent);
          }}
        />
      )}
      <p>
        <button type="button" className="button quiet" onClick={onBack}>
          Corregir la lista o la carta
        </button>
      </p>
    </div>
  );
}
