import { Link, isRouteErrorResponse, useRouteError } from 'react-router';
import { SearchBox } from './design/navigation.tsx';
import { Head } from './design/text.tsx';
import type { Absence } from './page.tsx';
import { paths } from './paths.ts';

/** What went wrong, what is safe, what next. Stands inside the layout, so the rest of the site stays at hand. */
export function ErrorPage() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const told = isRouteErrorResponse(error) && error.data ? (error.data as Partial<Absence>) : {};
  if (status === 404) return <Missing absent={told.absent ?? 'ninguna página en esta dirección'} />;
  if (status === 410) return <Withdrawn {...told} absent={told.absent ?? 'esta página'} />;
  return (
    <div className="stack">
      <Head title="No se pudo mostrar la página" path={paths.home()} />
      <h1>No se pudo mostrar esta página</h1>
      <p className="lede">La vista nacional no respondió. Los datos publicados están a salvo.</p>
      <p>
        Vuelva a cargar la página en un momento. Si sigue igual, empiece por{' '}
        <Link to={paths.home()}>la página de inicio</Link>.
      </p>
    </div>
  );
}

function Missing({ absent }: { absent: string }) {
  return (
    <div className="stack">
      <Head title="No se encontró" path={paths.home()} />
      <h1>No encontramos lo que busca</h1>
      <p className="lede">No hay {absent}. Puede que la dirección esté incompleta.</p>
      <SearchBox action={paths.search()} label="Buscar datos" />
      <p>
        También puede ver <Link to={paths.governments()}>todos los gobiernos</Link> o{' '}
        <Link to={paths.home()}>volver al inicio</Link>.
      </p>
    </div>
  );
}

function Withdrawn({ absent, reason, history }: Absence) {
  return (
    <div className="stack">
      <Head title="Retirado" path={paths.home()} />
      <h1>El gobierno que lo publicó retiró {absent}</h1>
      {reason !== undefined && <p className="lede">Motivo: {reason}</p>}
      <p>
        El retiro quedó anotado en la <Link to={paths.ledger()}>bitácora pública</Link>
        {history !== undefined && (
          <>
            , y puede ver <Link to={history}>su historia</Link>: cómo era y cada cambio que tuvo
          </>
        )}
        .
      </p>
    </div>
  );
}
