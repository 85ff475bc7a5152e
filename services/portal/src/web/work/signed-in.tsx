import type { ReactNode } from 'react';
import { Link, Navigate, useLocation } from 'react-router';
import { Head, Notice } from '../design/text.tsx';
import { paths } from '../paths.ts';
import { type Account, useSession } from '../session.tsx';
import { roleWords } from '../words.ts';
import { homeNameOf, homeOf } from './home-of.ts';
import { Loading } from './problem-notice.tsx';
import { SignInAgain } from './sign-in-again.tsx';

/** Draws a page of work for people with one of the roles, or any account; sends the rest to sign in, or says who can. */
export function SignedIn({
  roles,
  children,
}: {
  roles: readonly string[] | 'any';
  children: (account: Account) => ReactNode;
}) {
  const { account, state } = useSession();
  const { pathname, search } = useLocation();
  if (state === 'unknown') {
    return (
      <>
        <Head title="Comprobando su sesión" path={pathname} />
        <Loading>Comprobando su sesión…</Loading>
        <noscript>
          <Notice kind="attention">
            <p>
              Esta página de trabajo necesita JavaScript. Los datos públicos se pueden leer y descargar sin
              él.
            </p>
          </Notice>
        </noscript>
      </>
    );
  }
  if (!account) return <Navigate to={paths.signIn(pathname + search)} replace />;
  if (roles !== 'any' && account.secondFactor === 'to-enrol')
    return <Navigate to={paths.account()} replace />;
  if (roles !== 'any' && !account.grants.some(({ role }) => roles.includes(role)))
    return <Forbidden roles={roles} account={account} />;
  return (
    <>
      {state === 'ended' && <SignInAgain account={account} />}
      {children(account)}
    </>
  );
}

function Forbidden({ roles, account }: { roles: readonly string[]; account: Account }) {
  const { pathname } = useLocation();
  return (
    <div className="stack">
      <Head title="Esta página no es para su cuenta" path={pathname} />
      <h1>Esta página no es para su cuenta</h1>
      <p className="lede">La puede usar: {roles.map((role) => roleWords[role] ?? role).join('; ')}.</p>
      <p>
        Usted entró como {account.name} ({account.email}). Si le corresponde este trabajo, pida a la
        coordinación de la red que le dé el papel.
      </p>
      <p>
        <Link to={homeOf(account)}>{homeNameOf(account)}</Link>
      </p>
    </div>
  );
}
