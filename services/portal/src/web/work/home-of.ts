import { paths } from '../paths.ts';
import type { Account } from '../session.tsx';

export const coordinationRoles = ['coordinator', 'auditor'] as const;
export const stateRoles = ['state-cto'] as const;
export const keyRoles = ['administrator', 'liaison'] as const;
export const subscriptionRoles = ['coordinator', 'administrator', 'liaison'] as const;
export const officialsRoles = ['coordinator', 'auditor', 'administrator', 'liaison'] as const;
/** Who may read the reports of harvests and of addresses: officials for theirs, the network's people for all. */
export const reportRoles = [
  'administrator',
  'liaison',
  'coordinator',
  'squad',
  'auditor',
  'state-cto',
] as const;
/** Who may have a calendar of what is due. */
export const calendarRoles = [
  'coordinator',
  'auditor',
  'squad',
  'administrator',
  'liaison',
  'state-cto',
] as const;
/** Who looks after a government's quality: its people, its state's, and the network's for any. */
export const improvementRoles = [
  'liaison',
  'administrator',
  'state-cto',
  'squad',
  'coordinator',
  'auditor',
] as const;
export const panelRoles = ['liaison', 'administrator', 'squad'] as const;

/** Where a person's own work is. */
export function homeOf({ grants, secondFactor }: Account): string {
  if (secondFactor === 'to-enrol') return paths.account();
  if (grants.some(({ role }) => role === 'coordinator' || role === 'auditor')) return paths.coordination();
  if (grants.some(({ role }) => role === 'liaison' || role === 'administrator' || role === 'squad'))
    return paths.panel();
  const state = grants.find(({ role, cvegeo }) => role === 'state-cto' && cvegeo !== null);
  return state ? paths.stateWork() : paths.home();
}

/** What a person's own place is called in the menu. */
export function homeNameOf(account: Account): string {
  const names: Record<string, string> = {
    [paths.coordination()]: 'Coordinación',
    [paths.panel()]: 'Mi panel',
    [paths.stateWork()]: 'Mi estado',
    [paths.account()]: 'Mi cuenta',
    [paths.home()]: 'Inicio',
  };
  return names[homeOf(account)] ?? 'Inicio';
}

/** The governments for which a person has one of these roles, each once. */
export function governmentsOf({ grants }: Account, roles: readonly string[]): string[] {
  const keys = grants.flatMap(({ role, cvegeo }) =>
    roles.includes(role) && cvegeo !== null ? [cvegeo] : [],
  );
  return [...new Set(keys)];
}
