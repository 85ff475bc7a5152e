import { useEffect, useState } from 'react';
import { type Problem, ApiProblem, problemOf } from '../../api.ts';
import { TextField } from '../../design/form.tsx';
import { useHydrated } from '../../parts/hydrated.ts';
import { textOf } from '../form-text.ts';
import { ProblemNotice } from '../problem-notice.tsx';
import { toProblem } from '../rest.ts';
import { WorkForm } from '../work-form.tsx';

/** Asks where to go and goes there; throws ApiProblem. */
async function leave(path: string, body: Record<string, unknown>): Promise<void> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'es-MX' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new ApiProblem(await problemOf(response));
  const { url } = (await response.json()) as { url: string };
  window.location.assign(url);
}

/** Signing in without a password of ours: the government's own identity, or Llave MX where it is offered. */
export function OtherWays({ next }: { next: string | null }) {
  const [hasLlaveMx, setHasLlaveMx] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isHydrated = useHydrated();
  useEffect(() => {
    fetch('/api/v1/session/methods')
      .then((response) => response.json())
      .then(({ llaveMx }: { llaveMx: boolean }) => setHasLlaveMx(llaveMx))
      // What cannot be asked about is not offered.
      .catch(() => undefined);
  }, []);
  return (
    <>
      <details>
        <summary>Entrar con la identidad de mi gobierno</summary>
        <p className="small soft">
          Si su gobierno conectó su propio inicio de sesión, escriba su correo institucional.
        </p>
        <WorkForm
          label="Continuar"
          busyLabel="Abriendo…"
          check={(form) =>
            textOf(form, 'email') === '' ? { email: 'Escriba su correo institucional.' } : {}
          }
          action={(form) => leave('/api/v1/session/oidc', { email: textOf(form, 'email'), next })}
        >
          {(mistakes) => (
            <TextField
              name="email"
              label="Correo institucional"
              type="email"
              autoComplete="email"
              mistake={mistakes['email']}
            />
          )}
        </WorkForm>
      </details>
      {problem && <ProblemNotice problem={problem} />}
      {hasLlaveMx && (
        <p>
          <button
            type="button"
            className="button quiet"
            disabled={!isHydrated}
            onClick={() => {
              leave('/api/v1/session/llave-mx', { next }).catch((error: unknown) =>
                setProblem(toProblem(error)),
              );
            }}
          >
            Entrar con Llave MX
          </button>
        </p>
      )}
    </>
  );
}
