import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { ApiProblem, type Problem, problemOf } from '../../api.ts';
import { Head } from '../../design/text.tsx';
import { paths } from '../../paths.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { toProblem } from '../rest.ts';
import { WorkForm } from '../work-form.tsx';

type Kind = 'vote' | 'report' | 'ballot' | 'reuse' | 'search';

const words: Record<Kind, { title: string; action: string }> = {
  vote: { title: 'Confirmar su petición o su apoyo', action: 'Confirmar y publicar' },
  report: { title: 'Confirmar su reporte', action: 'Confirmar y publicar' },
  ballot: { title: 'Confirmar su participación', action: 'Confirmar mi participación' },
  reuse: { title: 'Confirmar el uso que envió', action: 'Confirmar y enviar a revisión' },
  search: { title: 'Confirmar los avisos de su búsqueda', action: 'Recibir los avisos' },
};

async function ask<Answer>(path: string, method: 'GET' | 'POST'): Promise<Answer> {
  const response = await fetch(path, { method, headers: { 'accept-language': 'es-MX' } });
  if (!response.ok) throw new ApiProblem(await problemOf(response));
  return (await response.json()) as Answer;
}

/** Where the link of a letter leads: a person confirms with a button, so that no mail scanner does it for them. */
export function Page() {
  const { token = '' } = useParams();
  const address = `/api/v1/confirmations/${encodeURIComponent(token)}`;
  const navigate = useNavigate();
  const [kind, setKind] = useState<Kind | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    ask<{ kind: Kind }>(address, 'GET')
      .then((found) => setKind(found.kind))
      .catch((error: unknown) => setProblem(toProblem(error)));
  }, [address]);
  return (
    <div className="stack">
      <Head title="Confirmar su correo" path={paths.confirmation('')} />
      <h1>{kind === null ? 'Confirmar su correo' : words[kind].title}</h1>
      {problem && (
        <>
          <ProblemNotice problem={problem} />
          <p>
            <Link to={paths.requests()}>Ver las peticiones de datos</Link>
          </p>
        </>
      )}
      {!problem && kind === null && <Loading what="su enlace" />}
      {kind !== null && (
        <>
          <p className="lede">Con este botón confirma que el correo es suyo y que usted lo escribió.</p>
          <WorkForm
            label={words[kind].action}
            action={async () => {
              const { path } = await ask<{ path: string }>(address, 'POST');
              await navigate(path);
            }}
          />
        </>
      )}
    </div>
  );
}
