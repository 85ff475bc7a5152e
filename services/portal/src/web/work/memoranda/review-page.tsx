import { Link, useParams } from 'react-router';
import { Breadcrumbs, Facts, Head, Notice, StatusWord } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import type { AgreementBlock } from '../../parts/agreement/agreement-block.ts';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { memorandumWordOf } from '../../words.ts';
import { keyRoles } from '../home-of.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { useRest } from '../rest.ts';
import { SignedIn } from '../signed-in.tsx';
import { WorkForm } from '../work-form.tsx';
import { DocumentLink } from './document-link.tsx';
import { memorandumPath, type WorkMemorandum } from './memorandum-types.ts';
import { Negotiation } from './negotiation.tsx';
import { Steps } from './steps.tsx';
import { takeStep } from './take-step.ts';
import { Versions } from './versions.tsx';

export function Page() {
  const { id = '' } = useParams();
  return <SignedIn roles={keyRoles}>{() => <Review key={id} id={id} />}</SignedIn>;
}

const explained: Record<string, string> = {
  drafted: 'La coordinación lo está redactando. Puede leerlo y comentarlo desde ahora.',
  'in-review': 'Le toca a su gobierno: léalo, comente lo que deba cambiar, y acéptelo o pida cambios.',
  'to-sign': 'El texto ya no cambia. Quienes firman recibieron por correo su enlace para firmarlo.',
  signed: 'Firmaron las dos partes; entra en vigor en su primer día.',
  discarded: 'Quedó sin efecto antes de firmarse.',
};

/** A memorandum as its government works on it: read, comment, accept or ask for changes. */
function Review({ id }: { id: string }) {
  const { call } = useSession();
  const path = memorandumPath(id);
  const memorandum = useRest<WorkMemorandum>(path);
  const text = useRest<{ text: AgreementBlock[] }>(`${path}/text`);
  const problem = memorandum.problem ?? text.problem;
  const { data } = memorandum;
  const reload = async () => {
    await Promise.all([memorandum.reload(), text.reload()]);
  };
  return (
    <div className="stack-wide">
      <Head title="Revisar el convenio" path={paths.panelMemorandum(id)} />
      <div className="stack">
        <Breadcrumbs
          trail={[
            { name: 'Mi panel', to: paths.panel() },
            { name: 'Convenios', to: paths.panelMemoranda() },
            { name: data?.folio ?? 'Convenio' },
          ]}
        />
        <h1>{data?.title ?? 'Convenio'}</h1>
        {problem && <ProblemNotice problem={problem} />}
        {!data && !problem && <Loading what="el convenio" />}
        {data && (
          <>
            <div className="row">
              <span>{data.folio}</span>
              <StatusWord kind={memorandumWordOf(data.state).kind}>
                {memorandumWordOf(data.state).word}
              </StatusWord>
            </div>
            {explained[data.state] !== undefined && <p className="lede">{explained[data.state]}</p>}
            <Facts
              facts={[
                ['Vigencia', `${formatDate(data.validFrom)} a ${formatDate(data.validUntil)}`],
                [
                  'Documento',
                  data.documentSha256 !== null && <DocumentLink key="documento" memorandum={data} />,
                ],
                [
                  'Página pública',
                  data.signedOn !== null && (
                    <Link key="publica" to={paths.memorandum(data.id)}>
                      Ver el convenio y cómo van sus compromisos
                    </Link>
                  ),
                ],
              ]}
            />
          </>
        )}
      </div>
      {data?.state === 'in-review' && (
        <section aria-labelledby="decidir" className="stack">
          <div className="section-head">
            <h2 id="decidir">Aceptar o pedir cambios</h2>
          </div>
          {data.isAccepted ? (
            <Notice role="status" title="Su gobierno aceptó este texto">
              <p>Sigue que la coordinación lo deje listo para firma. Si algo cambió, pida cambios.</p>
            </Notice>
          ) : (
            <WorkForm
              label="Aceptar este texto para firma"
              action={async () => {
                await takeStep(call, data, { step: 'acceptance' });
                await reload();
              }}
            />
          )}
          <Steps memorandum={data} onDone={reload} />
        </section>
      )}
      {data && text.data && (
        <section aria-labelledby="texto">
          <div className="section-head">
            <h2 id="texto">Texto</h2>
          </div>
          <Negotiation memorandum={data} blocks={text.data.text} maySettle={false} />
        </section>
      )}
      {data && (
        <section aria-labelledby="versiones">
          <div className="section-head">
            <h2 id="versiones">Versiones</h2>
          </div>
          <Versions memorandum={data} />
        </section>
      )}
    </div>
  );
}
