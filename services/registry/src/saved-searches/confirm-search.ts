import type { Clock } from '@rma/domain';
import type { Trx } from '../dependencies.ts';
import { choicesOf, putChoices } from '../notifications/preference-queries.ts';
import type { ConfirmationHandler } from '../public-writing/confirmations.ts';
import { activate, findSearch, newestEvent } from './saved-search-queries.ts';

/** Where somebody with an account sees their searches, and somebody without one the search they were told of. */
export const pageOfSearch = (search: { account_id: string | null; stop_token: string }): string =>
  search.account_id === null ? `/busquedas/${search.stop_token}` : '/busquedas';

/** Who asks by mail to be told has the letters again, if they once stopped them; an account chooses that by itself. */
async function hearAgain(trx: Trx, email: string, at: Date): Promise<void> {
  const [delivery] = (await choicesOf(trx, [email], 'search.alert')).values();
  if (delivery !== 'portal') return;
  await putChoices(trx, email, { choices: [{ kind: 'search.alert', delivery: 'digest' }], at });
}

/** From now on a search is told. */
export function createSearchConfirmation({ clock }: { clock: Clock }): ConfirmationHandler {
  return async (trx: Trx, id: string) => {
    const at = clock.now();
    const search = await findSearch(trx, id);
    if (!search) return { path: '/buscar' };
    await activate(trx, id, { eventNumber: await newestEvent(trx), at });
    if (search.email !== null && search.state === 'waiting') await hearAgain(trx, search.email, at);
    return { path: pageOfSearch(search) };
  };
}
