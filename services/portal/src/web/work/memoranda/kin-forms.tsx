import { useNavigate } from 'react-router';
import { TextField } from '../../design/form.tsx';
import { formatDate } from '../../format.ts';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { sendJson } from '../rest.ts';
import { WorkForm } from '../work-form.tsx';
import { datesMistakes } from './draft-mistakes.ts';
import type { WorkMemorandum } from './memorandum-types.ts';

/** An addendum to a signed agreement, or its renewal: a draft with its parties, ready to be worked on. */
export function KinForms({ memorandum }: { memorandum: WorkMemorandum }) {
  const isOpen = ['signed', 'active', 'expiring', 'suspended'].includes(memorandum.state);
  const { folio, validUntil } = memorandum;
  if (memorandum.state === 'terminated') return null;
  return (
    <section aria-labelledby="modificar" className="stack">
      <div className="section-head">
        <h2 id="modificar">Modificar o renovar</h2>
      </div>
      {isOpen && (
        <details>
          <summary>Redactar un convenio modificatorio</summary>
          <p className="soft">
            Añade compromisos o amplía la vigencia. Empieza mientras rige {folio} y no termina antes que él,
            el {formatDate(validUntil)}.
          </p>
          <KinForm memorandum={memorandum} kin={{ parentId: memorandum.id }} />
        </details>
      )}
      <details>
        <summary>Renovar con un convenio nuevo</summary>
        <p className="soft">
          El día en que entre en vigor, {folio} se da por terminado. Conserva sus partes; sus compromisos se
          acuerdan de nuevo.
        </p>
        <KinForm memorandum={memorandum} kin={{ renewsId: memorandum.id }} />
      </details>
    </section>
  );
}

function KinForm({
  memorandum,
  kin,
}: {
  memorandum: WorkMemorandum;
  kin: { parentId: string } | { renewsId: string };
}) {
  const { call } = useSession();
  const navigate = useNavigate();
  const isAddendum = 'parentId' in kin;
  const { cvegeo, title, federationParty, governmentParty, particulars } = memorandum;
  return (
    <WorkForm
      label={isAddendum ? 'Redactar el modificatorio' : 'Redactar la renovación'}
      busyLabel="Redactando…"
      check={datesMistakes}
      action={async (form) => {
        const drafted = await sendJson<WorkMemorandum>(call, 'POST', {
          path: '/api/v1/memoranda',
          body: {
            ...kin,
            cvegeo,
            title: isAddendum ? `Convenio modificatorio: ${title}`.slice(0, 300) : title,
            federationParty,
            governmentParty,
            validFrom: textOf(form, 'validFrom'),
            validUntil: textOf(form, 'validUntil'),
            commitments: [],
            particulars: isAddendum ? {} : particulars,
          },
        });
        await navigate(paths.coordinationMemorandum(drafted.id));
      }}
    >
      {(mistakes) => (
        <div className="pair">
          <TextField name="validFrom" label="Vigente desde" type="date" mistake={mistakes['validFrom']} />
          <TextField
            name="validUntil"
            label="Vigente hasta"
            type="date"
            defaultValue={isAddendum ? memorandum.validUntil : ''}
            mistake={mistakes['validUntil']}
          />
        </div>
      )}
    </WorkForm>
  );
}
