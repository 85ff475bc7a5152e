import { Link, useParams } from 'react-router';
import { Breadcrumbs, Facts, StatusWord } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import type { AgreementBlock } from '../../parts/agreement/agreement-block.ts';
import { paths } from '../../paths.ts';
import { memorandumWordOf } from '../../words.ts';
import { Coordination } from '../coordination.tsx';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { useRest } from '../rest.ts';
import { DocumentLink } from './document-link.tsx';
import { DraftingForm } from './drafting-form.tsx';
import { KinForms } from './kin-forms.tsx';
import { memorandumPath, type WorkMemorandum } from './memorandum-types.ts';
import { Negotiation } from './negotiation.tsx';
import { Signing } from './signing.tsx';
import { Steps } from './steps.tsx';
import { Versions } from './versions.tsx';

export function Page() {
  const { id = '' } = useParams();
  return (
    <Coordination title="Convenio" path={paths.coordinationMemorandum(id)}>
      {(account, attention) => (
        <Drafting
          key={id}
          id={id}
          mayWrite={account.grants.some(({ role }) => role === 'coordinator')}
          onMoved={attention.reload}
        />
      )}
    </Coordination>
  );
}

/** A memorandum from its draft to its end, for the coordinators: text, comments, versions, steps and signatures. */
function Drafting({
  id,
  mayWrite,
  onMoved,
}: {
  id: string;
  mayWrite: boolean;
  onMoved: () => Promise<void>;
}) {
  const path = memorandumPath(id);
  const memorandum = useRest<WorkMemorandum>(path);
  const text = useRest<{ text: AgreementBlock[] }>(mayWrite ? `${path}/text` : null);
  if (memorandum.problem) return <ProblemNotice problem={memorandum.problem} />;
  const { data } = memorandum;
  if (!data) return <Loading what="el convenio" />;
  const reload = async () => {
    await Promise.all([memorandum.reload(), text.reload()]);
    await onMoved();
  };
  const { kind, word } = memorandumWordOf(data.state);
  const blocks = text.data?.text ?? [];
  return (
    <div className="stack-wide">
      <div className="stack">
        <Breadcrumbs
          trail={[{ name: 'Convenios', to: paths.coordinationMemoranda() }, { name: data.folio }]}
        />
        <div className="section-head">
          <h2>{data.governmentName}</h2>
          <StatusWord kind={kind}>{word}</StatusWord>
        </div>
        <Facts
          facts={[
            ['Folio', data.folio],
            ['Clase', data.kind === 'addendum' ? 'Convenio modificatorio' : 'Convenio de colaboración'],
            ['Vigencia', `${formatDate(data.validFrom)} a ${formatDate(data.validUntil)}`],
            [
              'Aceptación del gobierno',
              data.state === 'in-review' &&
                (data.isAccepted && data.acceptedAt !== null
                  ? `Aceptó este texto el ${formatDate(data.acceptedAt)}`
                  : 'Todavía no acepta este texto'),
            ],
            ['Dejó de regir', data.endedBecause],
            ['Documento', data.documentSha256 !== null && <DocumentLink key="documento" memorandum={data} />],
            [
              'Página pública',
              data.signedOn !== null && (
                <Link key="publica" to={paths.memorandum(data.id)}>
                  Ver el convenio como lo ve cualquier persona
                </Link>
              ),
            ],
          ]}
        />
      </div>
      {data.state === 'to-sign' && <Signing memorandum={data} mayWrite={mayWrite} onDone={reload} />}
      {data.decisions.length > 0 && (
        <section aria-labelledby="pasos">
          <div className="section-head">
            <h2 id="pasos">Qué sigue</h2>
          </div>
          <Steps memorandum={data} onDone={reload} />
        </section>
      )}
      {mayWrite && data.kind === 'agreement' && data.signedOn !== null && <KinForms memorandum={data} />}
      {mayWrite && data.state === 'drafted' && text.data && (
        <section aria-labelledby="redaccion">
          <div className="section-head">
            <h2 id="redaccion">Redacción</h2>
          </div>
          <DraftingForm memorandum={data} blocks={blocks} onSaved={reload} />
        </section>
      )}
      {text.data && (
        <section aria-labelledby="texto">
          <div className="section-head">
            <h2 id="texto">Texto</h2>
          </div>
          <Negotiation memorandum={data} blocks={blocks} maySettle={mayWrite} />
        </section>
      )}
      {mayWrite && (
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
