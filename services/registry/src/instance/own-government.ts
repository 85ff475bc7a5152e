import type { Actor } from '@rma/domain';
import { appendToLedger, transaction } from '@rma/persistence';
import type { RegistryDeps } from '../dependencies.ts';
import { findMember } from '../membership/membership-queries.ts';
import { joinOwnGovernments } from './own-government-queries.ts';

const start: Actor = { kind: 'system', name: 'node' };

/**
 * A node belongs to its government, so that government (and the municipalities of a state) may publish on it from
 * the first start, without a memorandum. Safe to call at every start. Returns that government; null for a hub. Throws
 * when INEGI has no such key.
 */
export async function settleOwnGovernment({
  db,
  clock,
  instance,
}: RegistryDeps): Promise<{ cvegeo: string; name: string } | null> {
  const cvegeo = instance?.mode === 'node' ? instance.cvegeo : null;
  if (cvegeo === null) return null;
  const own = await findMember(db, cvegeo);
  if (own === null) {
    throw new Error(
      `RMA_NODE_CVEGEO: INEGI no tiene un gobierno con la clave ${cvegeo}. / INEGI has no government ${cvegeo}.`,
    );
  }
  await transaction(db, { name: 'settle own government' }, async (trx) => {
    const joined = await joinOwnGovernments(trx, { cvegeo, at: clock.now() });
    await appendToLedger(
      trx,
      joined.map((key) => ({
        kind: 'membership.approved' as const,
        subject: `government:${key}`,
        cvegeo: key,
        cause: 'Es el gobierno de este nodo.',
        detail: { from: null, to: 'active' },
      })),
      { actor: start, clock },
    );
  });
  return { cvegeo, name: own.name };
}
