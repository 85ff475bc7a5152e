import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { createApi } from '../api.ts';
import { DataTable } from '../design/data-table.tsx';
import { SelectField, TextArea, TextField } from '../design/form.tsx';
import { Notice, StatusWord } from '../design/text.tsx';
import { formatCell, formatDate } from '../format.ts';
import { GovernmentPicker, keyOf } from '../parts/government-picker.tsx';
import { paths } from '../paths.ts';
import { useSession } from '../session.tsx';
import { type Level, type Membership, levelWords, membershipWords, roleWords } from '../words.ts';
import { Coordination } from './coordination.tsx';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { sendJson, useRest } from './rest.ts';
import { WorkForm } from './work-form.tsx';
import { textOf } from './form-text.ts';

const document = `query Members {
  governments(filter: { membership: [APPLIED, APPROVED, ACTIVE, DORMANT, SUSPENDED] }, first: 100) {
    nodes { cvegeo fullName level membership memberSince catalogue { datasets } memorandum { validUntil } }
  }
}`;

type Member = {
  cvegeo: string;
  fullName: string;
  level: Level;
  membership: Membership;
  memberSince: string | null;
  catalogue: { datasets: number } | null;
  memorandum: { validUntil: string } | null;
};

export function Page() {
  return (
    <Coordination title="Integrantes" path={paths.coordinationMembers()}>
      {(account) => <Members mayChange={account.grants.some(({ role }) => role === 'coordinator')} />}
    </Coordination>
  );
}

