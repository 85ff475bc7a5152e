import { Form, Link } from 'react-router';
import { paths } from '../../paths.ts';
import { GovernmentPicker } from '../government-picker.tsx';

type Named = { cvegeo: string; fullName: string };

/** What is compared, as links that take one off or add one; every choice is an address that can be shared. */
export function ComparePicker({
  chosen,
  suggestions,
  theme,
  themes,
  limit,
}: {
  chosen: Named[];
  suggestions: Named[];
  theme: string | null;
  themes: { id: string; name: string }[];
  limit: number;
}) {
  const keys = chosen.map(({ cvegeo }) => cvegeo);
  const themeKept = theme ?? undefined;
  return (
    <div className="stack">
      {chosen.length > 0 && (
        <ul className="row chips" aria-label="Gobiernos en la comparación">
          {chosen.map(({ cvegeo, fullName }) => (
            <li key={cvegeo}>
              <Link
                className="chip"
                to={paths.compare(
                  keys.filter((key) => key !== cvegeo),
                  themeKept,
                )}
              >
                {fullName} <span aria-hidden="true">×</span>
                <span className="visually-hidden"> (quitar)</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {chosen.length < limit && (
        <>
          <Form action={paths.compare()} method="get" className="row" key={keys.join()}>
            {keys.map((key) => (
              <input key={key} type="hidden" name="g" value={key} />
            ))}
            {theme !== null && <input type="hidden" name="tema" value={theme} />}
            <GovernmentPicker
              name="g"
              label="Agregar un gobierno"
              hint="Escriba su nombre o su clave del INEGI."
            />
            <button className="button" type="submit">
              Agregar
            </button>
          </Form>
          {suggestions.length > 0 && (
            <p className="row small">
              <span className="soft">
                {chosen.length === 0 ? 'Empiece con un integrante:' : 'Pares parecidos:'}
              </span>
              {suggestions.slice(0, 10).map(({ cvegeo, fullName }) => (
                <Link key={cvegeo} to={paths.compare([...keys, cvegeo], themeKept)}>
                  {fullName}
                </Link>
              ))}
            </p>
          )}
        </>
      )}
      {chosen.length > 0 && (
        <nav className="row small" aria-label="Tema de la comparación">
          <span className="soft">Tema:</span>
          {theme === null ? (
            <strong aria-current="true">todos</strong>
          ) : (
            <Link to={paths.compare(keys)}>todos</Link>
          )}
          {themes.map(({ id, name }) =>
            id === theme ? (
              <strong key={id} aria-current="true">
                {name}
              </strong>
            ) : (
              <Link key={id} to={paths.compare(keys, id)}>
                {name}
              </Link>
            ),
          )}
        </nav>
      )}
    </div>
  );
}
