import type { ReactNode } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useSession } from '../../session.tsx';
import { useSite } from '../../site.ts';
import { SignOut } from '../sign-out.tsx';
import { isRoomy, isWorkplace, workGroups, type WorkGroup } from './work-links.ts';

/** A page of work with its menu beside it; on a narrow screen, folded above it. Other pages stay as they are. */
export function Workplace({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const { account } = useSession();
  const { node } = useSite();
  if (!isWorkplace(pathname)) return children;
  const groups = account ? workGroups(account, { isNode: Boolean(node) }) : [];
  return (
    <div className={isRoomy(pathname) ? 'workplace roomy' : 'workplace'}>
      <aside>{groups.length > 0 && <Menu key={pathname} groups={groups} />}</aside>
      <div className="work">{children}</div>
    </div>
  );
}

function Menu({ groups }: { groups: WorkGroup[] }) {
  return (
    <nav className="work-menu" aria-label="Su trabajo">
      <details>
        <summary className="button quiet">Menú de trabajo</summary>
        <Groups groups={groups} />
      </details>
      <div className="unfolded">
        <Groups groups={groups} />
      </div>
    </nav>
  );
}

function Groups({ groups }: { groups: WorkGroup[] }) {
  return (
    <>
      {groups.map(({ title, links }) => (
        <section key={title}>
          <p className="work-group">{title}</p>
          <ul className="plain">
            {links.map(({ name, to, isExact }) => (
              <li key={to}>
                <NavLink to={to} end={isExact === true}>
                  {name}
                </NavLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <SignOut />
    </>
  );
}
