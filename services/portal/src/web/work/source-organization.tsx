import { useNavigate } from 'react-router';
import { TextField } from '../design/form.tsx';
import { paths } from '../paths.ts';
import { useSession } from '../session.tsx';
import { textOf } from './form-text.ts';
import { sendJson } from './rest.ts';
import type { SourcePreview } from './source-preview-types.ts';
import { WorkForm } from './work-form.tsx';

/** A CKAN of several governments is looked at again by the part that is one government's. */
export function OrganizationForm({ preview }: { preview: SourcePreview }) {
  const { call } = useSession();
  const navigate = useNavigate();
  const detected = preview.result?.detected;
  if (detected?.kind !== 'ckan' || preview.organization !== null) return null;
  return (
    <details>
      <summary>El portal es de varios gobiernos: ver solo la parte del suyo</summary>
      <WorkForm
        label="Ver solo esa organización"
        check={(form): Record<string, string> =>
          /^[\w-]{1,100}$/.test(textOf(form, 'organization'))
            ? {}
            : { organization: 'Escriba el nombre corto, como aparece en la dirección de su organización.' }
        }
        action={async (form) => {
          const { id } = await sendJson<{ id: string }>(call, 'POST', {
            path: '/api/v1/source-previews',
            body: {
              cvegeo: preview.cvegeo,
              url: detected.url,
              kind: 'ckan',
              organization: textOf(form, 'organization'),
            },
          });
          await navigate(paths.panelSourcePreview(id));
        }}
      >
        {(mistakes) => (
          <TextField
            name="organization"
            label="Organización dentro del portal"
            hint="El nombre corto que va después de /organization/ en la dirección de su página."
            mistake={mistakes['organization']}
          />
        )}
      </WorkForm>
    </details>
  );
}
