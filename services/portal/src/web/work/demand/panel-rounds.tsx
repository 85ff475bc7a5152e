import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { createApi } from '../../api.ts';
import { TextArea } from '../../design/form.tsx';
import { EmptyState, Head, StatusWord } from '../../design/text.tsx';
import {
  type Consultation,
  consultationFields,
  consultationStanding,
  participantsWords,
} from '../../parts/demand/consultation-data.ts';
import { paths } from '../../paths.ts';
import { type Account, useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { governmentsOf, keyRoles } from '../home-of.ts';
import { Loading } from '../problem-notice.tsx';
import { sendJson } from '../rest.ts';
import { SignedIn } from '../signed-in.tsx';
import { WorkForm } from '../work-form.tsx';
import { RoundForm } from './round-form.tsx';

const document = `query Rounds($filter: ConsultationFilter) {
  consultations(filter: $filter, first: 50) { nodes { ${consultationFields} } }
}`;

export function Page() {
  return (
    <SignedIn roles={['coordinator', ...keyRoles]}>
      {(account) => (
        <div className="stack-wide">
          <Head title="Consultas públicas" path={paths.panelRounds()} />
          <h1>Consultas públicas</h1>
          <p className="lede">
            Pregunte a la ciudadanía qué abrir primero. El resultado se publica al cerrar y ayuda a ordenar su
            plan.
          </p>
          <Rounds account={account} />
        </div>
      )}
    </SignedIn>
  );
}

function Rounds({ account }: { account: Account }) {
  const isCoordinator = account.grants.some(({ role }) => role === 'coordinator');
  const own = governmentsOf(account, keyRoles);
  const [reading, setReading] = useState(0);
  const [rounds, setRounds] = useState<Consultation[] | null>(null);
  const [government = ''] = own;
  useEffect(() => {
    createApi((path, init) => fetch(path, init))
      .query<{ consultations: { nodes: Consultation[] } }>(document, {
        filter: isCoordinator ? {} : { government },
      })
      .then(({ consultations }) => setRounds(consultations.nodes))
      .catch(() => setRounds([]));
  }, [reading, isCoordinator, government]);
  const again = () => setReading((before) => before + 1);
  return (
    <>
      {!rounds && <Loading what="las consultas" />}
      {rounds?.length === 0 && (
        <EmptyState title="Todavía no hay consultas">
          <p>Abra la primera con lo más pedido y lo que ya está en su inventario.</p>
        </EmptyState>
      )}
      {rounds?.map((round) => (
        <Round key={round.id} round={round} onDone={again} />
      ))}
      <RoundForm governments={own} isCoordinator={isCoordinator} onOpened={again} />
    </>
  );
}

function Round({ round, onDone }: { round: Consultation; onDone: () => void }) {
  const { call } = useSession();
  const standing = consultationStanding(round);
  return (
    <section aria-labelledby={`ronda-${round.id}`} className="stack">
      <div className="section-head">
        <h2 id={`ronda-${round.id}`}>
          <Link to={paths.consultation(round.id)}>{round.title}</Link>
        </h2>
        <StatusWord kind={standing.kind}>{standing.word}</StatusWord>
      </div>
      <p className="soft">{participantsWords(round)}</p>
      {round.outcome !== null && <p className="user-text">{round.outcome}</p>}
      {round.closedAt !== null && (
        <WorkForm
          label="Publicar qué se hará"
          kind="quiet"
          check={(form) =>
            textOf(form, 'outcome').length < 10 ? { outcome: 'Dígalo en al menos diez letras.' } : {}
          }
          action={async (form) => {
            await sendJson(call, 'POST', {
              path: `/api/v1/consultations/${round.id}/outcome`,
              body: { outcome: textOf(form, 'outcome') },
            });
            onDone();
          }}
        >
          {(mistakes) => (
            <TextArea
              name="outcome"
              label="Qué se hará con el resultado"
              defaultValue={round.outcome ?? ''}
              mistake={mistakes['outcome']}
            />
          )}
        </WorkForm>
      )}
    </section>
  );
}
