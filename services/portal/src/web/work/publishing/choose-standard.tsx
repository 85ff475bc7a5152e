import { useState } from 'react';
import { ThemeMark } from '../../design/text.tsx';
import { useHydrated } from '../../parts/hydrated.ts';
import { byTheme } from '../../parts/by-theme.ts';
import { periodicityName } from '../../parts/periodicity.ts';
import { themeWords } from '../../words.ts';
import type { StandardSummary } from '../package-types.ts';
import { FileLinks } from './file-links.tsx';

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

const speaksOf = ({ title, description, theme }: StandardSummary, words: string[]) => {
  const text = plain(`${title.es} ${description.es} ${themeWords[theme] ?? theme}`);
  return words.every((word) => text.includes(word));
};

/** The standards by theme, narrowed as one types; each is one button away from its file. */
export function ChooseStandard({
  standards,
  begun,
  opening,
  onChoose,
}: {
  standards: StandardSummary[];
  /** Standards of which the government already has a resource. */
  begun: ReadonlySet<string>;
  /** The one that is being opened. */
  opening: string | null;
  onChoose: (standard: StandardSummary) => void;
}) {
  const [typed, setTyped] = useState('');
  const isHydrated = useHydrated();
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const found = standards.filter((standard) => speaksOf(standard, words));
  const groups = byTheme(found, ({ theme }) => ({ id: theme, name: themeWords[theme] ?? theme }));
  return (
    <>
      <div className="field">
        <label htmlFor="buscar-estandar">Buscar entre los estándares</label>
        <input
          id="buscar-estandar"
          type="search"
          value={typed}
          placeholder="refugios, predios, rutas…"
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      <p className="visually-hidden" role="status">
        {words.length > 0 && `${found.length} estándares`}
      </p>
      {groups.map(({ theme, items }) => (
        <section key={theme.id} aria-labelledby={`tema-${theme.id}`} className="standards">
          <h2 id={`tema-${theme.id}`}>
            <ThemeMark theme={theme} isLink={false} />
          </h2>
          <ul className="plain">
            {items.map((standard) => (
              <li key={standard.id}>
                <div className="stack-tight">
                  <h3>{standard.title.es}</h3>
                  <p className="small soft">
                    {standard.description.es} Se entrega {periodicityName(standard.periodicity)}.
                  </p>
                  <details className="small">
                    <summary>
                      Plantilla y ejemplo<span className="visually-hidden"> de {standard.title.es}</span>
                    </summary>
                    <FileLinks standardId={standard.id} title={standard.title.es} />
                  </details>
                </div>
                <button
                  type="button"
                  className="button quiet"
                  disabled={!isHydrated || opening !== null}
                  onClick={() => onChoose(standard)}
                >
                  {opening === standard.id ? 'Abriendo…' : begun.has(standard.id) ? 'Continuar' : 'Publicar'}
                  <span className="visually-hidden"> {standard.title.es}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {found.length === 0 && (
        <p>
          Ningún estándar habla de «{typed}». Pruebe otra palabra, o pida a la coordinación de la red que
          proponga uno.
        </p>
      )}
    </>
  );
}
