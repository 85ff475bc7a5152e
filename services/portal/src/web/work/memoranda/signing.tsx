import { FileField, SelectField, TextArea, TextField } from '../../design/form.tsx';
import { Facts, StatusWord } from '../../design/text.tsx';
import { formatDate, formatMoment } from '../../format.ts';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { type Listed, sendJson, useRest } from '../rest.ts';
import { WorkForm } from '../work-form.tsx';
import { memorandumPath, type WorkMemorandum } from './memorandum-types.ts';

type Standing = {
  party: 'federation' | 'government';
  noLinkBecause: 'efirma-off' | 'signatory-incomplete' | 'same-signatory' | null;
  signature: { method: 'e-firma' | 'attested-copy'; signatory: string; signedAt: string } | null;
  link: { email: string | null; sentAt: string; expiresAt: string } | null;
};

const sideWords = { federation: 'Por la federación', government: 'Por el gobierno' } as const;
const noLinkWords: Record<NonNullable<Standing['noLinkBecause']>, string> = {
  'efirma-off': 'En esta instalación no se firma con e.firma: archive la copia firmada en papel.',
  'signatory-incomplete':
    'Al convenio le faltan RFC, CURP o correo de quien firma: vuelva a borrador para escribirlos, o archive la copia en papel.',
  'same-signatory': 'La misma persona firma por las dos partes: corríjalo en el texto.',
};

/** Who has signed and who was asked to, with what a coordinator can do about it. */
export function Signing({
  memorandum,
  mayWrite,
  onDone,
}: {
  memorandum: WorkMemorandum;
  mayWrite: boolean;
  onDone: () => Promise<void>;
}) {
  const { call } = useSession();
  const path = memorandumPath(memorandum.id);
  const { data, problem, reload } = useRest<Listed<Standing>>(`${path}/signatures`);
  const missing = (data?.items ?? []).filter(({ signature }) => signature === null);
  return (
    <section aria-labelledby="firmas" className="stack">
      <div className="section-head">
        <h2 id="firmas">Firmas</h2>
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {!data && !problem && <Loading what="las firmas" />}
      {data && (
        <Facts
          facts={data.items.map((standing) => [
            sideWords[standing.party],
            <StandingLine key={standing.party} standing={standing} />,
          ])}
        />
      )}
      {mayWrite &&
        missing
          .filter(({ noLinkBecause }) => noLinkBecause === null)
          .map(({ party, link }) => (
            <WorkForm
              key={`${party}-${link?.sentAt ?? ''}`}
              label={`Enviar ${link ? 'otro' : 'el'} enlace a quien firma ${sideWords[party].toLocaleLowerCase('es-MX')}`}
              kind="quiet"
              action={async () => {
                await sendJson(call, 'POST', { path: `${path}/signing-links`, body: { party } });
                await reload();
              }}
            />
          ))}
      {mayWrite && missing.length > 0 && (
        <details>
          <summary>Archivar la copia firmada en papel</summary>
          <WorkForm
            label="Archivar la copia"
            busyLabel="Archivando…"
            check={(form) => {
              const file = form.get('file');
              return {
                ...(textOf(form, 'signedOn') === '' && { signedOn: 'Escriba la fecha de firma.' }),
                ...(textOf(form, 'attestation').length < 20 && {
                  attestation: 'Diga en una frase cómo le consta que la copia es de este documento.',
                }),
                ...((!(file instanceof File) || file.size === 0) && {
                  file: 'Adjunte la copia firmada en PDF.',
                }),
              };
            }}
            action={async (form) => {
              const covers = textOf(form, 'covers');
              const party = covers === 'both' ? (missing[0]?.party ?? 'government') : covers;
              form.set('covers', covers === 'both' ? 'both' : 'party');
              await call(`${path}/signatures/${party}/attested-copy`, { method: 'PUT', body: form });
              await Promise.all([reload(), onDone()]);
            }}
          >
            {(mistakes) => (
              <>
                <SelectField
                  name="covers"
                  label="De quién es la firma"
                  options={[
                    ...(missing.length === 2 ? [{ value: 'both', label: 'De las dos partes' }] : []),
                    ...missing.map(({ party }) => ({ value: party, label: sideWords[party] })),
                  ]}
                />
                <TextField
                  name="signedOn"
                  label="Fecha de firma"
                  type="date"
                  mistake={mistakes['signedOn']}
                />
                <TextArea
                  name="attestation"
                  label="Cómo le consta que la copia es de este documento"
                  hint="Queda en la constancia de la firma."
                  mistake={mistakes['attestation']}
                />
                <FileField
                  name="file"
                  label="Copia firmada (PDF)"
                  accept="application/pdf"
                  mistake={mistakes['file']}
                />
              </>
            )}
          </WorkForm>
        </details>
      )}
    </section>
  );
}

function StandingLine({ standing: { signature, link, noLinkBecause } }: { standing: Standing }) {
  if (signature)
    return (
      <>
        <StatusWord kind="good">Firmado</StatusWord> {signature.signatory},{' '}
        {signature.method === 'e-firma'
          ? `con e.firma, ${formatMoment(signature.signedAt)}`
          : `en papel, ${formatDate(signature.signedAt)}`}
      </>
    );
  return (
    <>
      <StatusWord kind="late">Falta</StatusWord> {noLinkBecause !== null && noLinkWords[noLinkBecause]}
      {link &&
        `Se envió su enlace ${link.email === null ? '' : `a ${link.email} `}el ${formatDate(link.sentAt)}; sirve hasta el ${formatDate(link.expiresAt)}.`}
    </>
  );
}
