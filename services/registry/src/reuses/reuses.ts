import {
  actorReference,
  nextState,
  reuseTransitions,
  type Actor,
  type Result,
  type ReuseEvent,
  type ReuseState,
} from '@rma/domain';
import { appendToLedger, transaction } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import type { Notifications } from '../notifications/notifications.ts';
import type { Confirmations, WritingRefusal } from '../public-writing/confirmations.ts';
import { writerOf } from '../public-writing/writer.ts';
import { tellPeople } from '../requests/tell-people.ts';
import * as queries from './reuse-queries.ts';

/** What a confirmed e-mail does for a reuse: the squad is asked to look at it. */
export function createReuseConfirmation({ notifications }: { notifications: Notifications }) {
  return async function confirmReuse(trx: Trx, id: string): Promise<{ path: string }> {
    const reuse = await queries.lockReuse(trx, id);
    const state = reuse && nextState(reuseTransitions, reuse.state, 'confirm');
    if (!reuse || state === null || state === undefined) return { path: '/usos' };
    await queries.putReuse(trx, id, { state });
    await notifications.notify(
      trx,
      { role: 'squad' },
      {
        kind: 'reuse.submitted',
        cvegeo: null,
        title: `Uso de datos por revisar: ${reuse.title}`,
        body: reuse.summary,
        path: '/coordinacion/usos',
        about: `reuse:${id}:submitted`,
      },
    );
    return { path: '/usos' };
  };
}

const decisionWords: Record<'publish' | 'reject' | 'withdraw', string> = {
  publish: 'Ya está en la página de usos de la red.',
  reject: 'Por ahora no se publicó, por esta razón:',
  withdraw: 'Dejó de mostrarse, por esta razón:',
};

/** What people make with the data: sent by anybody, looked at by the squad, shown with the datasets it uses. */
export function createReuses(deps: RegistryDeps, { confirmations }: { confirmations: Confirmations }) {
  const { db, clock } = deps;

  async function decide(
    actor: Actor,
    id: string,
    decision: { event: Exclude<ReuseEvent, 'confirm'>; reason: string | null },
  ): Promise<Result<{ state: ReuseState }, 'reuse-not-found' | 'reuse-state-refuses'>> {
    authorize(actor, 'reuse.moderate', { cvegeo: null });
    const { event, reason } = decision;
    return transaction(db, { name: 'decide on reuse' }, async (trx) => {
      const reuse = await queries.lockReuse(trx, id);
      if (!reuse || reuse.state === 'received') return { ok: false, reason: 'reuse-not-found' };
      const state = nextState(reuseTransitions, reuse.state, event);
      if (state === null) return { ok: false, reason: 'reuse-state-refuses' };
      const at = clock.now();
      const change = { state, decided_at: at, decided_by: actorReference(actor), reason };
      await queries.putReuse(trx, id, change);
      await queries.showReuse(trx, { ...reuse, ...change });
      const people = reuse.email === null ? [] : [{ name: reuse.author, email: reuse.email }];
      await tellPeople(trx, people, {
        kind: 'reuse.decided',
        cvegeo: null,
        title: `Sobre «${reuse.title}»`,
        body: [decisionWords[event], reason].filter((part) => part !== null).join('\n\n'),
        path: state === 'published' ? `/usos/${id}` : '/usos',
        about: `reuse:${id}:${event}:${at.toISOString()}`,
      });
      await appendToLedger(trx, await entriesOf(trx, { reuse, state, reason }), { actor, clock });
      return { ok: true, state };
    });
  }

  /** One entry for each government whose data it uses; nothing for what never was public. */
  async function entriesOf(
    trx: Trx,
    { reuse, state, reason }: { reuse: queries.Reuse; state: ReuseState; reason: string | null },
  ) {
    if (state === 'rejected') return [];
    const kind = state === 'published' ? ('reuse.published' as const) : ('reuse.withdrawn' as const);
    const datasets = await queries.datasetsOf(trx, reuse.id);
    return [...new Set(datasets.map(({ cvegeo }) => cvegeo))].map((cvegeo) => ({
      kind,
      subject: `reuse:${reuse.id}`,
      cvegeo,
      ...(reason !== null && { cause: reason }),
      detail: { kind: reuse.kind, sector: reuse.sector, sdgs: reuse.sdgs },
    }));
  }

  return {
    /** For anybody; the squad looks at it once its author's e-mail is confirmed. */
    async submit(
      actor: Actor,
      wish: queries.NewReuse & { datasetIds: readonly string[]; email?: string | undefined },
    ): Promise<Result<object, WritingRefusal | 'dataset-not-found'>> {
      const { datasetIds, email, ...told } = wish;
      const datasets = await queries.findDatasets(db, [...new Set(datasetIds)]);
      if (datasets.length < new Set(datasetIds).size) return { ok: false, reason: 'dataset-not-found' };
      const writer = await writerOf(db, actor, { email });
      if (!writer) return { ok: false, reason: 'email-required' };
      return transaction(db, { name: 'submit reuse' }, async (trx) => {
        const may = await confirmations.mayAsk(trx, writer);
        if (!may.ok) return may;
        const id = await queries.addReuse(trx, {
          ...told,
          email: writer.email,
          datasets,
          at: clock.now(),
        });
        await confirmations.ask(trx, writer, { kind: 'reuse', subjectId: id, title: told.title });
        return { ok: true };
      });
    },

    /** What waits for the squad, and what it decided; with the datasets of each. */
    async list(
      actor: Actor,
      page: { states: readonly ReuseState[] | undefined; first: number; after: string | null },
    ) {
      authorize(actor, 'reuse.moderate', { cvegeo: null });
      const rows = await queries.listReuses(db, { ...page, states: page.states ?? ['waiting'] });
      return Promise.all(
        rows.map(async (reuse) => ({ reuse, datasets: await queries.datasetsOf(db, reuse.id) })),
      );
    },

    publish: (actor: Actor, id: string) => decide(actor, id, { event: 'publish', reason: null }),
    reject: (actor: Actor, id: string, { reason }: { reason: string }) =>
      decide(actor, id, { event: 'reject', reason }),
    withdraw: (actor: Actor, id: string, { reason }: { reason: string }) =>
      decide(actor, id, { event: 'withdraw', reason }),
  };
}

export type Reuses = ReturnType<typeof createReuses>;
