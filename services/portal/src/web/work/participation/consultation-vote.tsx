import { mostRanked } from '@rma/domain';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { createApi } from '../../api.ts';
import { type Mistakes, SelectField } from '../../design/form.tsx';
import { Breadcrumbs, EmptyState, Head, Notice } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import { type Consultation, consultationFields } from '../../parts/demand/consultation-data.ts';
import { paths } from '../../paths.ts';
import { textOf } from '../form-text.ts';
import { Loading } from '../problem-notice.tsx';
import { WorkForm } from '../work-form.tsx';
import { NeedsScript, Sent, WriterFields, emailMistake, usePublicWriting, writerOf } from './public-form.tsx';

const document = `query Vote($id: ID!) { consultation(id: $id) { ${consultationFields} } }`;
const places = ['Primero', 'Segundo', 'Tercero'].slice(0, mostRanked);

const rankingOf = (form: FormData) =>
  places.map((_, place) => textOf(form, `lugar-${place}`)).filter((id) => id !== '');

function check(form: FormData, isSignedIn: boolean): Mistakes {
  const mistakes = emailMistake(form, isSignedIn);
  const ranking = rankingOf(form);
  if (textOf(form, 'lugar-0') === '') mistakes['lugar-0'] = 'Elija lo que abriría primero.';
  else if (new Set(ranking).size < ranking.length)
    mistakes['lugar-1'] = 'Elija opciones distintas en cada lugar.';
  return mistakes;
}

export function Page() {
  const { id = '' } = useParams();
  const [consultation, setConsultation] = useState<Consultation | null | undefined>(undefined);
  const [voted, setVoted] = useState<{ isCounted: boolean } | null>(null);
  useEffect(() => {
    createApi((path, init) => fetch(path, init))
      .query<{ consultation: Consultation | null }>(document, { id })
      .then((answer) => setConsultation(answer.consultation))
      .catch(() => setConsultation(null));
  }, [id]);
  if (voted)
    return (
      <Sent title="Gracias por participar" isCounted={voted.isCounted}>
        <p>
          <Link to={paths.consultation(id)}>Volver a la consulta</Link>
        </p>
      </Sent>
    );
  return (
    <div className="stack">
      <Head title="Participar en una consulta" path={paths.consultationVote(id)} />
      <Breadcrumbs trail={[{ name: 'Consultas', to: paths.consultations() }, { name: 'Participar' }]} />
      <h1>{consultation?.title ?? 'Participar en una consulta'}</h1>
      <NeedsScript />
      {consultation === undefined && <Loading what="la consulta" />}
      {consultation === null && (
        <EmptyState title="No se encontró esa consulta">
          <p>
            <Link to={paths.consultations()}>Ver todas</Link>
          </p>
        </EmptyState>
      )}
      {consultation && !consultation.isOpen && (
        <Notice title="Esta consulta ya cerró">
          <p>
            <Link to={paths.consultation(id)}>Ver su resultado</Link>
          </p>
        </Notice>
      )}
      {consultation?.isOpen && <Ballot consultation={consultation} onVoted={setVoted} />}
    </div>
  );
}

function Ballot({
  consultation: { id, options, closesOn },
  onVoted,
}: {
  consultation: Consultation;
  onVoted: (voted: { isCounted: boolean }) => void;
}) {
  const { account, send } = usePublicWriting();
  return (
    <>
      <p className="lede">
        Elija hasta tres opciones en orden. Cada persona participa una vez, hasta el {formatDate(closesOn)}.
      </p>
      <WorkForm
        label="Enviar mi participación"
        check={(form) => check(form, account !== null)}
        action={async (form) =>
          onVoted(
            await send(`/api/v1/consultations/${id}/ballots`, {
              ...writerOf(form),
              ranking: rankingOf(form),
            }),
          )
        }
      >
        {(mistakes) => (
          <>
            {places.map((word, place) => (
              <SelectField
                key={word}
                name={`lugar-${place}`}
                label={place === 0 ? word : `${word} (opcional)`}
                options={[
                  { value: '', label: place === 0 ? 'Elija una opción' : 'Ninguna más' },
                  ...options.map((option) => ({ value: option.id, label: option.title })),
                ]}
                mistake={mistakes[`lugar-${place}`]}
              />
            ))}
            <WriterFields mistakes={mistakes} />
          </>
        )}
      </WorkForm>
    </>
  );
}
