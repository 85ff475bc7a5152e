import type { Actor } from '@rma/domain';
import { refusal } from '@rma/service-kit';
import type { RegistryDeps } from '../dependencies.ts';
import { putAccountStates } from './account-queries.ts';

/** Which accounts may be used at all. */
export function createAccountStates({ db }: RegistryDeps) {
  return {
    /**
     * For the system itself: opens or shuts every account of a mail domain. A shut account does not sign in, does not
     * renew its sessions, and its API keys do not work.
     */
    async put(actor: Actor, change: { emailDomain: string; state: 'active' | 'disabled' }): Promise<void> {
      if (actor.kind !== 'system') throw refusal(actor, 'account.invite');
      await putAccountStates(db, change, change.state);
    },
  };
}
