import { type ReactNode, useEffect, useRef } from 'react';
import { Link, NavLink, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { WordmarkSign } from './design/icons.tsx';
import { paths } from './paths.ts';
import { SessionProvider, useSession } from './session.tsx';
import { useSite } from './site.ts';
import { homeNameOf, homeOf } from './work/home-of.ts';
import { Bell } from './work/notices/bell.tsx';
import { UnreadProvider } from './work/notices/unread-count.tsx';
import { Workplace } from './work/navigation/work-navigation.tsx';

/** What surrounds every page: skip link, demonstration notice, header, main, footer. */
export function Layout() {
  return (
    <SessionProvider>
      <UnreadProvider>
        <Frame>
          <Outlet />
        </Frame>
      </UnreadProvider>
    </SessionProvider>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const { demonstration } = useSite();
  const main = useMainFocus();
  return (
    <>
      <a className="skip-link" href="#contenido">
        Saltar al contenido
      </a>
      {demonstration && (
        <aside className="demonstration" aria-label="Red de demostración">
          <div className="container">
            <p>
              <strong>Red de demostración:</strong> los gobiernos y las cifras son reales; las cuentas, los
              convenios y las fechas de publicación son de ejemplo.
            </p>
          </div>
        </aside>
      )}
      <Header />
      <main id="contenido" tabIndex={-1} ref={main}>
        <div className="container">
          <Workplace>{children}</Workplace>
        </div>
      </main>
      <Footer />
      <ScrollRestoration />
    </>
  );
}

/** After moving to another page without loading a document, the reader's focus goes to what is new. */
function useMainFocus() {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const seen = useRef(pathname);
  useEffect(() => {
    if (seen.current === pathname) return;
    seen.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}

function Header() {
  const { node } = useSite();
  return (
    <header className="site-header">
      <div className="container">
        <Link
          to={paths.home()}
          className="wordmark"
          aria-label={node ? `Red México Abierto Nodo de ${node.name}, inicio` : 'Red México Abierto, inicio'}
        >
          <WordmarkSign />
          <b>
            <span>Red</span> México Abierto
            {node && <small>{`Nodo de ${node.name}`}</small>}
          </b>
        </Link>
        <nav className="site-nav" aria-label="Principal">
          <NavLink to={paths.search()}>Datos</NavLink>
          <NavLink to={paths.tables()} className="roomy">
            Tablas
          </NavLink>
          <NavLink to={paths.indicators()}>Indicadores</NavLink>
          <NavLink to={paths.governments()}>Gobiernos</NavLink>
          <NavLink to={paths.compare()}>Comparar</NavLink>
          <NavLink to={paths.network()} className="roomy">
            La red
          </NavLink>
          <AccountLinks />
        </nav>
      </div>
      <div className="threads" aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </div>
    </header>
  );
}

function AccountLinks() {
  const { account } = useSession();
  if (!account) return <NavLink to={paths.signIn()}>Entrar</NavLink>;
  return (
    <>
      <NavLink to={homeOf(account)} end={homeOf(account) === paths.home()}>
        {homeNameOf(account)}
      </NavLink>
      <Bell />
    </>
  );
}

function Footer() {
  return (
    <footer className="site-footer">
      <div className="container">
        <div className="stack-tight">
          <p>
            <strong>Red México Abierto</strong> es una red de gobiernos de los estados y municipios. Cada
            gobierno responde por los datos que publica.
          </p>
          <p className="soft">
            Claves y nombres: INEGI, Catálogo Único de Claves de Áreas Geoestadísticas. Población: INEGI,
            Censo 2020.
          </p>
        </div>
        <nav aria-labelledby="pie-datos">
          <h2 id="pie-datos">Datos</h2>
          <ul className="plain">
            <li>
              <Link to={paths.search()}>Buscar conjuntos de datos</Link>
            </li>
            <li>
              <Link to={paths.tables()}>Tablas nacionales</Link>
            </li>
            <li>
              <Link to={paths.indicators()}>Indicadores</Link>
            </li>
            <li>
              <Link to={paths.standards()}>Estándares y plantillas</Link>
            </li>
            <li>
              <Link to={paths.api()}>Para programadores</Link>
            </li>
            <li>
              <Link to={paths.ledger()}>Bitácora pública</Link>
            </li>
          </ul>
        </nav>
        <nav aria-labelledby="pie-usted">
          <h2 id="pie-usted">Usted y los datos</h2>
          <ul className="plain">
            <li>
              <Link to={paths.requests()}>Pedir un dato</Link>
            </li>
            <li>
              <Link to={paths.consultations()}>Decidir qué abrir</Link>
            </li>
            <li>
              <Link to={paths.reuses()}>Usos de los datos</Link>
            </li>
          </ul>
        </nav>
        <nav aria-labelledby="pie-red">
          <h2 id="pie-red">La red</h2>
          <ul className="plain">
            <li>
              <Link to={paths.governments({ integrantes: 'si' })}>Gobiernos integrantes</Link>
            </li>
            <li>
              <Link to={paths.rankings()}>Clasificaciones</Link>
            </li>
            <li>
              <Link to={paths.network()}>Cómo va la red</Link>
            </li>
            <li>
              <Link to={paths.reports()}>Informes mensuales</Link>
            </li>
            <li>
              <Link to={paths.memoranda()}>Convenios y compromisos</Link>
            </li>
            <li>
              <Link to={paths.programme()}>Programa de acompañamiento</Link>
            </li>
            <li>
              <Link to={paths.sources()}>Fuentes y su salud</Link>
            </li>
            <li>
              <Link to={paths.apply()}>Unir a mi gobierno</Link>
            </li>
            <li>
              <Link to={paths.signIn()}>Entrar al panel</Link>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
