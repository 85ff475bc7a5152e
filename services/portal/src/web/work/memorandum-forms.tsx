import { useState } from 'react';
import { FileField, TextField } from '../design/form.tsx';
import { Notice } from '../design/text.tsx';
import { GovernmentPicker, keyOf } from '../parts/government-picker.tsx';
import { useSession } from '../session.tsx';
import type { WorkMemorandum } from './memoranda.tsx';
import { openDocument } from './open-document.ts';
import { sendJson } from './rest.ts';
import { WorkForm } from './work-form.tsx';
import { textOf } from './form-text.ts';

/** Files the scanned copy of a drafted memorandum, or offers the one already filed. */
export function SignedCopy({
  memorandum,
  mayWrite,
  onChange,
}: {
  memorandum: WorkMemorandum;
  mayWrite: boolean;
  onChange: () => Promise<void>;
}) {
  const { call } = useSession();
  const { id, folio, hasSignedCopy, state } = memorandum;
  const path = `/api/v1/memoranda/${id}/signed-copy`;
  if (hasSignedCopy) {
    return (
      <button
        type="button"
        className="button quiet"
        onClick={() => void openDocument(call, path, { fileName: `${folio}.pdf` }).catch(() => undefined)}
      >
        Descargar<span className="visually-hidden"> la copia firmada de {folio}</span>
      </button>
    );
  }
  if (!mayWrite || state !== 'drafted') return <span className="soft">no hay</span>;
  return (
    <details>
      <summary>
        Archivar<span className="visually-hidden"> la copia firmada de {folio}</span>
      </summary>
      <WorkForm
        label="Archivar la copia firmada"
        busyLabel="Archivando…"
        check={(form) => {
          const file = form.get('file');
          return {
            ...(textOf(form, 'signedOn') === '' && { signedOn: 'Escriba la fecha de firma.' }),
            ...((!(file instanceof File) || file.size === 0) && { file: 'Adjunte la copia firmada en PDF.' }),
          };
        }}
        action={async (form) => {
          await call(path, { method: 'PUT', body: form });
          await onChange();
        }}
      >
        {(mistakes) => (
          <>
            <TextField
              name="signedOn"
              label={`Fecha de firma de ${folio}`}
              type="date"
              mistake={mistakes['signedOn']}
            />
            <FileField
              name="file"
              label={`Copia firmada de ${folio} (PDF)`}
              accept="application/pdf"
              mistake={mistakes['file']}
            />
          </>
        )}
      </WorkForm>
    </details>
  );
}

const parties = [
  { party: 'federationParty', who: 'la Federación' },
  { party: 'governmentParty', who: 'el gobierno' },
] as const;

export function DraftMemorandum({ onDone }: { onDone: () => Promise<void> }) {
  const { call } = useSession();
  const [drafted, setDrafted] = useState<WorkMemorandum | null>(null);
  const partyOf = (form: FormData, party: string) => ({
    organization: textOf(form, `${party}.organization`),
    signatory: textOf(form, `${party}.signatory`),
    position: textOf(form, `${party}.position`),
  });
  return (
    <div className="stack">
      {drafted && (
        <Notice role="status" title="Convenio redactado">
          <p>
            {drafted.governmentName} tiene el folio {drafted.folio}. Imprímalo, recabe las firmas y archive la
            copia.
          </p>
        </Notice>
      )}
      <WorkForm
        key={drafted?.id}
        label="Redactar y asignar folio"
        action={async (form) => {
          const made = await sendJson<WorkMemorandum>(call, 'POST', {
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
          setDrafted(made);
          await onDone();
        }}
      >
        {(mistakes) => (
          <>
            <GovernmentPicker name="cvegeo" label="Gobierno que firma" mistake={mistakes['cvegeo']} />
            <TextField
              name="title"
              label="Título del convenio"
              defaultValue="Convenio de adhesión a la Red México Abierto"
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
              <TextField
                name="validUntil"
                label="Vigente hasta"
                type="date"
                mistake={mistakes['validUntil']}
              />
            </div>
          </>
        )}
      </WorkForm>
    </div>
  );
}
