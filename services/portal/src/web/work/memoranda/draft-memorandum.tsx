import { useNavigate } from 'react-router';
import { TextField } from '../../design/form.tsx';
import { GovernmentPicker, keyOf } from '../../parts/government-picker.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { sendJson } from '../rest.ts';
import { WorkForm } from '../work-form.tsx';
import { draftMistakes } from './draft-mistakes.ts';
import type { WorkMemorandum } from './memorandum-types.ts';

const parties = [
  { party: 'federationParty', who: 'la federación' },
  { party: 'governmentParty', who: 'el gobierno' },
] as const;

const partyOf = (form: FormData, party: string) => ({
  organization: textOf(form, `${party}.organization`),
  signatory: textOf(form, `${party}.signatory`),
  position: textOf(form, `${party}.position`),
});

/** Starts a memorandum from the template: who signs and until when. Its page follows, for everything else. */
export function DraftMemorandum() {
  const { call } = useSession();
  const navigate = useNavigate();
  return (
    <WorkForm
      label="Redactar y asignar folio"
      busyLabel="Redactando…"
      check={draftMistakes}
      action={async (form) => {
        const drafted = await sendJson<WorkMemorandum>(call, 'POST', {
          path: '/api/v1/memoranda',
          body: {
            cvegeo: keyOf(textOf(form, 'cvegeo')),
            title: textOf(form, 'title'),
            federationParty: partyOf(form, 'federationParty'),
            governmentParty: partyOf(form, 'governmentParty'),
            validFrom: textOf(form, 'validFrom'),
            validUntil: textOf(form, 'validUntil'),
          },
        });
        await navigate(paths.coordinationMemorandum(drafted.id));
      }}
    >
      {(mistakes) => (
        <>
          <GovernmentPicker name="cvegeo" label="Gobierno que firma" mistake={mistakes['cvegeo']} />
          <TextField
            name="title"
            label="Título del convenio"
            defaultValue="Convenio de colaboración en materia de datos abiertos"
            mistake={mistakes['title']}
          />
          <div className="pair">
            {parties.map(({ party, who }) => (
              <fieldset key={party} className="fields">
                <legend>Por {who}</legend>
                <TextField
                  name={`${party}.organization`}
                  label={`Institución que firma por ${who}`}
                  mistake={mistakes[`${party}.organization`]}
                />
                <TextField
                  name={`${party}.signatory`}
                  label={`Quién firma por ${who}`}
                  mistake={mistakes[`${party}.signatory`]}
                />
                <TextField
                  name={`${party}.position`}
                  label={`Cargo de quien firma por ${who}`}
                  mistake={mistakes[`${party}.position`]}
                />
              </fieldset>
            ))}
          </div>
          <div className="pair">
            <TextField name="validFrom" label="Vigente desde" type="date" mistake={mistakes['validFrom']} />
            <TextField name="validUntil" label="Vigente hasta" type="date" mistake={mistakes['validUntil']} />
          </div>
        </>
      )}
    </WorkForm>
  );
}
