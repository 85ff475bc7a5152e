import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anonymous, roles, scopes, type Actor, type Grant, type Role } from './actor.ts';
import {
  can,
  canInvite,
  governmentsFor,
  isCoherentGrant,
  permissionTable,
  rolesThatCan,
} from './permissions.ts';
import type { Action } from './permissions.ts';

const actions = Object.keys(permissionTable) as Action[];
const person = (...grants: Grant[]): Actor => ({ kind: 'person', accountId: 'a', name: 'A', grants });
const machine = (grants: Grant[], held: readonly string[]): Actor => ({
  kind: 'machine',
  apiKeyId: 'k',
  accountId: 'a',
  grants,
  scopes: [...held],
});

const keys = fc.oneof(
  fc.constantFrom('17', '17007', '17001', '05', '05035'),
  fc.integer({ min: 1, max: 32 }).map((state) => String(state).padStart(2, '0')),
);
const anyAction = fc.constantFrom(...actions);
const anyGrant = fc.record({ role: fc.constantFrom(...roles), cvegeo: fc.option(keys) });
const anyResource = fc.record({ cvegeo: fc.option(keys) });

describe('the permission table', () => {
  test('gives nothing to anonymous and everything to the system', () => {
    for (const action of actions) {
      expect(can(anonymous, action, { cvegeo: '17007' })).toBe(false);
      expect(can({ kind: 'system', name: 'test' }, action, { cvegeo: null })).toBe(true);
    }
  });

  test('gives nothing to a role that the action does not list', () => {
    fc.assert(
      fc.property(anyAction, anyGrant, anyResource, (action, grant, resource) => {
        fc.pre(!rolesThatCan(action).includes(grant.role));
        expect(can(person(grant), action, resource)).toBe(false);
      }),
    );
  });

  test('never lets a grant reach outside of its own state', () => {
    fc.assert(
      fc.property(anyAction, anyGrant, anyResource, (action, grant, resource) => {
        fc.pre(grant.cvegeo !== null && resource.cvegeo?.slice(0, 2) !== grant.cvegeo.slice(0, 2));
        expect(can(person(grant), action, resource)).toBe(false);
      }),
    );
  });

  test('never loses a permission by gaining a grant', () => {
    fc.assert(
      fc.property(anyAction, fc.array(anyGrant), anyGrant, anyResource, (action, held, added, resource) => {
        fc.pre(can(person(...held), action, resource));
        expect(can(person(...held, added), action, resource)).toBe(true);
      }),
    );
  });

  test('never gives a machine more than its owner has', () => {
    const anyScopes = fc.subarray([...scopes]);
    fc.assert(
      fc.property(anyAction, fc.array(anyGrant), anyScopes, anyResource, (action, grants, held, resource) => {
        fc.pre(can(machine(grants, held), action, resource));
        expect(can(person(...grants), action, resource)).toBe(true);
      }),
    );
  });

  test('gives a machine nothing without the scope, and nothing that has no scope', () => {
    const liaison: Grant = { role: 'liaison', cvegeo: '17007' };
    const resource = { cvegeo: '17007' };
    expect(can(machine([liaison], ['catalog:write']), 'package.write', resource)).toBe(true);
    expect(can(machine([liaison], ['catalog:read']), 'package.write', resource)).toBe(false);
    expect(can(machine([liaison], [...scopes]), 'api-key.manage', resource)).toBe(false);
  });

  test.each<[Role, string, Action, string | null, boolean]>([
    ['liaison', '17007', 'package.publish', '17007', true],
    ['liaison', '17007', 'package.publish', '17001', false],
    ['liaison', '17', 'package.publish', '17007', false],
    ['state-cto', '17', 'package.read', '17007', true],
    ['state-cto', '17', 'package.write', '17007', false],
    ['state-cto', '05', 'package.read', '17007', false],
    ['administrator', '17007', 'official.replace', '17007', true],
    ['administrator', '17007', 'official.replace', '17001', false],
    ['administrator', '17007', 'application.decide', '17007', false],
    ['liaison', '17007', 'personal-data.keep', '17007', true],
    ['administrator', '17007', 'personal-data.keep', '17007', true],
    ['liaison', '17007', 'personal-data.keep', '17001', false],
    ['squad', '17007', 'personal-data.keep', '17007', false],
  ])('%s of %s, %s on %s: %s', (role, granted, action, cvegeo, expected) => {
    expect(can(person({ role, cvegeo: granted }), action, { cvegeo })).toBe(expected);
  });
});

describe('a private list', () => {
  test('shows exactly the governments that one may ask for one by one', () => {
    fc.assert(
      fc.property(anyAction, fc.array(anyGrant), keys, (action, grants, cvegeo) => {
        const actor = person(...grants);
        const listed = governmentsFor(actor, action);
        const shown = listed === 'all' ? [cvegeo] : listed;
        expect(shown.filter((key) => !can(actor, action, { cvegeo: key }))).toEqual([]);
        const isHeld = grants.some((grant) => grant.cvegeo === cvegeo);
        const isHidden = listed !== 'all' && !listed.includes(cvegeo);
        expect(isHeld && isHidden && can(actor, action, { cvegeo })).toBe(false);
      }),
    );
  });
});

describe('an invitation', () => {
  const administrator = person({ role: 'administrator', cvegeo: '17007' });

  test('of a coordinator may be into any role', () => {
    const coordinator = person({ role: 'coordinator', cvegeo: null });
    for (const role of roles) expect(canInvite(coordinator, { role, cvegeo: null })).toBe(true);
  });

  test('of an administrator is only for a liaison of the same government', () => {
    expect(canInvite(administrator, { role: 'liaison', cvegeo: '17007' })).toBe(true);
    expect(canInvite(administrator, { role: 'liaison', cvegeo: '17001' })).toBe(false);
    expect(canInvite(administrator, { role: 'liaison', cvegeo: null })).toBe(false);
    for (const role of roles.filter((name) => name !== 'liaison'))
      expect(canInvite(administrator, { role, cvegeo: '17007' })).toBe(false);
  });

  test('of anybody else is refused', () => {
    fc.assert(
      fc.property(anyGrant, anyGrant, (held, invited) => {
        fc.pre(held.role !== 'coordinator' && held.role !== 'administrator');
        expect(canInvite(person(held), invited)).toBe(false);
      }),
    );
  });

  test.each<[Role, string | null, boolean]>([
    ['liaison', '17007', true],
    ['liaison', null, false],
    ['administrator', '17', true],
    ['state-cto', '17', true],
    ['state-cto', '17007', false],
    ['state-cto', null, false],
    ['coordinator', null, true],
    ['coordinator', '17', false],
    ['squad', '17', false],
    ['ally', null, true],
    ['auditor', null, true],
  ])('a grant of %s on %s is coherent: %s', (role, cvegeo, expected) => {
    expect(isCoherentGrant({ role, cvegeo })).toBe(expected);
  });
});
