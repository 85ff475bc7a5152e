import { can, rolesThatCan, type Action, type Actor, type Resource, type Role } from '@rma/domain';
import type { Localized } from './language.ts';
import { problems } from './problems.ts';

const roleNames: Record<Role, Localized> = {
  coordinator: { es: 'la coordinación de la red', en: 'the coordinators of the network' },
  'state-cto': { es: 'la dirección de tecnología del estado', en: "the state's CTO" },
  liaison: { es: 'el enlace del gobierno', en: "the government's liaison" },
  administrator: { es: 'el administrador de datos del gobierno', en: "the government's data administrator" },
  squad: { es: 'el escuadrón de datos', en: 'the data squad' },
  ally: { es: 'las organizaciones aliadas', en: 'the allied organisations' },
  auditor: { es: 'la auditoría', en: 'the auditors' },
};

function whoCan(action: Action): Localized {
  const names = rolesThatCan(action).map((role) => roleNames[role]);
  const list = (language: keyof Localized) =>
    new Intl.ListFormat(language, { type: 'disjunction' }).format(names.map((name) => name[language]));
  return { es: list('es'), en: list('en') };
}

/** The problem for somebody who may not: 401 when nobody identified themselves, else 403 saying who can. */
export function refusal(actor: Actor, action: Action) {
  return actor.kind === 'anonymous'
    ? problems.unauthenticated()
    : problems.forbidden({ whoCan: whoCan(action) });
}

/**
 * Throws unauthenticated or forbidden unless the permission table lets `actor` do `action` on `resource`. When the
 * thing itself must not be known to who may not read it, `unseen` names it and the permission to read: then the answer
 * is not-found.
 */
export function authorize(
  actor: Actor,
  action: Action,
  resource: Resource,
  unseen?: { what: Localized; read: Action },
): void {
  if (can(actor, action, resource)) return;
  if (actor.kind !== 'anonymous' && unseen !== undefined && !can(actor, unseen.read, resource))
    throw problems.notFound({ what: unseen.what });
  throw refusal(actor, action);
}
