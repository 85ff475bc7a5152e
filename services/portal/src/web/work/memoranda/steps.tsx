import { TextArea } from '../../design/form.tsx';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { WorkForm } from '../work-form.tsx';
import type { MemorandumDecision, WorkMemorandum } from './memorandum-types.ts';
import { takeStep } from './take-step.ts';

type StepWords = {
  title: string;
  explained: string;
  label: string;
  kind?: 'quiet' | 'danger';
  /** The words of the reason; `isOptional` when the step can be taken without one. */
  reason?: { label: string; hint: string; isOptional?: true };
};

const publicReason = 'Es pública: queda en la bitácora y la lee el gobierno.';

const stepWords: Record<MemorandumDecision, StepWords> = {
  'send-to-review': {
    title: 'Enviar a revisión',
    explained:
      'El enlace y el administrador del gobierno reciben un aviso para leerlo, comentarlo y aceptarlo.',
    label: 'Enviar al gobierno',
  },
  return: {
    title: 'Pedir cambios',
    explained: 'El texto vuelve a borrador para cambiarlo.',
    label: 'Devolver a redacción',
    kind: 'quiet',
    reason: { label: 'Qué hay que cambiar', hint: 'Lo leen solo las dos partes.' },
  },
  'make-ready': {
    title: 'Dejar listo para firma',
    explained: 'Se hace el documento cuya huella se firma, y quienes firman reciben su enlace.',
    label: 'Dejar listo para firma',
    reason: {
      label: 'Cómo aceptó el gobierno',
      hint: 'Solo si no lo aceptó aquí: por ejemplo, el número de su oficio.',
      isOptional: true,
    },
  },
  reopen: {
    title: 'Volver a negociar',
    explained: 'El documento y las firmas que ya tenga quedan sin efecto.',
    label: 'Volver a borrador y anular firmas',
    kind: 'danger',
    reason: { label: 'Por qué se vuelve a negociar', hint: publicReason },
  },
  suspend: {
    title: 'Suspender',
    explained: 'Sus obligaciones descansan hasta que se reanude; su vigencia sigue corriendo.',
    label: 'Suspender el convenio',
    kind: 'danger',
    reason: { label: 'Por qué se suspende', hint: publicReason },
  },
  resume: {
    title: 'Reanudar',
    explained: 'Vuelve a obligar desde hoy.',
    label: 'Reanudar el convenio',
    reason: { label: 'Por qué se reanuda', hint: publicReason },
  },
  terminate: {
    title: 'Dar por terminado',
    explained: 'Termina hoy, con sus convenios modificatorios. Lo publicado sigue publicado.',
    label: 'Dar por terminado',
    kind: 'danger',
    reason: { label: 'Por qué termina', hint: publicReason },
  },
  discard: {
    title: 'Dejar sin efecto',
    explained: 'Nadie lo ha firmado por completo; queda en la historia y no se puede reabrir.',
    label: 'Dejar sin efecto',
    kind: 'danger',
    reason: { label: 'Por qué se deja sin efecto', hint: publicReason },
  },
};

/** What the person may decide about the memorandum from here, each with what follows from it. */
export function Steps({ memorandum, onDone }: { memorandum: WorkMemorandum; onDone: () => Promise<void> }) {
  const { call } = useSession();
  if (memorandum.decisions.length === 0) return null;
  return (
    <div className="stack">
      {memorandum.decisions.map((step) => {
        const words = stepWords[step];
        return (
          <details key={step} open={memorandum.decisions.length === 1}>
            <summary>{words.title}</summary>
            <p className="soft">{words.explained}</p>
            <WorkForm
              key={memorandum.version}
              label={words.label}
              {...(words.kind && { kind: words.kind })}
              check={(form) =>
                words.reason && !words.reason.isOptional && textOf(form, 'reason').length < 3
                  ? { reason: 'Escriba el motivo en unas palabras.' }
                  : {}
              }
              action={async (form) => {
                await takeStep(call, memorandum, { step, reason: textOf(form, 'reason') });
                await onDone();
              }}
            >
              {(mistakes) =>
                words.reason && (
                  <TextArea
                    name="reason"
                    label={words.reason.label}
                    hint={words.reason.hint}
                    isRequired={!words.reason.isOptional}
                    mistake={mistakes['reason']}
                  />
                )
              }
            </WorkForm>
          </details>
        );
      })}
    </div>
  );
}
