import { readSearchAddress, saysNothing, writeSearchAddress, type Actor, type Result } from '@rma/domain';
import { transaction } from '@rma/persistence';
import { problems } from '@rma/service-kit';
import { newSecret } from '../accounts/secrets.ts';
import type { RegistryDeps } from '../dependencies.ts';
import type { Confirmations, WritingRefusal } from '../public-writing/confirmations.ts';
import { writerOf, type Writer } from '../public-writing/writer.ts';
import * as queries from './saved-search-queries.ts';

const mostOfAccount = 50;
const mostOfEmail = 10;

export type SearchWish = { name: string; query: string; email?: string | undefined };

function accountOf(actor: Actor): string {
  if (actor.kind !== 'person') throw problems.unauthenticated();
  return actor.accountId;
}

const ownerOf = (actor: Actor, writer: Writer): queries.Owner =>
  writer.isKnown && actor.kind === 'person' ? { accountId: actor.accountId } : { email: writer.email };

/** Searches that people keep to be told what is new in them: of an account, or of an e-mail that was confirmed. */
export function createSavedSearches(deps: RegistryDeps, { confirmations }: { confirmations: Confirmations }) {
  const { db, clock } = deps;

  return {
    /**
     * For anybody. An account's is told from now on, another's once the e-mail is confirmed. `query` is the search page's
     * address; pages and order are left out, so that the same search twice is one, with its newest name.
     */
    async save(
      actor: Actor,
      wish: SearchWish,
    ): Promise<Result<{ isActive: boolean }, WritingRefusal | 'search-says-nothing' | 'too-many-searches'>> {
      const address = readSearchAddress(new URLSearchParams(wish.query));
      if (saysNothing(address)) return { ok: false, reason: 'search-says-nothing' };
      const writer = await writerOf(db, actor, wish);
      if (!writer) return { ok: false, reason: 'email-required' };
      const owner = ownerOf(actor, writer);
      const query = writeSearchAddress(address);
      return transaction(db, { name: 'save search' }, async (trx) => {
        const may = await confirmations.mayAsk(trx, writer);
        if (!may.ok) return may;
        const most = 'accountId' in owner ? mostOfAccount : mostOfEmail;
        if ((await queries.countOthers(trx, owner, query)) >= most)
          return { ok: false, reason: 'too-many-searches' };
        const id = await queries.putSearch(trx, {
          owner,
          name: wish.name,
          query,
          stopToken: newSecret(),
          at: clock.now(),
        });
        await confirmations.ask(trx, writer, { kind: 'search', subjectId: id, title: wish.name });
        return { ok: true, isActive: writer.isKnown };
      });
    },

    /** One's own, by name. */
    async list(actor: Actor) {
      const rows = await queries.listOwn(db, accountOf(actor));
      return rows.map(({ id, name, query, created_at: createdAt, told_at: toldAt }) => ({
        id,
        name,
        query,
        createdAt: createdAt.toISOString(),
        toldAt: toldAt?.toISOString() ?? null,
      }));
    },

    async rename(actor: Actor, id: string, name: string): Promise<Result<object, 'search-not-found'>> {
      const isOwn = await queries.rename(db, { id, accountId: accountOf(actor) }, name);
      return isOwn ? { ok: true } : { ok: false, reason: 'search-not-found' };
    },

    async forget(actor: Actor, id: string): Promise<Result<object, 'search-not-found'>> {
      const isOwn = await queries.removeOwn(db, { id, accountId: accountOf(actor) });
      return isOwn ? { ok: true } : { ok: false, reason: 'search-not-found' };
    },

    /** The search of a letter's link, for whoever holds it. Reading it ends nothing: mail scanners follow every link. */
    async readByLink(
      token: string,
    ): Promise<
      Result<{ name: string; query: string; createdAt: string; toldAt: string | null }, 'search-not-found'>
    > {
      const found = await queries.findByToken(db, token);
      if (!found) return { ok: false, reason: 'search-not-found' };
      const { name, query, created_at: createdAt, told_at: toldAt } = found;
      const told = toldAt?.toISOString() ?? null;
      return { ok: true, name, query, createdAt: createdAt.toISOString(), toldAt: told };
    },

    /** Ends the search of a letter's link and forgets its e-mail. */
    async stopByLink(token: string): Promise<Result<object, 'search-not-found'>> {
      const isStopped = await queries.removeByToken(db, token);
      return isStopped ? { ok: true } : { ok: false, reason: 'search-not-found' };
    },
  };
}

export type SavedSearches = ReturnType<typeof createSavedSearches>;
