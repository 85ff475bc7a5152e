import type { Result } from '@rma/domain';
import type { Trx } from '../../dependencies.ts';
import { lockMember } from '../../membership/membership-queries.ts';
import { addAccount, findAccount, findAccountByEmail, type Account } from '../account-queries.ts';
import { fulfilInvitation } from '../fulfil-invitation.ts';
import { findOpenInvitation } from '../invitation-queries.ts';
import {
  addIdentity,
  findIdentityAccount,
  governmentsOfGrants,
  type Identity,
  type Provider,
} from './identity-queries.ts';
import type { OidcPerson } from './oidc.ts';

type Resolved = Result<{ account: Account }, 'identity-unknown'>;
const unknown = { ok: false, reason: 'identity-unknown' } as const;

const domainOf = (email: string) => email.slice(email.lastIndexOf('@') + 1).toLowerCase();

/** The account of an identity, while it is open. */
async function accountOfIdentity(trx: Trx, identity: Identity): Promise<Account | undefined> {
  const id = await findIdentityAccount(trx, identity);
  const account = id === undefined ? undefined : await findAccount(trx, id);
  return account?.state === 'active' ? account : undefined;
}

/** The account that an open invitation of the provider's government makes for its person. */
async function accountOfInvitation(
  trx: Trx,
  { email, cvegeo, at }: { email: string; cvegeo: string; at: Date },
): Promise<Account | undefined> {
  await lockMember(trx, cvegeo);
  const invitation = await findOpenInvitation(trx, { email, cvegeo, now: at });
  if (!invitation) return undefined;
  const { name } = invitation;
  const id = await addAccount(trx, { email, name, passwordHash: null, at });
  if (id === undefined) return undefined;
  const account: Account = { id, email, name, password_hash: null, state: 'active' };
  return (await fulfilInvitation(trx, invitation, { account, at })) ? account : undefined;
}

/**
 * Gives an account without a password what its open invitation of the provider's government promises: who never had a
 * password cannot accept it by its link. Not while it has a role elsewhere.
 */
async function takeUpInvitation(
  trx: Trx,
  account: Account,
  { cvegeo, at }: { cvegeo: string; at: Date },
): Promise<void> {
  if (account.password_hash !== null || account.state !== 'active') return;
  await lockMember(trx, cvegeo);
  const governments = await governmentsOfGrants(trx, account.id);
  if (governments.some((each) => each !== cvegeo)) return;
  const invitation = await findOpenInvitation(trx, { email: account.email, cvegeo, now: at });
  if (invitation) await fulfilInvitation(trx, invitation, { account, at });
}

/**
 * Whose account somebody has, of whom a government's provider vouches: the one linked already, else by verified e-mail of
 * the provider's domain the one of that address, or the one its open invitation makes; never one from nothing.
 * A government's provider speaks for its own people alone: whoever has a role elsewhere, or in the whole network, does
 * not sign in by it.
 */
export async function resolvePerson(
  trx: Trx,
  provider: Provider,
  { person, at }: { person: OidcPerson; at: Date },
): Promise<Resolved> {
  const identity: Identity = { method: 'oidc', issuer: provider.issuer, subject: person.subject };
  const { cvegeo } = provider;
  const linked = await accountOfIdentity(trx, identity);
  if (linked) {
    await takeUpInvitation(trx, linked, { cvegeo, at });
    return (await isOwn(trx, linked.id, cvegeo)) ? { ok: true, account: linked } : unknown;
  }

  const { email, isEmailVerified } = person;
  if (email === null || !isEmailVerified || domainOf(email) !== provider.emailDomain.toLowerCase())
    return unknown;
  const known = await findAccountByEmail(trx, email);
  if (known) await takeUpInvitation(trx, known, { cvegeo, at });
  const account = known ?? (await accountOfInvitation(trx, { email, cvegeo, at }));
  if (account?.state !== 'active' || !(await isOwn(trx, account.id, cvegeo))) return unknown;
  const isLinked = await addIdentity(trx, { ...identity, accountId: account.id, at });
  return isLinked ? { ok: true, account } : unknown;
}

/** Whether every role of an account, and at least one, is of this government. */
async function isOwn(trx: Trx, accountId: string, cvegeo: string): Promise<boolean> {
  const governments = await governmentsOfGrants(trx, accountId);
  return governments.length > 0 && governments.every((each) => each === cvegeo);
}