function Members({ mayChange }: { mayChange: boolean }) {
  const [members, setMembers] = useState<Member[] | null>(null);
  const [reading, setReading] = useState(0);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    createApi((path, init) => fetch(path, init))
      .query<{ governments: { nodes: Member[] } }>(document)
      .then(({ governments }) => setMembers(governments.nodes))
      .catch(() => setFailed(true));
  }, [reading]);
  return (
    <div className="stack-wide">
      {failed && (
        <Notice kind="error" role="alert">
          <p>La vista nacional no respondió. Vuelva a cargar la página.</p>
        </Notice>
      )}
      {!members && !failed && <Loading what="los integrantes" />}
      {members && (
        <DataTable
          caption="Gobiernos de la red"
          keyOf={({ cvegeo }) => cvegeo}
          rows={members}
          columns={[
            {
              title: 'Gobierno',
              cell: ({ cvegeo, fullName }) => <Link to={paths.government(cvegeo)}>{fullName}</Link>,
            },
            { title: 'Nivel', cell: ({ level }) => levelWords[level] },
            {
              title: 'Situación',
              cell: ({ membership }) => (
                <StatusWord kind={membershipWords[membership].kind}>
                  {membershipWords[membership].word}
                </StatusWord>
              ),
            },
            {
              title: 'Desde',
              cell: ({ memberSince }) => (memberSince === null ? 'todavía no' : formatDate(memberSince)),
            },
            {
              title: 'Convenio hasta',
              cell: ({ memorandum }) => (memorandum ? formatDate(memorandum.validUntil) : 'sin convenio'),
            },
            {
              title: 'Conjuntos',
              isNumber: true,
              cell: ({ catalogue }) => formatCell(catalogue?.datasets ?? 0),
            },
            {
              title: 'Funcionarios',
              cell: (member) => (
                <Link to={paths.officials(member.cvegeo)}>
                  Funcionarios<span className="visually-hidden"> de {member.fullName}</span>
                </Link>
              ),
            },
            ...(mayChange
              ? [
                  {
                    title: 'Cambiar',
                    cell: (member: Member) => (
                      <ChangeMembership member={member} onChange={() => setReading(reading + 1)} />
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {mayChange && (
        <section aria-labelledby="invitar">
          <div className="section-head">
            <h2 id="invitar">Invitar a una persona</h2>
          </div>
          <Invite />
        </section>
      )}
    </div>
  );
}

const eventNames: Record<string, string> = {
  'fall-dormant': 'Marcar sin actividad',
  suspend: 'Suspender',
  resume: 'Reanudar',
  withdraw: 'Dar de baja',
};

function ChangeMembership({ member, onChange }: { member: Member; onChange: () => void }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>
        Cambiar<span className="visually-hidden"> la situación de {member.fullName}</span>
      </summary>
      {isOpen && <ChangeForm member={member} onChange={onChange} />}
    </details>
  );
}

function ChangeForm({ member, onChange }: { member: Member; onChange: () => void }) {
  const { call } = useSession();
  const path = `/api/v1/governments/${member.cvegeo}/membership`;
  const { data, problem } = useRest<{ possibleEvents: string[] }>(path);
  if (problem) return <ProblemNotice problem={problem} />;
  if (!data) return <Loading what="los cambios posibles" />;
  if (data.possibleEvents.length === 0) return <p>No hay cambios posibles por ahora.</p>;
  return (
    <WorkForm
      label="Registrar el cambio"
      check={(form) =>
        textOf(form, 'reason') === '' ? { reason: 'Escriba el motivo: queda en la bitácora pública.' } : {}
      }
      action={async (form) => {
        await sendJson(call, 'POST', {
          path,
          body: { event: textOf(form, 'event'), reason: textOf(form, 'reason') },
        });
        onChange();
      }}
    >
      {(mistakes) => (
        <>
          <SelectField
            name="event"
            label="Nueva situación"
            options={data.possibleEvents.map((event) => ({
              value: event,
              label: eventNames[event] ?? event,
            }))}
            mistake={mistakes['event']}
          />
          <TextArea
            name="reason"
            label="Motivo (queda en la bitácora pública)"
            mistake={mistakes['reason']}
          />
        </>
      )}
    </WorkForm>
  );
}

/** Roles that only mean something within a government. */
const governmentRoles: readonly string[] = ['state-cto', 'liaison', 'administrator'];

function Invite() {
  const { call } = useSession();
  const [invited, setInvited] = useState<string | null>(null);
  return (
    <div className="stack">
      {invited !== null && (
        <Notice role="status">
          <p>
            La invitación a {invited} va en camino; está en el{' '}
            <Link to={paths.coordinationMail()}>correo saliente</Link>.
          </p>
        </Notice>
      )}
      <WorkForm
        key={invited}
        label="Enviar la invitación"
        check={(form) => ({
          ...(textOf(form, 'name') === '' && { name: 'Escriba el nombre completo.' }),
          ...(textOf(form, 'email') === '' && { email: 'Escriba el correo electrónico.' }),
          ...(governmentRoles.includes(textOf(form, 'role')) &&
            textOf(form, 'cvegeo') === '' && { cvegeo: 'Este papel es de un gobierno: elija cuál.' }),
        })}
        action={async (form) => {
          const cvegeo = keyOf(textOf(form, 'cvegeo'));
          await sendJson(call, 'POST', {
            path: '/api/v1/invitations',
            body: {
              name: textOf(form, 'name'),
              email: textOf(form, 'email'),
              role: textOf(form, 'role'),
              cvegeo: cvegeo || null,
            },
          });
          setInvited(textOf(form, 'email'));
        }}
      >
        {(mistakes) => (
          <>
            <TextField name="name" label="Nombre completo" mistake={mistakes['name']} />
            <TextField name="email" label="Correo electrónico" type="email" mistake={mistakes['email']} />
            <SelectField
              name="role"
              label="Papel"
              options={Object.entries(roleWords).map(([value, label]) => ({ value, label }))}
              defaultValue="liaison"
              mistake={mistakes['role']}
            />
            <GovernmentPicker
              name="cvegeo"
              label="Su gobierno (opcional)"
              hint="Déjelo vacío para la coordinación, el escuadrón, los aliados y la auditoría."
              mistake={mistakes['cvegeo']}
            />
          </>
        )}
      </WorkForm>
    </div>
  );
}
