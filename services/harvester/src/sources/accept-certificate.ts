import type { Actor } from '@rma/domain';
import type { HarvesterDependencies } from '../dependencies.ts';
import { sourceFor } from './source-for.ts';
import { setAcceptedCertificate } from './source-queries.ts';

/**
 * Accepts for a source the one certificate with this sha256 fingerprint although no authority vouches for it, and no
 * other; null accepts none again. Throws not-found, forbidden.
 */
export async function acceptCertificate(
  deps: HarvesterDependencies,
  actor: Actor,
  { sourceId, sha256 }: { sourceId: string; sha256: string | null },
): Promise<void> {
  const source = await sourceFor(deps, actor, { sourceId, action: 'source.accept-certificate' });
  await setAcceptedCertificate(deps.db, source.id, sha256);
  deps.logger.warn({ sourceId, sha256 }, 'a certificate without an authority is accepted or no longer so');
}
