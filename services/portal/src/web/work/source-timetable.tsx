import { useState } from 'react';
import { Field, SelectField } from '../design/form.tsx';
import { Notice } from '../design/text.tsx';
import { useSession } from '../session.tsx';
import { textOf } from './form-text.ts';
import { sendJson } from './rest.ts';
import type { Maintenance, Source } from './source-words.ts';
import { WorkForm } from './work-form.tsx';

const dayNames = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'];
const inSpanish = new Intl.ListFormat('es', { type: 'conjunction' });
const hourOf = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

const turns = [
  ...Array.from({ length: 24 }, (_, hour) => ({
    value: `daily-${hour}`,
    label: `Cada día a las ${hourOf(hour)}`,
  })),
  { value: 'every-1', label: 'Cada hora' },
  { value: 'every-6', label: 'Cada 6 horas' },
  { value: 'every-12', label: 'Cada 12 horas' },
  { value: 'every-24', label: 'Cada 24 horas, a la hora en que terminó la anterior' },
  { value: 'every-168', label: 'Cada semana' },
  { value: 'every-720', label: 'Cada 30 días' },
];

const turnOf = ({ dailyAt, everyHours }: Source): string =>
  dailyAt === null ? `every-${everyHours}` : `daily-${dailyAt}`;

/** `daily-3` is every day at 3; `every-6`, six hours after the last one. */
function readTurn(turn: string): { dailyAt: number | null; everyHours: number } {
  const [kind, number = ''] = turn.split('-');
  return kind === 'daily'
    ? { dailyAt: Number(number), everyHours: 24 }
    : { dailyAt: null, everyHours: Number(number) };
}

const plural = (day: number) => `${dayNames[day] ?? ''}${day === 0 || day === 6 ? 's' : ''}`;

export function maintenanceSentence({ days, from, to }: Maintenance): string {
  const which = days.length === 7 ? 'Todos los días' : `Los ${inSpanish.format(days.map(plural))}`;
  return `${which}, de ${from} a ${to}${to <= from ? ' del día siguiente' : ''}`;
}

const notices = [
  { value: 'change', label: 'Cuando algo cambie o falle' },
  { value: 'error', label: 'Solo cuando algo falle o haya que corregir' },
  { value: 'always', label: 'De cada cosecha' },
];

/** When a source is read, what is told of it, and the hours in which its portal is left alone. */
export function SourceTimetable({ source, onChange }: { source: Source; onChange: () => Promise<void> }) {
  const { call } = useSession();
  const [isKept, setIsKept] = useState(false);
  const save = async (change: object) => {
    setIsKept(false);
    await sendJson(call, 'PATCH', { path: `/api/v1/sources/${source.id}`, body: change });
    setIsKept(true);
    await onChange();
  };
  const turn = turnOf(source);
  const own = turns.some(({ value }) => value === turn)
    ? turns
    : [{ value: turn, label: `Cada ${source.everyHours} horas` }, ...turns];
  return (
    <div className="stack">
      {isKept && (
        <Notice role="status">
          <p>Se guardó.</p>
        </Notice>
      )}
      <WorkForm
        label="Guardar horario y avisos"
        action={(form) => save({ ...readTurn(textOf(form, 'turn')), notify: textOf(form, 'notify') })}
      >
        {(mistakes) => (
          <>
            <SelectField
              name="turn"
              label="Cuándo se lee"
              hint="Hora de la Ciudad de México."
              options={own}
              defaultValue={turn}
              mistake={mistakes['dailyAt'] ?? mistakes['everyHours']}
            />
            <SelectField
              name="notify"
              label="De qué se avisa por correo a su gobierno"
              options={notices}
              defaultValue={source.notify}
              mistake={mistakes['notify']}
            />
          </>
        )}
      </WorkForm>
      <MaintenanceHours source={source} save={save} />
    </div>
  );
}

function MaintenanceHours({ source, save }: { source: Source; save: (change: object) => Promise<void> }) {
  const { maintenance } = source;
  return (
    <section className="stack-tight" aria-label={`Mantenimiento de ${source.title}`}>
      <h3>Horas en que no se visita el portal</h3>
      {maintenance.length === 0 && <p className="soft">Ninguna: se puede leer a cualquier hora.</p>}
      <ul>
        {maintenance.map((each, place) => (
          <li key={`${place} ${maintenanceSentence(each)}`}>
            {maintenanceSentence(each)}
            <WorkForm
              label="Quitar"
              kind="quiet"
              action={() => save({ maintenance: maintenance.filter((_, other) => other !== place) })}
            />
          </li>
        ))}
      </ul>
      <details>
        <summary>Agregar horas de mantenimiento</summary>
        <WorkForm
          label="Agregar"
          check={(form): Record<string, string> => ({
            ...(form.getAll('days').length === 0 && { days: 'Elija al menos un día.' }),
            ...(textOf(form, 'from') === '' && { from: 'Diga desde qué hora.' }),
            ...(textOf(form, 'to') === '' && { to: 'Diga hasta qué hora.' }),
          })}
          action={(form) =>
            save({
              maintenance: [
                ...maintenance,
                { days: form.getAll('days').map(Number), from: textOf(form, 'from'), to: textOf(form, 'to') },
              ],
            })
          }
        >
          {(mistakes) => (
            <>
              <fieldset>
                <legend>Días</legend>
                {mistakes['days'] && <span className="mistake">{mistakes['days']}</span>}
                <div className="row">
                  {dayNames.map((name, day) => (
                    <label key={name} className="answer">
                      <input type="checkbox" name="days" value={day} /> {name}
                    </label>
                  ))}
                </div>
              </fieldset>
              {(['from', 'to'] as const).map((name) => (
                <Field
                  key={name}
                  name={name}
                  label={name === 'from' ? 'Desde' : 'Hasta'}
                  mistake={mistakes[name]}
                >
                  {(props) => <input {...props} type="time" name={name} />}
                </Field>
              ))}
            </>
          )}
        </WorkForm>
      </details>
    </section>
  );
}
