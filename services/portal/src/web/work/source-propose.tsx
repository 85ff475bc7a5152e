import { useState } from 'react';
import { Link } from 'react-router';
import { TextField } from '../design/form.tsx';
import { Notice } from '../design/text.tsx';
import { useSession } from '../session.tsx';
import { textOf } from './form-text.ts';
import { sendJson } from './rest.ts';
import type { SourcePreview } from './source-preview-types.ts';
import { WorkForm } from './work-form.tsx';

/** Makes a source of what was previewed. `home` is where the person sees it afterwards. */
export function ProposeSource({ preview, home }: { preview: SourcePreview; home: string }) {
  const { call } = useSession();
  const [proposed, setProposed] = useState<string | null>(null);
  const detected = preview.result?.detected;
  if (detected === undefined) return null;
  if (detected.kind === 'node') {
    return (
      <Notice title="Un nodo se registra él mismo">
        <p>
          Quien opera ese nodo lo registra en la red con su llave, y la coordinación lo aprueba. No hace falta
          proponerlo aquí.
        </p>
      </Notice>
    );
  }
  if (proposed !== null) {
    return (
      <Notice title={`«${proposed}» quedó propuesta`} role="status">
        <p>
          Quien administra los datos de su gobierno o la coordinación de la red la aprueba; entonces se lee
          por primera vez.
        </p>
        <p>
          <Link to={home}>Ver sus fuentes</Link>
        </p>
      </Notice>
    );
  }
  return (
    <section aria-labelledby="proponer" className="stack">
      <h2 id="proponer">¿Es lo que esperaba?</h2>
      <p>Al proponerla no se publica nada: primero alguien la aprueba.</p>
      <WorkForm
        label="Proponer esta fuente"
        action={async (form) => {
          const title = textOf(form, 'title');
          await sendJson(call, 'POST', {
            path: '/api/v1/sources',
            body: {
              cvegeo: preview.cvegeo,
              kind: detected.kind,
              url: detected.url,
              title,
              selection: preview.organization === null ? {} : { organization: preview.organization },
            },
          });
          setProposed(title);
        }}
      >
        {(mistakes) => (
          <>
            <TextField
              name="title"
              label="Nombre de la fuente"
              hint="Como la conoce la gente."
              defaultValue={detected.title ?? new URL(detected.url).host}
              mistake={mistakes['title']}
            />
          </>
        )}
      </WorkForm>
    </section>
  );
}
