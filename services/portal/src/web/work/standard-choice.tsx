import { useFieldId } from '../design/form.tsx';
import { ThemeMark } from '../design/text.tsx';
import { byTheme } from '../parts/by-theme.ts';
import { themeWords } from '../words.ts';
import type { StandardSummary } from './package-types.ts';

/** Which standard a person will publish with, by theme. */
export function StandardChoice({
  standards,
  mistake,
  onChoose,
}: {
  standards: StandardSummary[];
  mistake: string | undefined;
  onChoose: (id: string) => void;
}) {
  const fieldId = useFieldId()('standard');
  const groups = byTheme(standards, ({ theme }) => ({ id: theme, name: themeWords[theme] ?? theme }));
  return (
    <fieldset
      className="fields"
      id={fieldId}
      tabIndex={-1}
      aria-describedby={mistake ? `${fieldId}-error` : undefined}
    >
      <legend>¿Qué datos va a publicar?</legend>
      {mistake && (
        <p className="mistake" id={`${fieldId}-error`}>
          {mistake}
        </p>
      )}
      <div className="pair">
        {groups.map(({ theme, items }) => (
          <div key={theme.id} role="group" aria-label={theme.name}>
            <ThemeMark theme={theme} isLink={false} />
            {items.map(({ id, title, description }) => (
              <div key={id} className="choice">
                <input
                  type="radio"
                  name="standard"
                  value={id}
                  id={`estandar-${id}`}
                  aria-describedby={`descripcion-${id}`}
                  onChange={() => onChoose(id)}
                />
                <div>
                  <label htmlFor={`estandar-${id}`}>{title.es}</label>
                  <p className="small soft" id={`descripcion-${id}`}>
                    {description.es}
                  </p>
                </div>
              </div>
            ))}
          </div>
        ))}
      </div>
    </fieldset>
  );
}
