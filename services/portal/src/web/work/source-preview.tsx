import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { Breadcrumbs, Head } from '../design/text.tsx';
import { countOf } from '../format.ts';
import { paths } from '../paths.ts';
import type { Account } from '../session.tsx';
import { coordinationRoles, governmentsOf, keyRoles, panelRoles } from './home-of.ts';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { useRest } from './rest.ts';
import { SignedIn } from './signed-in.tsx';
import { ConnectForm } from './source-connect-form.tsx';
import { OrganizationForm } from './source-organization.tsx';
import { Failed } from './source-preview-failed.tsx';
import { PreviewFindings } from './source-preview-findings.tsx';
import type { SourcePreview } from './source-preview-types.ts';
import { ProposeSource } from './source-propose.tsx';

const pollMs = 1000;
const slowMs = 20_000;

export function Page() {
  return (
    <SignedIn roles={[...panelRoles, ...coordinationRoles]}>
      {(account) => <PreviewPage account={account} />}
    </SignedIn>
  );
}

/** What an address would give: how far the look at it is, then what was found, and the button to propose it. */
function PreviewPage({ account }: { account: Account }) {
  const { id = '' } = useParams();
  const { data: preview, problem, reload } = useRest<SourcePreview>(`/api/v1/source-previews/${id}`);
  const isMoving = preview?.state === 'waiting' || preview?.state === 'working';
  useEffect(() => {
    if (!isMoving) return;
    const timer = setInterval(() => void reload(), pollMs);
    return () => clearInterval(timer);
  }, [isMoving, reload]);
  const own = governmentsOf(account, keyRoles);
  const isOwn = own.length > 0;
  const home = isOwn ? paths.panelSources() : paths.coordinationSources();
  const proposers: readonly string[] = ['coordinator', ...panelRoles];
  const mayPropose = account.grants.some(({ role }) => proposers.includes(role));
  const again = <ConnectForm governments={isOwn ? own : null} address={preview?.url ?? ''} asksKind />;
  return (
    <div className="stack">
      <Head title="Vista previa de una fuente" path={paths.panelSourcePreview(id)} />
      <Breadcrumbs
        trail={[{ name: isOwn ? 'Su portal' : 'Fuentes y cosechas', to: home }, { name: 'Vista previa' }]}
      />
      <header className="stack-tight">
        <h1>Qué se leería de esta dirección</h1>
        {preview && (
          <p className="file-name soft">
            {preview.url}
            {preview.organization !== null && `, organización «${preview.organization}»`}
          </p>
        )}
      </header>
      {/* A failed look at a preview that is under way is no news of it. */}
      {problem && !preview && <ProblemNotice problem={problem} />}
      {!preview && !problem && <Loading what="la vista previa" />}
      {preview && <Progress preview={preview} />}
      {preview?.state === 'failed' && <Failed preview={preview}>{mayPropose ? again : null}</Failed>}
      {preview?.result && preview.state === 'ready' && (
        <>
          <PreviewFindings
            result={preview.result}
            mayPropose={mayPropose && preview.result.detected.kind !== 'node'}
          />
          {mayPropose && (
            <>
              <OrganizationForm preview={preview} />
              <ProposeSource preview={preview} home={home} />
              <details>
                <summary>No es lo que esperaba: probar otra dirección</summary>
                {again}
              </details>
            </>
          )}
        </>
      )}
    </div>
  );
}

const steps = [
  { stage: 'detect', name: 'Averiguar qué hay' },
  { stage: 'read', name: 'Leer' },
  { stage: 'judge', name: 'Revisar' },
] as const;

function sentenceOf({ state, stage, read, result }: SourcePreview): string {
  if (state === 'ready')
    return `Lista. Se leyeron ${countOf(result?.counts.read ?? read, 'registro', 'registros')}.`;
  if (state === 'failed') return 'No se pudo.';
  if (state === 'waiting') return 'En fila: empieza en unos segundos.';
  if (stage === 'read')
    return read === 0
      ? 'Estamos leyendo el catálogo…'
      : `Estamos leyendo: van ${countOf(read, 'registro', 'registros')}…`;
  return stage === 'judge'
    ? 'Estamos revisando lo que se leyó…'
    : 'Estamos averiguando qué hay en esa dirección…';
}

/** Where the look is; a screen reader hears each sentence as it changes. */
function Progress({ preview }: { preview: SourcePreview }) {
  const { state, stage } = preview;
  const isMoving = state === 'waiting' || state === 'working';
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    if (!isMoving) return;
    const timer = setTimeout(() => setIsSlow(true), slowMs);
    return () => clearTimeout(timer);
  }, [isMoving]);
  const place = steps.findIndex((step) => step.stage === stage);
  return (
    <div className={isMoving ? 'preview-progress stack-tight' : 'visually-hidden'}>
      {isMoving && (
        <ol className="steps" aria-label="Pasos">
          {steps.map((step, at) => (
            <li
              key={step.stage}
              className={at < place ? 'done' : undefined}
              aria-current={at === place ? 'step' : undefined}
            >
              {step.name}
            </li>
          ))}
        </ol>
      )}
      {isMoving && <progress aria-label="Vista previa en curso" />}
      <p role="status">{sentenceOf(preview)}</p>
      {isMoving && isSlow && (
        <p className="small soft">
          Tarda más de lo común, hasta un minuto. Puede dejar esta página y volver a ella: conserva su
          dirección.
        </p>
      )}
    </div>
  );
}
