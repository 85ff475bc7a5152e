import { useState } from 'react';
import { useParams } from 'react-router';
import type { Problem } from '../api.ts';
import { Breadcrumbs, EmptyState, Facts, Head, Notice, StatusWord } from '../design/text.tsx';
import { countOf, formatDate, formatNumber } from '../format.ts';
import { paths } from '../paths.ts';
import { type Account, useSession } from '../session.tsx';
import { homeNameOf, homeOf, reportRoles } from './home-of.ts';
import { openDocument } from './open-document.ts';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { sendJson, toProblem, useRest } from './rest.ts';
import { RunRecords } from './run-records.tsx';
import { type Run, wordOf } from './run-types.ts';
import { SignedIn } from './signed-in.tsx';
import type { Source } from './source-words.ts';

export function Page() {
  const { id = '' } = useParams();
  return <SignedIn roles={reportRoles}>{(account) => <Report runId={id} account={account} />}</SignedIn>;
}

/** What one harvest found, for those who can mend it: counts that add up, each rejected record, and another try. */
function Report({ runId, account }: { runId: string; account: Account }) {
  const { data: run, problem } = useRest<Run>(`/api/v1/runs/${runId}`);
  const { data: source } = useRest<Source>(run ? `/api/v1/sources/${run.sourceId}` : null);
  const title = source ? `Cosecha de «${source.title}»` : 'Reporte de una cosecha';
  return (
    <div className="stack-wide">
      <Head title={title} path={paths.panelRun(runId)} />
      <header className="page-head">
        <Breadcrumbs
          trail={[
            { name: homeNameOf(account), to: homeOf(account) },
            ...sourcesOf(account),
            { name: 'Reporte de una cosecha' },
          ]}
        />
        <h1>{title}</h1>
        {run && (
          <div className="row">
            <StatusWord kind={wordOf(run).kind}>{wordOf(run).word}</StatusWord>
            <span>{formatDate(run.finishedAt ?? run.queuedAt)}</span>
          </div>
        )}
        {run && <p className="lede">{sentenceOf(run)}</p>}
      </header>
      {problem && <ProblemNotice problem={problem} />}
      {!run && !problem && <Loading what="el reporte" />}
      {run && <Found run={run} />}
      {run && <CheckAgain sourceId={run.sourceId} />}
    </div>
  );
}

/** Where a person came from: a coordinator from the desk of all sources, an official from one's own portal. */
function sourcesOf(account: Account): { name: string; to: string }[] {
  const home = homeOf(account);
  if (home === paths.coordination()) return [{ name: 'Fuentes y cosechas', to: paths.coordinationSources() }];
  return home === paths.panel() ? [{ name: 'Su portal', to: paths.panelSources() }] : [];
}

function sentenceOf({ state, dry, counts, failure, heldBecause }: Run): string {
  if (state === 'failed')
    return `La lectura no terminó: ${failure?.message ?? 'el portal no respondió como se esperaba.'}`;
  if (state === 'held')
    return `Espera una decisión: ${heldBecause ?? 'faltan demasiados registros.'} Nada se ha retirado.`;
  if (state === 'refused') return `No se aplicó: ${heldBecause ?? ''} Lo publicado sigue igual.`;
  if (state === 'cancelled') return 'Alguien la canceló. Lo publicado sigue igual.';
  if (dry && heldBecause !== null) return `De verdad, esperaría una decisión: ${heldBecause}`;
  if (state === 'queued' || state === 'running') return 'Todavía no termina.';
  const read = `Se leyeron ${countOf(counts.read, 'registro', 'registros')}`;
  return counts.rejected === 0
    ? `${read} y ninguno se rechazó.`
    : `${read} y ${countOf(counts.rejected, 'no se pudo publicar', 'no se pudieron publicar')}.`;
}

function Found({ run: { id, counts } }: { run: Run }) {
  const { call } = useSession();
  const [refused, setRefused] = useState<Problem | null>(null);
  const download = () =>
    openDocument(call, `/api/v1/runs/${id}/records.csv`, { fileName: `cosecha-${id}.csv` }).catch(
      (error: unknown) => setRefused(toProblem(error)),
    );
  const shown: [string, number][] = [
    ['Leídos', counts.read],
    ['Nuevos', counts.added],
    ['Cambiados', counts.updated],
    ['Iguales', counts.unchanged],
    ['Rechazados', counts.rejected],
    ['Omitidos', counts.skipped],
    ['Archivados', counts.archived],
    ['De vuelta', counts.returned],
  ];
  return (
    <>
      <section aria-labelledby="cuentas" className="stack">
        <div className="section-head">
          <h2 id="cuentas">Las cuentas</h2>
          <span className="small soft">Leídos = nuevos + cambiados + iguales + rechazados + omitidos</span>
        </div>
        <div className="run-counts">
          <Facts facts={shown.map(([name, count]) => [name, formatNumber(count)])} />
        </div>
        {refused && <ProblemNotice problem={refused} />}
        <p>
          <button type="button" className="button quiet" onClick={() => void download()}>
            Descargar el reporte (CSV)
          </button>
        </p>
      </section>
      <section aria-labelledby="rechazados" className="stack">
        <div className="section-head">
          <h2 id="rechazados">Qué corregir en su portal</h2>
        </div>
        {counts.rejected === 0 ? (
          <EmptyState title="Nada que corregir">
            <p>Ningún registro de los que se leyeron se rechazó.</p>
          </EmptyState>
        ) : (
          <>
            <p>De cada registro rechazado se conserva la última copia buena, si la había.</p>
            <RunRecords runId={id} outcome="rejected" />
          </>
        )}
      </section>
      {counts.skipped > 0 && (
        <section aria-labelledby="omitidos" className="stack">
          <div className="section-head">
            <h2 id="omitidos">Qué se omitió, y por qué</h2>
          </div>
          <RunRecords runId={id} outcome="skipped" />
        </section>
      )}
    </>
  );
}

function CheckAgain({ sourceId }: { sourceId: string }) {
  const { call } = useSession();
  const [started, setStarted] = useState<Run | null>(null);
  const [refused, setRefused] = useState<Problem | null>(null);
  const start = (dry: boolean) => {
    setRefused(null);
    sendJson<Run>(call, 'POST', { path: `/api/v1/sources/${sourceId}/runs`, body: { mode: 'full', dry } })
      .then(setStarted)
      .catch((error: unknown) => setRefused(toProblem(error)));
  };
  return (
    <section aria-labelledby="volver" className="stack">
      <div className="section-head">
        <h2 id="volver">Volver a comprobar</h2>
      </div>
      <p>Cuando lo corrija en su portal, la red lo leerá sola en su siguiente turno. O pídalo ahora:</p>
      {refused && <ProblemNotice problem={refused} />}
      {started ? (
        <Notice role="status">
          <p>
            La cosecha está en fila. <a href={paths.panelRun(started.id)}>Ver su reporte</a>
          </p>
        </Notice>
      ) : (
        <div className="row">
          <button type="button" className="button" onClick={() => start(false)}>
            Leer el portal otra vez
          </button>
          <button type="button" className="button quiet" onClick={() => start(true)}>
            Solo ensayar: ver qué pasaría, sin publicar
          </button>
        </div>
      )}
    </section>
  );
}
