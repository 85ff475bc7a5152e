import { actorReference, type Actor, type Period, type Result } from '@rma/domain';
import { transaction } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import type { Documents } from '../documents/documents.ts';
import type { ReceivedFile } from '../documents/receive-file.ts';
import { lockMember } from '../membership/membership-queries.ts';
import * as queries from './absence-queries.ts';
import { findOfficial } from './official-queries.ts';
import { listPosts } from './post-queries.ts';

type Which = { cvegeo: string; officialId: string };

const overlap = (one: Period, other: Period) =>
  one.from <= (other.until ?? '9999-12-31') && other.from <= (one.until ?? '9999-12-31');

/** The days on which a holder does not act and the substitute does, each by a document. */
export function createAbsences({ db, clock }: RegistryDeps, { documents }: { documents: Documents }) {
  async function holderOf(trx: Trx, { cvegeo, officialId }: Which) {
    await lockMember(trx, cvegeo);
    const posts = await listPosts(trx, [cvegeo]);
    return posts.find(({ id, standing }) => id === officialId && standing === 'holder') ?? null;
  }

  return {
    /** Records an absence of who holds a post; dates are those of the government's own calendar. */
    record(
      actor: Actor,
      which: Which,
      absence: Period & { reason: string; document: ReceivedFile },
    ): Promise<Result<{ id: string }, 'official-not-found' | 'absence-overlaps'>> {
      authorize(actor, 'official.replace', which);
      return transaction(db, { name: 'record absence' }, async (trx) => {
        const holder = await holderOf(trx, which);
        if (!holder) return { ok: false, reason: 'official-not-found' };
        if (holder.absences.some((each) => overlap(each, absence)))
          return { ok: false, reason: 'absence-overlaps' };
        const documentId = await documents.keep(trx, actor, absence.document);
        const id = await queries.addAbsence(trx, {
          officialId: holder.id,
          from: absence.from,
          until: absence.until,
          reason: absence.reason,
          documentId,
          at: clock.now(),
          by: actorReference(actor),
        });
        return { ok: true, id };
      });
    },

    /** The holder is back, or never left: from now on they act and the substitute does not. */
    end(actor: Actor, which: Which, id: string): Promise<Result<object, 'absence-not-found'>> {
      authorize(actor, 'official.replace', which);
      return transaction(db, { name: 'end absence' }, async (trx) => {
        const official = await findOfficial(trx, which.officialId);
        const isEnded =
          official?.cvegeo === which.cvegeo &&
          (await queries.endAbsence(trx, { id, officialId: official.id }, clock.now()));
        return isEnded ? { ok: true } : { ok: false, reason: 'absence-not-found' };
      });
    },
  };
}

export type Absences = ReturnType<typeof createAbsences>;
