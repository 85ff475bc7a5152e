import type { Actor, Grant, Role, Scope } from './actor.ts';
import { covers, levelOf } from './cvegeo.ts';

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
  // A person of that government answers for it, so there is no scope: a machine may not.
  'personal-data.keep': { roles: { ...publishers } },
  'package.withdraw': { roles: { ...publishers, coordinator: 'network' }, scope: 'catalog:publish' },
  'source.read': { roles: { ...readers, ...publishers, 'state-cto': 'state' }, scope: 'catalog:read' },
  'source.propose': { roles: { coordinator: 'network', squad: 'network', ...publishers } },
  'source.approve': { roles: { coordinator: 'network', administrator: 'own' } },
  'run.start': { roles: { coordinator: 'network', squad: 'network', ...publishers }, scope: 'harvest:write' },
  'source.preview': { roles: { coordinator: 'network', squad: 'network', ...publishers } },
  'source.schedule': { roles: { coordinator: 'network', administrator: 'own' } },
  'source.accept-certificate': { roles: { coordinator: 'network' } },
  'source.revoke': { roles: { coordinator: 'network' } },
  'run.cancel': { roles: { coordinator: 'network', ...publishers }, scope: 'harvest:write' },
  'link.read': { roles: { ...readers, ...publishers, 'state-cto': 'state' }, scope: 'catalog:read' },
  'link.check': { roles: { coordinator: 'network', squad: 'network', ...publishers } },
  'node.read': { roles: { ...readers, ...publishers } },
  'node.decide': { roles: { coordinator: 'network' } },
  'node.revoke': { roles: { coordinator: 'network' } },
  'instance-key.manage': { roles: { coordinator: 'network' } },
  'subscription.manage': { roles: { coordinator: 'network', ...publishers } },
  'run.decide': { roles: { coordinator: 'network', administrator: 'own' } },
  'memorandum.review': { roles: { coordinator: 'network', ...publishers } },
  // Only the government says that it would sign a text; nobody says so for it.
  'memorandum.accept': { roles: publishers },
  'memorandum.attest': { roles: { coordinator: 'network' } },
  'commitment.read': { roles: { ...readers, ...publishers, 'state-cto': 'state' } },
  'commitment.except': { roles: { coordinator: 'network' } },
  'charter.record': { roles: { coordinator: 'network' } },
  'pipeline.read': { roles: { ...readers } },
  'pipeline.write': { roles: { coordinator: 'network' } },
  'administration.record': { roles: { coordinator: 'network', administrator: 'own' } },
  'handover.read': { roles: { ...readers, ...publishers, 'state-cto': 'state' } },
  'handover.write': { roles: { coordinator: 'network', ...publishers } },
  'member.adopt': { roles: { coordinator: 'network' } },
  'inventory.read': { roles: { ...readers, ...publishers, 'state-cto': 'state' }, scope: 'catalog:read' },
  'inventory.write': { roles: { ...publishers, squad: 'network' }, scope: 'catalog:write' },
  'plan.publish': { roles: { ...publishers }, scope: 'catalog:publish' },
  'request.read-private': { roles: { ...readers, ...publishers } },
  'request.check': { roles: { coordinator: 'network', squad: 'network' } },
  'request.answer': { roles: { ...publishers } },
  'report.answer': { roles: { ...publishers } },
  'consultation.manage': { roles: { coordinator: 'network', ...publishers } },
  'reuse.moderate': { roles: { coordinator: 'network', squad: 'network' } },
  // A government contests how it is measured; the network answers, in everybody's sight.
  'figure.contest': { roles: { ...publishers } },
  'figure.answer': { roles: { coordinator: 'network' } },
  'observatory.manage': { roles: { coordinator: 'network' } },
  'programme.read': { roles: { ...readers, ...publishers, 'state-cto': 'state' } },
  'programme.manage': { roles: { coordinator: 'network', squad: 'network' } },
  'task.complete': { roles: { squad: 'network', ...publishers } },
  'ticket.open': { roles: { ...publishers } },
  'ticket.answer': { roles: { coordinator: 'network', squad: 'network' } },
  'account.end-sessions': { roles: { coordinator: 'network' } },
  'identity-provider.manage': { roles: { coordinator: 'network', administrator: 'own' } },
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
  if (actor.kind === 'machine' && (rule.scope === undefined || !actor.scopes.includes(rule.scope)))
    return false;
  return actor.grants.some((grant) => {
    const reach = rule.roles[grant.role];
    return reach !== undefined && reaches(reach, grant.cvegeo, resource);
  });
}

/** The roles that may do `action`, for the sentence "who can" of a refusal. */
export function rolesThatCan(action: Action): Role[] {
  return Object.keys(permissionTable[action].roles) as Role[];
}

/**
 * The governments `actor` may do `action` on, for a private list: `all`, or the keys of the grants that allow
 * it (with reach `state`, the municipalities of a listed state are included). Empty when there are none.
 */
export function governmentsFor(actor: Actor, action: Action): 'all' | string[] {
  if (can(actor, action, { cvegeo: null })) return 'all';
  if (actor.kind !== 'person' && actor.kind !== 'machine') return [];
  const keys = actor.grants.flatMap(({ cvegeo }) => (cvegeo === null ? [] : [cvegeo]));
  return [...new Set(keys)].filter((cvegeo) => can(actor, action, { cvegeo }));
}

/**
 * Whether a grant makes sense: a CTO has a state, a liaison and an administrator have a government, the other
 * roles are of the whole network.
 */
export function isCoherentGrant({ role, cvegeo }: Grant): boolean {
  switch (role) {
    case 'liaison':
    case 'administrator':
      return cvegeo !== null;
    case 'state-cto':
      return cvegeo !== null && levelOf(cvegeo) === 'state';
    case 'coordinator':
    case 'squad':
    case 'ally':
    case 'auditor':
      return cvegeo === null;
  }
}

/**
 * Whether `actor` may invite somebody into `grant`: a coordinator into any, an administrator only a liaison of
 * the same government. Nobody hands out more than the table gives them.
 */
export function canInvite(actor: Actor, grant: Grant): boolean {
  if (can(actor, 'account.invite', { cvegeo: null })) return true;
  return grant.role === 'liaison' && can(actor, 'account.invite', { cvegeo: grant.cvegeo });
}
