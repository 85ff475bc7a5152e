import { TextArea } from '../design/form.tsx';
import { useSession } from '../session.tsx';
import { textOf } from './form-text.ts';
import { sendJson } from './rest.ts';
import { WorkForm } from './work-form.tsx';

const shortestReason = 10;

/** Takes a published package out of the public view; says first what stays at its addresses. */
export function WithdrawPackage({
  id,
  title,
  onDone,
}: {
  id: string;
  title: string;
  onDone: () => Promise<void>;
}) {
  const { call } = useSession();
  return (
    <details className="stack">
      <summary>Retirar este paquete</summary>
      <p>
        Sus conjuntos dejan de aparecer en las búsquedas y sus archivos dejan de descargarse. En cada
        dirección queda un aviso de que su gobierno lo retiró, con el motivo que escriba, y la bitácora
        pública lo conserva. Podrá publicar otra edición después; lo retirado no vuelve.
      </p>
      <WorkForm
        label={`Retirar «${title}»`}
        busyLabel="Retirando…"
        kind="danger"
        check={(form) =>
          textOf(form, 'reason').length < shortestReason
            ? {
                reason: `Escriba el motivo en ${shortestReason} letras o más: lo leerá quien busque los datos.`,
              }
            : {}
        }
        action={async (form) => {
          await sendJson(call, 'POST', {
            path: `/api/v1/packages/${id}/withdrawal`,
            body: { reason: textOf(form, 'reason') },
          });
          await onDone();
        }}
      >
        {(mistakes) => (
          <TextArea name="reason" label="Motivo del retiro (será público)" mistake={mistakes['reason']} />
        )}
      </WorkForm>
    </details>
  );
}
