import type { ReactNode } from 'react';
import { Head } from '../design/text.tsx';
import type { Account } from '../session.tsx';
import { type Attention, AttentionBoard, useAttention } from './attention.tsx';
import { coordinationRoles } from './home-of.ts';
import { SignedIn } from './signed-in.tsx';

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
  return (
    <div className="stack">
      <Head title={`${title}, coordinación`} path={path} />
      <h1>{title}</h1>
      <AttentionBoard {...attention} />
      {children(account, attention)}
    </div>
  );
}
