import type { Result } from '@rma/domain';
import { transaction, type ConfirmationKind } from '@rma/persistence';
import { hashSecret, newSecret } from '../accounts/secrets.ts';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import { farewell } from '../messages/letters.ts';
import type { Messages } from '../messages/messages.ts';
import * as queries from './confirmation-queries.ts';
import type { Writer } from './writer.ts';

const dayMs = 86_400_000;
/** How long a link works; what nobody confirmed is deleted then. */
export const confirmationDays = 7;
const mostPerDay = 5;
/** Unopened links of everybody: a flood stops here, and whoever signed in still writes. */
const mostPending = 20_000;

export type WritingRefusal = 'email-required' | 'too-many-confirmations' | 'public-writing-paused';

/** What happens when the e-mail behind a thing is confirmed; returns where it is seen. Runs at most once per link. */
export type ConfirmationHandler = (trx: Trx, subjectId: string) => Promise<{ path: string }>;

const whatWords: Record<ConfirmationKind, string> = {
  vote: 'su petición o su apoyo a una petición',
  report: 'su reporte',
  ballot: 'su participación en la consulta',
  reuse: 'el uso de datos que envió',
  search: 'una búsqueda para recibir avisos de lo nuevo',
};

/** Whoever writes without an account confirms an e-mail before it counts: a link by mail, once for each thing. */
export function createConfirmations(
  deps: RegistryDeps,
  { messages, handlers }: { messages: Messages; handlers: Record<ConfirmationKind, ConfirmationHandler> },
) {
  const { db, clock, publicUrl } = deps;

  return {
    /** Whether one more link may be sent to this writer; for the start of a transaction that will write something. */
    async mayAsk(trx: Trx, writer: Writer): Promise<Result<object, WritingRefusal>> {
      if (writer.isKnown) return { ok: true };
      const since = new Date(clock.now().getTime() - dayMs);
      if ((await queries.countConfirmations(trx, writer.email, since)) >= mostPerDay)
        return { ok: false, reason: 'too-many-confirmations' };
      if ((await queries.countPending(trx, mostPending)) >= mostPending)
        return { ok: false, reason: 'public-writing-paused' };
      return { ok: true };
    },

    /** Sends the link of something just written, in its transaction; a known writer's counts at once. */
    async ask(
      trx: Trx,
      writer: Writer,
      thing: { kind: ConfirmationKind; subjectId: string; title: string },
    ): Promise<void> {
      if (writer.isKnown) {
        await handlers[thing.kind](trx, thing.subjectId);
        return;
      }
      const token = newSecret();
      const at = clock.now();
      await queries.addConfirmation(trx, {
        tokenHash: hashSecret(token),
        kind: thing.kind,
        subjectId: thing.subjectId,
        email: writer.email,
        at,
        expiresAt: new Date(at.getTime() + confirmationDays * dayMs),
      });
      await messages.post(trx, {
        kind: 'confirmation',
        recipient: writer.email,
        subject: 'Confirme lo que escribió en Red México Abierto',
        body: `Hola:

Con este correo alguien envió ${whatWords[thing.kind]}:

«${thing.title}»

Si fue usted, confírmelo en este enlace. Sirve durante ${confirmationDays} días:

${publicUrl}/confirmar/${token}

Si no fue usted, ignore este correo: sin confirmar, no se publica ni se cuenta, y su dirección se borra.

${farewell}
`,
      });
    },

    /** What a link is about, for the page that asks to confirm it. */
    async read(
      token: string,
    ): Promise<Result<{ kind: ConfirmationKind; isConfirmed: boolean }, 'confirmation-expired'>> {
      const found = await queries.findConfirmation(db, hashSecret(token));
      if (!found || found.expires_at <= clock.now()) return { ok: false, reason: 'confirmation-expired' };
      return { ok: true, kind: found.kind, isConfirmed: found.confirmed_at !== null };
    },

    /** Confirms what the link is about. The same link again changes nothing and says the same. */
    confirm(
      token: string,
    ): Promise<Result<{ kind: ConfirmationKind; path: string }, 'confirmation-expired'>> {
      return transaction(db, { name: 'confirm e-mail' }, async (trx) => {
        const found = await queries.lockConfirmation(trx, hashSecret(token));
        const at = clock.now();
        if (!found || found.expires_at <= at) return { ok: false, reason: 'confirmation-expired' };
        if (found.confirmed_at === null) await queries.noteConfirmed(trx, found.id, at);
        const { path } = await handlers[found.kind](trx, found.subject_id);
        return { ok: true, kind: found.kind, path };
      });
    },

    /** Deletes links that ended a day ago. */
    forgetEnded(trx: Trx): Promise<void> {
      return queries.forgetConfirmations(trx, new Date(clock.now().getTime() - dayMs));
    },
  };
}

export type Confirmations = ReturnType<typeof createConfirmations>;
