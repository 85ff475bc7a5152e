import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { Head } from '../design/text.tsx';
import { paths } from '../paths.ts';
import type { Account } from '../session.tsx';
import { useSite } from '../site.ts';
import { type Attention, AttentionBoard, useAttention } from './attention.tsx';
import { coordinationRoles } from './home-of.ts';
import { SignedIn } from './signed-in.tsx';
import { SignOut } from './sign-out.tsx';

/** The frame of the coordinator's pages: tabs that are links, so that each can be kept, shared and reached by key. */
export function Coordination({
  title,
  path,
  children,
}: {
  title: string;
  path: string;
  children: (account: Account, attention: Attention) => ReactNode;
}) {
  return (
    <SignedIn roles={coordinationRoles}>
      {(account) => (
        <Board account={account} title={title} path={path}>
          {children}
        </Board>
      )}
    </SignedIn>
  );
}

function Board({
  account,
  title,
  path,
  children,
}: {
  account: Account;
  title: string;
  path: string;
  children: (account: Account, attention: Attention) => ReactNode;
}) {
  const attention = useAttention();
  const { node } = useSite();
  return (
    <div className="stack">
      <Head title={`${title}, coordinación`} path={path} />
      <div className="row spread">
        <h1>{title}</h1>
        <SignOut />
      </div>
      <AttentionBoard {...attention} />
      <nav className="tabs" aria-label="Coordinación">
        <NavLink to={paths.coordination()} end>
          Solicitudes
        </NavLink>
        <NavLink to={paths.coordinationMemoranda()}>Convenios</NavLink>
        <NavLink to={paths.coordinationMembers()}>Integrantes</NavLink>
        <NavLink to={paths.coordinationSources()}>Fuentes y cosechas</NavLink>
        <NavLink to={paths.coordinationNodes()}>Nodos</NavLink>
        <NavLink to={paths.coordinationWeek()}>La semana</NavLink>
        <NavLink to={paths.coordinationMail()}>Correo saliente</NavLink>
        <NavLink to={paths.panelNotices()}>Avisos de cambios</NavLink>
        {node && <NavLink to={paths.panelNode()}>Este nodo</NavLink>}
      </nav>
      {children(account, attention)}
    </div>
  );
}
