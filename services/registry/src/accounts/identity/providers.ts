import { randomUUID } from 'node:crypto';
import { actorReference, can, memberStates, type Actor, type Result } from '@rma/domain';
import { transaction, violates } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import type { RegistryDeps, Trx } from '../../dependencies.ts';
import type { Notifications } from '../../notifications/notifications.ts';
import { findMember } from '../../membership/membership-queries.ts';
import * as queries from './identity-queries.ts';
import type { Oidc } from './oidc.ts';

const manage = 'identity-provider.manage';

export type ProviderWish = {
  issuer: string;
  clientId: string;
  /** Absent: the one there was. */
  clientSecret?: string | undefined;
  emailDomain: string;
};

/** The identity provider of each government that has one. */
export function createProviders(
  deps: RegistryDeps,
  { oidc, notifications }: { oidc: Oidc | null; notifications: Notifications },
) {
  const { db, clock } = deps;

  const tell = (trx: Trx, cvegeo: string, title: string) =>
    notifications.notify(
      trx,
      { officialsOf: cvegeo },
      {
        kind: 'account.security',
        cvegeo,
        title,
        body: 'Cambió cómo entran a la red las personas de su gobierno. Si no lo esperaba, avise a la coordinación de la red.',
        path: `/funcionarios/${cvegeo}/identidad`,
        about: `identity-provider:${randomUUID()}`,
      },
    );

  return {
    /** The settings of a government's provider, without its secret; null when it has none. */
    async read(actor: Actor, cvegeo: string) {
      authorize(actor, manage, { cvegeo });
      const found = await queries.findProvider(db, cvegeo);
      if (!found) return null;
      const { clientSecret: _secret, setAt, ...shown } = found;
      return { ...shown, setAt: setAt.toISOString() };
    },

    /** Where the provider must send people back. */
    redirectUri: oidc?.redirectUri ?? null,

    /**
     * Sets a government's provider once it answers at its address. Everybody of a domain is sent to its provider, so a
     * domain of people outside the government is only for the coordinators to give.
     */
    async put(
      actor: Actor,
      cvegeo: string,
      wish: ProviderWish,
    ): Promise<
      Result<
        object,
        'not-a-member' | 'provider-secret-missing' | 'provider-unreachable' | 'provider-domain-taken'
      >
    > {
      authorize(actor, manage, { cvegeo });
      const member = await findMember(db, cvegeo);
      if (!memberStates.some((state) => state === member?.state))
        return { ok: false, reason: 'not-a-member' };
      const known = await queries.findProvider(db, cvegeo);
      // The secret is for the provider it was given to, and never goes to another.
      const kept = known?.issuer === wish.issuer ? known.clientSecret : undefined;
      const clientSecret = wish.clientSecret ?? kept;
      if (clientSecret === undefined) return { ok: false, reason: 'provider-secret-missing' };
      const provider = { cvegeo, ...wish, clientSecret };
      if (!oidc || !(await oidc.check(provider)).ok) return { ok: false, reason: 'provider-unreachable' };
      const isCoordinators = can(actor, manage, { cvegeo: null });
      if (!isCoordinators && (await queries.isDomainOfOthers(db, provider)))
        return { ok: false, reason: 'provider-domain-taken' };
      try {
        await transaction(db, { name: 'set identity provider' }, async (trx) => {
          await queries.putProvider(trx, { ...provider, setAt: clock.now(), setBy: actorReference(actor) });
          await tell(trx, cvegeo, 'Su gobierno entra con su propia identidad');
        });
        return { ok: true };
      } catch (error) {
        if (violates(error, 'identity_provider_domain'))
          return { ok: false, reason: 'provider-domain-taken' };
        throw error;
      }
    },

    /** Takes a government's provider away; its people sign in as before. */
    remove(actor: Actor, cvegeo: string): Promise<Result<object, 'provider-not-found'>> {
      authorize(actor, manage, { cvegeo });
      return transaction(db, { name: 'remove identity provider' }, async (trx) => {
        if (!(await queries.removeProvider(trx, cvegeo))) return { ok: false, reason: 'provider-not-found' };
        await tell(trx, cvegeo, 'Su gobierno ya no entra con su propia identidad');
        return { ok: true };
      });
    },
  };
}

export type Providers = ReturnType<typeof createProviders>;
