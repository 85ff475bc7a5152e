import { answerDueOn, dateInMexicoCity, type Actor } from '@rma/domain';
import { appendToLedger } from '@rma/persistence';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import { lockMember } from '../membership/membership-queries.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { receivedNotice } from './request-notices.ts';
import { findRequest, lockRequest, nextFolio, putRequest } from './request-queries.ts';
import { showRequest } from './request-view-queries.ts';
import * as votes from './vote-queries.ts';

const publicMailbox: Actor = { kind: 'system', name: 'public-mailbox' };

/** A request with the count of its votes as it now is, here and in the national view. */
export async function recount(trx: Trx, requestId: string): Promise<void> {
  await votes.recountVotes(trx, requestId);
  const request = await findRequest(trx, requestId);
  if (request) await showRequest(trx, request);
}

/**
 * What a confirmed e-mail does: an author's makes the request public, with its folio and the government's days running
 * from now; anybody else's counts as a vote. Again, or after the request ended, it changes nothing.
 */
export function createVoteConfirmation(
  deps: RegistryDeps,
  { notifications }: { notifications: Notifications },
) {
  const { clock } = deps;

  async function publish(trx: Trx, requestId: string, cvegeo: string): Promise<void> {
    await lockMember(trx, cvegeo);
    const at = clock.now();
    const folio = await nextFolio(trx, cvegeo, dateInMexicoCity(at).slice(0, 4));
    await putRequest(trx, requestId, {
      folio,
      state: 'published',
      received_at: at,
      due_on: answerDueOn(cvegeo, at),
    });
    await recount(trx, requestId);
    const request = await findRequest(trx, requestId);
    if (!request) return;
    const notice = receivedNotice(request);
    await notifications.notify(trx, { officialsOf: cvegeo }, notice);
    await notifications.notify(trx, { role: 'squad' }, { ...notice, path: '/coordinacion/peticiones' });
    const entry = {
      kind: 'request.published' as const,
      subject: `request:${requestId}`,
      cvegeo,
      cause: 'petición de la ciudadanía',
      detail: { folio, dueOn: request.due_on },
    };
    await appendToLedger(trx, [entry], { actor: publicMailbox, clock });
  }

  return async function confirmVote(trx: Trx, voteId: string): Promise<{ path: string }> {
    const found = await votes.findVote(trx, voteId);
    if (!found) return { path: '/peticiones' };
    let request = await lockRequest(trx, found.request_id);
    // While this waited for the request, the vote may have moved with it into another, and that one into a third.
    let vote = await votes.findVote(trx, voteId);
    while (request && vote && vote.request_id !== request.id) {
      request = await lockRequest(trx, vote.request_id);
      vote = await votes.findVote(trx, voteId);
    }
    if (!request || !vote) return { path: '/peticiones' };
    const path = `/peticiones/${request.id}`;
    if (vote.confirmed_at !== null) return { path };
    if (request.state === 'received' && !vote.is_author) return { path: '/peticiones' };
    await votes.confirmVote(trx, voteId, clock.now());
    if (request.state === 'received') await publish(trx, request.id, request.cvegeo);
    else await recount(trx, request.id);
    return { path };
  };
}
