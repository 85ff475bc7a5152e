import { useState } from 'react';
import { Notice } from '../../design/text.tsx';
import { formatMoment } from '../../format.ts';
import { WorkForm } from '../work-form.tsx';
import type { Terms } from './memorandum-types.ts';
import { type Choice, choiceFor, type Meeting, meetingsOf, mergeTerms } from './merge-terms.ts';

export type Clash = {
  /** What the person wrote and could not save. */
  mine: Terms;
  theirs: Terms;
  base: Terms;
  /** Of what is there now. */
  version: number;
  changedBy: string | null;
  changedAt: string | null;
};

const whoWords: Record<Meeting['changedBy'], string> = {
  me: 'Solo usted lo cambió',
  them: 'Solo la otra persona lo cambió',
  both: 'Los dos lo cambiaron: elija',
};

/** Both versions side by side, field by field, when somebody saved first; nothing of either is lost. */
export function Conflict({ clash, onSave }: { clash: Clash; onSave: (merged: Terms) => Promise<void> }) {
  const meetings = meetingsOf(clash);
  const [choices, setChoices] = useState<Record<string, Choice>>(() =>
    Object.fromEntries(meetings.map((meeting) => [meeting.path, choiceFor(meeting)])),
  );
  const who = clash.changedBy ?? 'Otra persona';
  return (
    <section aria-labelledby="choque" className="stack">
      <Notice kind="attention" role="alert">
        <h2 id="choque">{who} guardó otra versión mientras usted escribía</h2>
        <p>
          {clash.changedAt !== null && `Fue el ${formatMoment(clash.changedAt)}. `}
          Su texto sigue aquí y el de la otra persona también. Elija con cuál se queda en cada parte; todas
          las versiones quedan guardadas.
        </p>
      </Notice>
      {meetings.length === 0 && <p>Los dos escribieron lo mismo: no hay nada que elegir.</p>}
      <WorkForm
        label="Guardar lo elegido"
        busyLabel="Guardando…"
        action={() => onSave(mergeTerms(clash, choices))}
      >
        {() =>
          meetings.map((meeting) => (
            <fieldset key={meeting.path} className="fields">
              <legend>
                {meeting.label} <span className="small soft">({whoWords[meeting.changedBy]})</span>
              </legend>
              <div className="side-by-side">
                {(['mine', 'theirs'] as const).map((choice) => (
                  <label key={choice} className="choice">
                    <input
                      type="radio"
                      name={`choice.${meeting.path}`}
                      value={choice}
                      checked={choices[meeting.path] === choice}
                      onChange={() => setChoices((before) => ({ ...before, [meeting.path]: choice }))}
                    />{' '}
                    <strong>{choice === 'mine' ? 'Su texto' : `El de ${who}`}</strong>
                    <pre>{meeting[choice] === '' ? '(vacío)' : meeting[choice]}</pre>
                  </label>
                ))}
              </div>
            </fieldset>
          ))
        }
      </WorkForm>
    </section>
  );
}
