import { FileField, SelectField, TextField } from '../../design/form.tsx';
import { formatDate } from '../../format.ts';
import { type Official, postName } from '../../parts/people.ts';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { sendJson } from '../rest.ts';
import { WorkForm } from '../work-form.tsx';

/** The absences of those who hold a post: recording one by its document, and their coming back. */
export function AbsenceWork({
  cvegeo,
  officials,
  onDone,
}: {
  cvegeo: string;
  officials: Official[];
  onDone: () => Promise<void>;
}) {
  const { call } = useSession();
  const holders = officials.filter(({ isCurrent, standing }) => isCurrent && standing === 'holder');
  const absent = holders.flatMap((holder) =>
    holder.absences.filter(({ endedAt }) => endedAt === null).map((absence) => ({ holder, absence })),
  );
  if (holders.length === 0) return null;
  const pathOf = (officialId: string) => `/api/v1/governments/${cvegeo}/officials/${officialId}/absences`;
  return (
    <section className="stack" aria-labelledby="ausencias">
      <h2 id="ausencias">Ausencias de los titulares</h2>
      {absent.length === 0 && <p>Nadie está ausente.</p>}
      {absent.map(({ holder, absence }) => (
        <div key={absence.id} className="stack-tight">
          <p>
            {holder.name}, {postName(holder.post).toLowerCase()}: desde el {formatDate(absence.from)}
            {absence.until === null
              ? ', sin fecha de regreso'
              : ` hasta el ${formatDate(absence.until)}`}.{' '}
            {absence.reason}
          </p>
          <WorkForm
            label={`Registrar el regreso de ${holder.name}`}
            kind="quiet"
            action={async () => {
              await sendJson(call, 'POST', { path: `${pathOf(holder.id)}/${absence.id}/end` });
              await onDone();
            }}
          />
        </div>
      ))}
      <details>
        <summary>Registrar una ausencia</summary>
        <WorkForm
          key={absent.length}
          label="Registrar la ausencia"
          check={(form) => {
            const file = form.get('document');
            return {
              ...(textOf(form, 'from') === '' && { from: 'Escriba desde qué día.' }),
              ...(textOf(form, 'reason').length < 3 && { reason: 'Escriba el motivo: licencia, comisión…' }),
              ...((!(file instanceof File) || file.size === 0) && { document: 'Adjunte el oficio.' }),
            };
          }}
          action={async (form) => {
            const officialId = textOf(form, 'officialId');
            form.delete('officialId');
            if (textOf(form, 'until') === '') form.delete('until');
            await call(pathOf(officialId), { method: 'POST', body: form });
            await onDone();
          }}
        >
          {(mistakes) => (
            <>
              <SelectField
                name="officialId"
                label="Quién se ausenta"
                options={holders.map(({ id, name, post }) => ({
                  value: id,
                  label: `${name}, ${postName(post).toLowerCase()}`,
                }))}
                mistake={mistakes['officialId']}
              />
              <TextField name="from" label="Primer día" type="date" mistake={mistakes['from']} />
              <TextField
                name="until"
                label="Último día"
                type="date"
                isRequired={false}
                mistake={mistakes['until']}
              />
              <TextField name="reason" label="Motivo" mistake={mistakes['reason']} />
              <FileField
                name="document"
                label="Oficio (PDF, JPEG o PNG)"
                accept="application/pdf,image/jpeg,image/png"
                mistake={mistakes['document']}
              />
            </>
          )}
        </WorkForm>
      </details>
    </section>
  );
}
