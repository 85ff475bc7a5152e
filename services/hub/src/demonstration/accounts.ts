import { isIP } from 'node:net';
import type { Actor, Role } from '@rma/domain';
import type { Services } from '../services.ts';

export const demonstrationActor: Actor = { kind: 'system', name: 'demonstration' };

/** The password of every demonstration account; they exist only where nobody else can reach the hub. */
export const demonstrationPassword = 'demostracion-2026';

const emailDomain = 'demostracion.example';

export const demonstrationEmail = (post: string, cvegeo?: string) =>
  `${cvegeo === undefined ? post : `${post}.${cvegeo}`}@${emailDomain}`;

/** Where a hub listens and how it is known from outside. */
export type Whereabouts = { host: string; publicUrl: string };

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/**
 * True when only this machine can reach the hub. One that listens on the loopback address and is known by another
 * has a proxy in front of it.
 */
export function isOfThisMachine({ host, publicUrl }: Whereabouts): boolean {
  const known = new URL(publicUrl).hostname.replace(/^\[(.*)\]$/, '$1');
  return isLoopback(host) && isLoopback(known);
}

/**
 * Shuts the demonstration's accounts, whose password is published, wherever others can reach the hub or there is no
 * demonstration (any more), and opens them again where they may be. For every start, before the hub listens.
 */
export function settleDemonstrationAccounts(
  { registry }: Pick<Services, 'registry'>,
  environment: Whereabouts & { isDemonstration: boolean },
): Promise<void> {
  const isOpen = environment.isDemonstration && isOfThisMachine(environment);
  return registry.accountStates.put(demonstrationActor, {
    emailDomain,
    state: isOpen ? 'active' : 'disabled',
  });
}

const tryable = [
  { label: 'Enlace de datos de Torreón', email: demonstrationEmail('enlace', '05035') },
  { label: 'Dirección de datos del estado de Morelos', email: demonstrationEmail('tecnologia', '17') },
  { label: 'Coordinación de la red', email: demonstrationEmail('coordinacion') },
];

/** The accounts a newcomer may try at this hub; null where others could reach them or they do not open. */
export async function demonstrationAccounts(
  { registry }: Services,
  whereabouts: Whereabouts,
): Promise<{ accounts: { label: string; email: string }[]; password: string } | null> {
  if (!isOfThisMachine(whereabouts)) return null;
  const open = await Promise.all(
    tryable.map(({ email }) => registry.sessions.checkCredentials(email, demonstrationPassword)),
  );
  const accounts = tryable.filter((_, place) => open[place] !== null);
  return accounts.length === 0 ? null : { accounts, password: demonstrationPassword };
}

/** Makes sure that an account with this role exists and opens with the demonstration's password. */
export async function ensureDemonstrationAccount(
  { registry }: Pick<Services, 'registry'>,
  account: { email: string; name: string; role: Role; cvegeo: string | null },
): Promise<void> {
  const password = demonstrationPassword;
  if ((await registry.sessions.checkCredentials(account.email, password)) !== null) return;
  const invited = await registry.invitations.invite(demonstrationActor, account);
  if (!invited.ok) throw new Error(`${account.email} could not be invited: ${invited.reason}`);
  const accepted = await registry.invitations.accept(invited.invitation.token, {
    name: account.name,
    password,
    userAgent: null,
  });
  if (!accepted.ok) throw new Error(`${account.email} could not take its invitation: ${accepted.reason}`);
}
