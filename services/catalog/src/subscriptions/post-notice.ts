import { signRequest, type OutboundReason } from '@rma/service-kit';
import { z } from 'zod';
import type { CatalogDependencies } from '../dependencies.ts';
import { addresses } from '../releases/addresses.ts';
import type { AnnouncedEvent } from './announced-events.ts';
import type { SubscriptionRow } from './subscription-queries.ts';

/** How long a receiver may take to say that it has a notice. */
const DEADLINE_MS = 10_000;
const LONGEST_ANSWER = 64 * 1024;

const failures: Record<OutboundReason, string> = {
  refused: 'La dirección no es pública; no se le envía nada.',
  deadline: `No respondió en ${DEADLINE_MS / 1000} segundos.`,
  'too-large': 'Su respuesta es demasiado grande.',
  dns: 'El nombre del servidor no existe.',
  connect: 'No aceptó la conexión.',
  tls: 'Su certificado no es válido.',
  status: 'Respondió con un error.',
  redirects: 'Redirige a otra dirección; suscriba la definitiva.',
  encoding: 'Su respuesta no se puede leer.',
};

export type Outcome =
  | { ok: true; status: number; receipt: string | null }
  | { ok: false; status: number | null; failure: string; isGone: boolean; retryAfterMs: number | null };

export type Notice = { from: number; to: number; events: readonly AnnouncedEvent[]; isTest: boolean };

const receiptSchema = z.object({ receipt: z.string().max(20_000) });

function receiptOf(text: string): string | null {
  try {
    const parsed = receiptSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.receipt : null;
  } catch {
    return null;
  }
}

/** Where a subscription is told, and what: the changes themselves, or to its hub only that there are some. */
function requestOf(subscription: SubscriptionRow, { from, to, events, isTest }: Notice, publicUrl: string) {
  const at = addresses(publicUrl);
  if (subscription.kind === 'hub')
    return {
      url: `${subscription.url.replace(/\/+$/, '')}/api/v1/nodes/${subscription.remote_id ?? ''}/hints`,
      content: { number: to },
    };
  return {
    url: subscription.url,
    content: {
      subscription: subscription.id,
      ...(isTest && { test: true }),
      from,
      to,
      feed: at.feed(null),
      events: events.map((event) => ({
        number: event.number,
        kind: event.kind,
        dataset: at.dataset(event.dataset_id),
        title: event.title,
        cvegeo: event.cvegeo,
        at: event.at.toISOString(),
      })),
    },
  };
}

/**
 * Sends one notice, signed by this instance (RFC 9421) when it has a key. Only a 2xx answer says that it arrived; what it
 * answers is read only for a hub's receipt.
 */
export async function postNotice(
  { outbound, publicUrl, signer, clock }: CatalogDependencies,
  subscription: SubscriptionRow,
  notice: Notice,
): Promise<Outcome> {
  const { url, content } = requestOf(subscription, notice, publicUrl);
  const body = JSON.stringify(content);
  const plain = { 'content-type': 'application/json' };
  const headers =
    signer === undefined
      ? plain
      : await signRequest({ method: 'POST', url, headers: plain, body }, { signer, now: clock.now() });
  const answer = await outbound.read(url, {
    method: 'POST',
    headers,
    body,
    deadlineMs: DEADLINE_MS,
    maxBytes: LONGEST_ANSWER,
    // The signature is for this address alone.
    maxRedirects: 0,
    retries: 0,
  });
  if (answer.ok) return { ok: true, status: answer.status, receipt: receiptOf(answer.text) };
  const { reason, detail, status = null, retryAfterMs = null } = answer;
  return {
    ok: false,
    status,
    failure: status === null ? `${failures[reason]} (${detail})`.slice(0, 500) : `Respondió ${status}.`,
    isGone: status === 410,
    retryAfterMs,
  };
}
