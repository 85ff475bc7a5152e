import type { Actor } from '@rma/domain';
import type { Services } from '../services.ts';
import { demonstrationEmail, demonstrationPassword } from './accounts.ts';

const searches = [
  { name: 'Refugios temporales de todo el país', query: 'q=refugios&tema=resilience' },
  { name: 'Lo nuevo de Coahuila y sus municipios', query: 'lugar=05' },
  { name: 'Datos con una columna de velocidad', query: 'columna=velocidad' },
];

/** Searches that the liaison of Torreón is told of. Saving them again changes nothing. */
export async function loadSearches({ registry }: Services): Promise<void> {
  const email = demonstrationEmail('enlace', '05035');
  const account = await registry.sessions.checkCredentials(email, demonstrationPassword);
  if (account === null) return;
  const actor: Actor = { kind: 'person', accountId: account.id, name: account.name, grants: [] };
  for (const search of searches) {
    const saved = await registry.demand.savedSearches.save(actor, search);
    if (!saved.ok) throw new Error(`${search.name} could not be saved: ${saved.reason}`);
  }
}
