import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { type Problem, ApiProblem, problemOf } from '../../api.ts';
import { Head, Notice } from '../../design/text.tsx';
import { paths } from '../../paths.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { WorkForm } from '../work-form.tsx';

/** For whoever followed the link of a letter: nothing stops until the button is pressed, and no session is needed. */
export function Page() {
  const { token = '' } = useParams();
  const address = `/api/v1/unsubscriptions/${encodeURIComponent(token)}`;
  const [about, setAbout] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isStopped, setIsStopped] = useState(false);
  useEffect(() => {
    void fetch(address, { headers: { accept: 'application/json', 'accept-language': 'es-MX' } }).then(
      async (response) => {
        if (response.ok) setAbout(((await response.json()) as { about: string }).about);
        else setProblem(await problemOf(response));
      },
    );
  }, [address]);
  const stop = async (everything: boolean) => {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'es-MX' },
      body: JSON.stringify({ everything }),
    });
    if (!response.ok) throw new ApiProblem(await problemOf(response));
    setIsStopped(true);
  };
  return (
    <div className="stack">
      <Head title="Dejar de recibir correos" path={paths.unsubscribe(token)} />
      <h1>Dejar de recibir correos</h1>
      {problem && <ProblemNotice problem={problem} />}
      {!about && !problem && <Loading what="de qué correos se trata" />}
      {isStopped && (
        <Notice role="status" title="Listo">
          <p>
            Ya no recibirá esos correos. Si tiene cuenta, los avisos siguen en{' '}
            <Link to={paths.notices()}>el portal</Link> y puede volver a pedirlos en{' '}
            <Link to={`${paths.account()}#avisos`}>su cuenta</Link>.
          </p>
        </Notice>
      )}
      {about && !isStopped && (
        <>
          <p className="lede">«{about}».</p>
          <WorkForm label="Dejar de recibir estos correos" action={() => stop(false)} />
          <details>
            <summary>Dejar de recibir todos</summary>
            <p className="small">
              Solo seguirán llegando los que nadie puede silenciar: firmas pendientes y cambios en la
              seguridad de su cuenta.
            </p>
            <WorkForm label="Dejar de recibir todos los correos" kind="danger" action={() => stop(true)} />
          </details>
        </>
      )}
    </div>
  );
}
