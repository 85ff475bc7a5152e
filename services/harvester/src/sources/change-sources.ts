import { actorReference, can, type Actor } from '@rma/domain';
import { organizationName, type SourceKind } from '@rma/interop';
import { appendToLedger, transaction, violates, type LedgerEntry, type Selection } from '@rma/persistence';
import { authorize, problems } from '@rma/service-kit';
import type { HarvesterDependencies } from '../dependencies.ts';
import { named } from '../permission.ts';
import { harvesterProblems } from '../problems.ts';
import { refusePrivateAddress } from './public-address.ts';
import { putNationalSource } from './national-source-queries.ts';
import { sourceFor } from './source-for.ts';
import { changeSource, findGovernment, insertSource, otherGovernmentAt } from './source-queries.ts';

export type NewSource = {
  cvegeo: string;
  kind: SourceKind;
  url: string;
  title: string;
  selection?: Selection | undefined;
  everyHours?: number | undefined;
};

/**
 * Proposes a source of a government; returns its id. Throws source-address-refused at once for an address that is
 * not of the public Internet, already-exists for the same address and selection.
 */
export async function proposeSource(
  deps: HarvesterDependencies,
  actor: Actor,
  wanted: NewSource,
): Promise<{ sourceId: string }> {
  authorize(actor, 'source.propose', { cvegeo: wanted.cvegeo });
  const government = await findGovernment(deps.db, wanted.cvegeo);
  if (government === undefined) throw problems.notFound({ what: named.government });
  await refusePrivateAddress(deps, wanted.url);
  const { organization } = wanted.selection ?? {};
  const selection: Selection =
    organization === undefined ? {} : { organization: organizationName.parse(organization) };
  try {
    const sourceId = await insertSource(deps.db, {
      cvegeo: wanted.cvegeo,
      kind: wanted.kind,
      title: wanted.title,
      url: wanted.url,
      selection: JSON.stringify(selection),
      state: 'proposed',
      ...(wanted.everyHours !== undefined && { every_hours: wanted.everyHours }),
      proposed_by: actorReference(actor),
      proposed_at: deps.clock.now(),
    });
    return { sourceId };
  } catch (error) {
    if (!violates(error, 'source_once')) throw error;
    throw problems.alreadyExists({
      what: { es: 'esa fuente de este gobierno', en: 'that source of this government' },
    });
  }
}

const byItsKeeper = 'lo decidió quien administra la fuente';

/**
 * Approves a proposed source, or resumes a paused one; its first run is due at once. Throws not-found, forbidden, and
 * portal-of-another to a government's own administrator: whose a server's datasets are only coordinators decide.
 */
export async function approveSource(
  deps: HarvesterDependencies,
  actor: Actor,
  wanted: { sourceId: string },
): Promise<void> {
  const { db, clock } = deps;
  const source = await sourceFor(deps, actor, { sourceId: wanted.sourceId, action: 'source.approve' });
  if (source.state === 'proposed' && !can(actor, 'source.approve', { cvegeo: null })) {
    const government = await otherGovernmentAt(db, source);
    if (government !== undefined) throw harvesterProblems.portalOfAnother({ government });
  }
  const now = clock.now();
  await transaction(db, { name: 'harvest.approve-source' }, async (trx) => {
    const isChanged = await changeSource(trx, source.id, {
      from: ['proposed', 'paused'],
      set: { state: 'approved', decided_by: actorReference(actor), decided_at: now, next_run_at: now },
    });
    if (!isChanged) return;
    await putNationalSource(trx, source, {
      health: source.health ?? 'healthy',
      lastRunAt: null,
      lastSuccessAt: null,
    });
    const { id, cvegeo, kind, title, url } = source;
    const common = { subject: `source:${id}`, cvegeo, detail: { kind, title, url } };
    const entry: LedgerEntry =
      source.state === 'paused'
        ? { kind: 'source.resumed', cause: byItsKeeper, ...common }
        : { kind: 'source.approved', cause: 'aprobación de la propuesta', ...common };
    await appendToLedger(trx, [entry], { actor, clock });
  });
}

/** Stops a source's turns; what it published stays. */
export async function pauseSource(
  deps: HarvesterDependencies,
  actor: Actor,
  wanted: { sourceId: string },
): Promise<void> {
  const source = await sourceFor(deps, actor, { sourceId: wanted.sourceId, action: 'source.approve' });
  const { db, clock } = deps;
  await transaction(db, { name: 'harvest.pause-source' }, async (trx) => {
    const isChanged = await changeSource(trx, source.id, {
      from: ['approved'],
      set: {
        state: 'paused',
        next_run_at: null,
        decided_by: actorReference(actor),
        decided_at: clock.now(),
      },
    });
    if (!isChanged) return;
    const { id, cvegeo, title, url } = source;
    await appendToLedger(
      trx,
      [
        {
          kind: 'source.paused',
          subject: `source:${id}`,
          cvegeo,
          cause: byItsKeeper,
          detail: { title, url },
        },
      ],
      { actor, clock },
    );
  });
}
