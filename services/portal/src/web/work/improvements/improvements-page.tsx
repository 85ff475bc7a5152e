import { Link, useSearchParams } from 'react-router';
import { Breadcrumbs, EmptyState, Head, Notice } from '../../design/text.tsx';
import { countOf } from '../../format.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { effortOf, fixFields, gainText, type Fix } from '../../parts/quality/fix-data.ts';
import { pointsOf } from '../../parts/quality/quality-data.ts';
import { paths } from '../../paths.ts';
import type { Account } from '../../session.tsx';
import { governmentsOf, improvementRoles } from '../home-of.ts';
import { Loading } from '../problem-notice.tsx';
import { SignedIn } from '../signed-in.tsx';
import { useGovernment } from './use-fixes.ts';

const fields = `fullName score { grade } quality { grade datasets } fixes(first: 20) { ${fixFields} }`;
const firstFixes = 3;
type Answer = {
  fullName: string;
  score: { grade: number | null } | null;
  quality: { grade: number; datasets: number } | null;
  fixes: Fix[];
};

export function Page() {
  return <SignedIn roles={improvementRoles}>{(account) => <Improvements account={account} />}</SignedIn>;
}

/** What would raise each of a person's governments, in order; anyone's by its address, for those who look after all. */
function Improvements({ account }: { account: Account }) {
  const [parameters] = useSearchParams();
  const asked = parameters.get('gobierno');
  const own = asked === null ? governmentsOf(account, improvementRoles) : [asked];
  return (
    <div className="stack-wide">
      <Head title="Qué arreglar primero" path={paths.improvements()} />
      <header className="page-head">
        <Breadcrumbs trail={[{ name: 'Mi trabajo', to: paths.panel() }, { name: 'Qué arreglar primero' }]} />
        <h1>Qué arreglar primero</h1>
        <p className="lede">
          Lo que más subiría su calificación con menos trabajo, en ese orden. El tiempo y lo que sube son
          estimaciones para ordenar. <Link to={paths.qualityMethod()}>Cómo se mide</Link>.
        </p>
      </header>
      {own.length === 0 && (
        <EmptyState title="No tiene un gobierno asignado">
          <p>Abra la página de un gobierno para ver qué le conviene arreglar.</p>
        </EmptyState>
      )}
      {own.map((cvegeo) => (
        <OfGovernment key={cvegeo} cvegeo={cvegeo} />
      ))}
    </div>
  );
}

function OfGovernment({ cvegeo }: { cvegeo: string }) {
  const { answer, failed } = useGovernment<Answer>(cvegeo, fields);
  if (failed) {
    return (
      <Notice kind="error" role="alert" title="No se pudieron leer las mejoras">
        <p>La vista nacional no respondió. Vuelva a cargar la página.</p>
      </Notice>
    );
  }
  if (answer === null) return <Loading what="las mejoras" />;
  const { fullName, quality, fixes } = answer;
  const heading = `gobierno-${cvegeo}`;
  return (
    <section aria-labelledby={heading} className="stack">
      <div className="section-head">
        <h2 id={heading}>{fullName}</h2>
        {quality && (
          <span className="small soft">
            {Math.round(quality.grade)} de 100, media de {countOf(quality.datasets, 'conjunto', 'conjuntos')}
          </span>
        )}
      </div>
      {fixes.length === 0 ? (
        <EmptyState title={quality === null ? 'Todavía no publica datos' : 'No hay nada que arreglar'}>
          <p>
            {quality === null
              ? 'Cuando publique, aquí verá qué conviene mejorar primero.'
              : 'Cuando algo cambie, por ejemplo si una dirección deja de responder, aparecerá aquí.'}
          </p>
        </EmptyState>
      ) : (
        <>
          <ol className="fixes">
            {fixes.slice(0, firstFixes).map((fix) => (
              <li key={fix.id} className="stack-tight">
                <h3>{fix.title}</h3>
                <FixFacts fix={fix} />
              </li>
            ))}
          </ol>
          <FurtherFixes fixes={fixes.slice(firstFixes)} />
        </>
      )}
    </section>
  );
}

/** The rest, in the same order, each to be opened. */
function FurtherFixes({ fixes }: { fixes: Fix[] }) {
  if (fixes.length === 0) return null;
  return (
    <>
      <h3>Y después, en este orden</h3>
      <ol className="fixes" start={firstFixes + 1}>
        {fixes.map((fix) => (
          <li key={fix.id}>
            <details>
              <summary>
                {fix.title}{' '}
                <span className="soft">
                  sube {gainText(fix)}; {effortOf(fix.effortMinutes)}
                </span>
              </summary>
              <div className="stack-tight">
                <FixFacts fix={fix} />
              </div>
            </details>
          </li>
        ))}
      </ol>
    </>
  );
}

/** What a fix gives and takes, the way to where it is made, and the letter that asks for it. */
function FixFacts({ fix }: { fix: Fix }) {
  const { why, gainPoints, effortMinutes, source, path, list, patch, message, examples } = fix;
  return (
    <>
      <p>
        <strong>Sube {gainText(fix)}</strong>
        {gainPoints > 0 && ` (${pointsOf(gainPoints)} de los 405 de su descripción)`};{' '}
        {effortOf(effortMinutes)}
        {source !== null && `, en «${source.title}»`}. <span className="soft">{why}</span>
      </p>
      <p className="row">
        <Link className="button" to={path}>
          Ir a donde se arregla
        </Link>
        {list !== null && <a href={list}>Cuáles son (CSV)</a>}
        {patch !== null && <a href={patch}>Parche para CKAN (JSON)</a>}
      </p>
      {examples.length > 0 && (
        <p className="small">
          Por ejemplo:{' '}
          {examples.map((dataset, place) => (
            <span key={dataset.id}>
              {place > 0 && '; '}
              <Link to={paths.dataset(dataset.id)}>{dataset.title}</Link>
            </span>
          ))}
          .
        </p>
      )}
      <details>
        <summary>Mensaje listo para quien administra {source === null ? 'los datos' : 'el portal'}</summary>
        <pre className="message">{message}</pre>
        <CopyButton text={message} label="Copiar el mensaje" />
      </details>
    </>
  );
}
