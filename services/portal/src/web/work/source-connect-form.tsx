import { useNavigate } from 'react-router';
import { SelectField, TextField } from '../design/form.tsx';
import { GovernmentPicker, keyOf } from '../parts/government-picker.tsx';
import { paths } from '../paths.ts';
import { useSession } from '../session.tsx';
import { textOf } from './form-text.ts';
import { useGovernmentNames } from './government-names.ts';
import { sendJson } from './rest.ts';
import { kindOptions } from './source-words.ts';
import { WorkForm } from './work-form.tsx';

/** People paste what their browser shows, which often has no scheme. */
const withScheme = (typed: string): string =>
  typed === '' || /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`;

/**
 * One question: where is it? Asks for a preview and goes to it. `governments`: those the person answers for; without
 * them any can be chosen. `asksKind`: for when the network did not find out by itself.
 */
export function ConnectForm({
  governments,
  address,
  asksKind = false,
}: {
  governments: readonly string[] | null;
  address?: string;
  asksKind?: boolean;
}) {
  const { call } = useSession();
  const navigate = useNavigate();
  const names = useGovernmentNames(governments ?? []);
  const only = governments?.length === 1 ? governments[0] : undefined;
  return (
    <WorkForm
      label="Ver qué se leería"
      busyLabel="Comprobando la dirección…"
      check={(form): Record<string, string> =>
        textOf(form, 'url') === ''
          ? { url: 'Pegue la dirección de su portal, de su catálogo o de su página.' }
          : {}
      }
      action={async (form) => {
        const kind = textOf(form, 'kind');
        const { id } = await sendJson<{ id: string }>(call, 'POST', {
          path: '/api/v1/source-previews',
          body: {
            cvegeo: only ?? keyOf(textOf(form, 'cvegeo')),
            url: withScheme(textOf(form, 'url')),
            ...(kind !== '' && { kind }),
          },
        });
        await navigate(paths.panelSourcePreview(id));
      }}
    >
      {(mistakes) => (
        <>
          {governments === null && (
            <GovernmentPicker name="cvegeo" label="Gobierno al que pertenece" mistake={mistakes['cvegeo']} />
          )}
          {governments !== null && only === undefined && (
            <SelectField
              name="cvegeo"
              label="Gobierno al que pertenece"
              options={governments.map((value) => ({ value, label: names[value] ?? value }))}
              mistake={mistakes['cvegeo']}
            />
          )}
          <TextField
            name="url"
            label="Dirección"
            hint="La de su portal de datos, su data.json, su servidor de mapas o la página donde están sus archivos."
            type="url"
            {...(address !== undefined && { defaultValue: address })}
            mistake={mistakes['url']}
          />
          {asksKind && (
            <SelectField
              name="kind"
              label="Si sabe qué es, indíquelo"
              options={[{ value: '', label: 'No sé: averígüelo' }, ...kindOptions]}
              mistake={mistakes['kind']}
            />
          )}
        </>
      )}
    </WorkForm>
  );
}
