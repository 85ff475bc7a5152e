import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Notice } from '../design/text.tsx';
import { countOf } from '../format.ts';
import { paths } from '../paths.ts';
import { useSession } from '../session.tsx';
import { sendJson } from './rest.ts';
import type { SourcePreview } from './source-preview-types.ts';
import { WorkForm } from './work-form.tsx';

/** Why nothing could be seen, what was asked, and how to try again; `children` is the form, null for who only reads. */
export function Failed({ preview, children }: { preview: SourcePreview; children: ReactNode }) {
  const { failure } = preview;
  const tried = failure?.tried ?? [];
  return (
    <>
      <Notice kind="error" title="No se pudo ver qué se leería">
        <p>{failure?.message ?? 'Inténtelo de nuevo.'}</p>
        <p>Nada se guardó ni se publicó.</p>
      </Notice>
      {children !== null && <Suggestions preview={preview} />}
      {tried.length > 0 && (
        <details>
          <summary>Qué se preguntó: {countOf(tried.length, 'dirección', 'direcciones')}</summary>
          <ul className="small tried">
            {tried.map(({ url, answer }, at) => (
              <li key={`${at} ${url}`}>
                <span className="file-name">{url}</span>: {answer}
              </li>
            ))}
          </ul>
        </details>
      )}
      {children !== null && (
        <section aria-labelledby="otra" className="stack">
          <h2 id="otra">Probar de nuevo</h2>
          {children}
        </section>
      )}
    </>
  );
}

/** Pages of the same site that call themselves its open data; each is one touch away. */
function Suggestions({ preview: { cvegeo, failure } }: { preview: SourcePreview }) {
  const { call } = useSession();
  const navigate = useNavigate();
  const suggestions = failure?.suggestions ?? [];
  if (suggestions.length === 0) return null;
  return (
    <section aria-labelledby="sugeridas" className="stack">
      <h2 id="sugeridas">La página tiene ligas que parecen de sus datos abiertos</h2>
      <ul className="problem-groups">
        {suggestions.map((url) => (
          <li key={url}>
            <p className="file-name">{url}</p>
            <WorkForm
              label="Ver qué se leería de aquí"
              kind="quiet"
              action={async () => {
                const body = { cvegeo, url };
                const { id } = await sendJson<{ id: string }>(call, 'POST', {
                  path: '/api/v1/source-previews',
                  body,
                });
                await navigate(paths.panelSourcePreview(id));
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
