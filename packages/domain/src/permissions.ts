import type { Actor, Role, Scope } from './actor.ts';
import { covers } from './cvegeo.ts';

/** What a permission is asked about: a government's work, or the network as a whole (cvegeo null). */
export type Resource = { cvegeo: string | null };

/** `network`: grants of the whole network; `state`: the grant's state covers the resource; `own`: the very same key. */
type Reach = 'network' | 'state' | 'own';

type Rule = { roles: { [R in Role]?: Reach }; scope?: Scope };

const readers = { coordinator: 'network', squad: 'network', auditor: 'network' } as const;
const publishers = { liaison: 'own', administrator: 'own' } as const;

/** The one table of who may do what. Roles not listed may not; public reads need no entry. */
export const permissionTable = {
  'account.invite': { roles: { coordinator: 'network', administrator: 'own' } },
  'account.list': { roles: { coordinator: 'network', auditor: 'network' } },
  'application.read': { roles: { ...readers } },
  'application.decide': { roles: { coordinator: 'network' } },
  'membership.change': { roles: { coordinator: 'network' } },
  'official.read-contact': { roles: { ...readers, ...publishers } },
  'official.replace': { roles: { coordinator: 'network', administrator: 'own' } },
  'memorandum.read': { roles: { ...readers, ...publishers, 'state-cto': 'own', ally: 'network' } },
  'memorandum.write': { roles: { coordinator: 'network' } },
  'message.read': { roles: { coordinator: 'network' } },
  'api-key.manage': { roles: { administrator: 'own', liaison: 'own' } },
  'package.read': { roles: { ...readers, ...publishers, 'state-cto': 'state' }, scope: 'catalog:read' },
  'package.write': { roles: { ...publishers, squad: 'network' }, scope: 'catalog:write' },
  'package.publish': { roles: { ...publishers }, scope: 'catalog:publish' },
  'package.withdraw': { roles: { ...publishers, coordinator: 'network' }, scope: 'catalog:publish' },
  'source.read': { roles: { ...readers, ...publishers, 'state-cto': 'state' }, scope: 'catalog:read' },
  'source.propose': { roles: { coordinator: 'network', squad: 'network', ...publishers } },
  'source.approve': { roles: { coordinator: 'network', administrator: 'own' } },
  'run.start': { roles: { coordinator: 'network', squad: 'network', ...publishers }, scope: 'harvest:write' },
  'run.decide': { roles: { coordinator: 'network', administrator: 'own' } },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof permissionTable;

function reaches(reach: Reach, granted: string | null, resource: Resource): boolean {
  if (granted === null) return true;
  if (resource.cvegeo === null) return false;
  switch (reach) {
    case 'network':
      return false;
    case 'state':
      return covers(granted, resource.cvegeo);
    case 'own':
      return granted === resource.cvegeo;
  }
}

/**
 * Whether `actor` may do `action` on `resource`. Pure; the caller answers 401 or 403.
 * A machine needs both its owner's grant and the action's scope; an action without a scope is for people only.
 */
export function can(actor: Actor, action: Action, resource: Resource): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'anonymous') return false;
  const rule: Rule = permissionTable[action];
  if (actor.kind === 'machine' && (rule.scope === undefined || !actor.scopes.includes(rule.scope))) return false;
  return actor.grants.some((grant) => {
    const reach = rule.roles[grant.role];
    return reach !== undefined && reaches(reach, grant.cvegeo, resource);
  });
}

/** The roles that may do `action`, for the sentence "who can" of a refusal. */
export function rolesThatCan(action: Action): Role[] {
  return Object.keys(permissionTable[action].roles) as Role[];
}
