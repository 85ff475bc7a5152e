import { useSession } from '../../session.tsx';
import { keyRoles } from '../home-of.ts';
import { textOf } from '../form-text.ts';
import type { PrivacyAction } from '../upload-types.ts';
import { WorkForm } from '../work-form.tsx';
import { PrivacyColumn } from './privacy-column.tsx';
import { type ColumnEvidence, evidenceByColumn } from './privacy-evidence.ts';
import { shortestReason } from './privacy-words.ts';
import { GoOn, NoFileYet, StepHead } from './step-parts.tsx';
import type { StepProps } from './step-props.ts';

/** What was found of persons, column by column, and what becomes of it; nothing is published until it is decided. */
export function PrivacyStep({ publishing, next, pathOf }: StepProps) {
  const { account } = useSession();
  const { upload, work, prepare } = publishing;
  if (!upload?.detected) return <NoFileYet pathOf={pathOf} />;
  const columns = evidenceByColumn(upload);
  const asked = columns.filter(({ isBlocking, decided }) => isBlocking || decided !== null);
  const others = columns.filter((column) => !asked.includes(column));
  const isOpen = asked.some(({ decided }) => decided === null);
  // Answering for personal data is for the officials of that government; who helps them asks one of them.
  const mayKeep = Boolean(
    account?.grants.some(
      ({ role, cvegeo }) => keyRoles.some((each) => each === role) && cvegeo === work.cvegeo,
    ),
  );
  return (
    <>
      <StepHead title="Datos personales" publishing={publishing}>
        <p>{introduction({ isOpen, asked: asked.length, others: others.length })}</p>
      </StepHead>
      {!isOpen && <GoOn to={next} />}
      {asked.length > 0 && (
        <WorkForm
          label={isOpen ? 'Aplicar' : 'Cambiar lo decidido'}
          busyLabel="Aplicando…"
          {...(!isOpen && { kind: 'quiet' as const })}
          check={(form) => missingReasons(form, asked)}
          action={async (form) => prepare({ privacy: decisionsOf(form, asked) })}
        >
          {(mistakes) =>
            asked.map((column, place) => (
              <PrivacyColumn
                key={column.header}
                column={column}
                place={place}
                mayKeep={mayKeep}
                mistake={mistakes[`motivo.${place}`]}
              />
            ))
          }
        </WorkForm>
      )}
      {others.length > 0 && (
        <section className="stack-tight">
          <h2 className="small-head">También se vio, y no impide publicar</h2>
          <ul>
            {others.map(({ header, kinds, examples }) => (
              <li key={header}>
                «{header}»: quizá {kinds.join(' y ')}, por ejemplo <code>{examples[0]}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function introduction({ isOpen, asked, others }: { isOpen: boolean; asked: number; others: number }): string {
  if (isOpen)
    return 'La ley no deja publicar datos de personas. Diga qué se hace con cada columna; su archivo original se guarda aparte, sin publicarse.';
  if (asked > 0)
    return 'Ya decidió qué se hace con los datos de personas. Puede cambiarlo hasta que publique.';
  return others > 0
    ? 'No se encontraron datos personales que impidan publicar.'
    : 'Se revisó todo el archivo y no se encontraron datos personales: ni CURP, ni teléfonos, ni nombres de personas.';
}

const chosen = (form: FormData, place: number) => textOf(form, `privacidad.${place}`) as PrivacyAction | '';

function missingReasons(form: FormData, columns: ColumnEvidence[]): Record<string, string> {
  const lacking = columns.flatMap(({ header }, place): [string, string][] => {
    if (chosen(form, place) === '') return [[`motivo.${place}`, `Diga qué se hace con «${header}».`]];
    if (chosen(form, place) !== 'keep' || textOf(form, `motivo.${place}`).length >= shortestReason) return [];
    return [
      [`motivo.${place}`, `Escriba por qué puede publicarse «${header}», en ${shortestReason} letras o más.`],
    ];
  });
  return Object.fromEntries(lacking);
}

function decisionsOf(form: FormData, columns: ColumnEvidence[]) {
  return columns.flatMap(({ header }, place) => {
    const action = chosen(form, place);
    if (action === '') return [];
    return [{ header, action, ...(action === 'keep' && { reason: textOf(form, `motivo.${place}`) }) }];
  });
}
