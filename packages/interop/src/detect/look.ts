import { constants, gunzipSync } from 'node:zlib';
import { OutboundError, type Outbound, type OutboundReason } from '@rma/service-kit';

/** The first bytes of an answer are enough to know what it is. */
const MOST_BYTES = 512 * 1024;
/** What a server announces is no reason not to look at how it begins. */
const MOST_ANNOUNCED = 4 * 1024 ** 3;

/** What came from one address: at most its first 512 KiB. */
export type Look = {
  /** What was asked, and what answered after redirects. */
  asked: string;
  url: string;
  status: number;
  /** Without parameters, in lower case; empty when it is not told. */
  contentType: string;
  bytes: Uint8Array;
  /** Decoded by the charset it names, UTF-8 without one; without byte-order mark. */
  text: string;
  /** Whether there was no more of it. */
  isWhole: boolean;
};

export type LookResult = { ok: true; look: Look } | { ok: false; reason: OutboundReason; detail: string };

/** Some servers compress and do not say so; what came of it is undone as far as it goes. */
function unpacked(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 8 * MOST_BYTES });
  } catch {
    return bytes;
  }
}

function textOf(bytes: Uint8Array, charset: string | undefined): string {
  try {
    return new TextDecoder(charset ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** Asks an address once and keeps the beginning of whatever status answers. Never throws for what the other does. */
export async function lookAt(
  asked: string,
  options: { outbound: Outbound; signal: AbortSignal; deadlineMs: number; accept: string },
): Promise<LookResult> {
  const { outbound, signal, deadlineMs, accept } = options;
  const reply = await outbound.fetch(asked, {
    accept,
    deadlineMs,
    maxBytes: MOST_ANNOUNCED,
    retries: 0,
    ignoreStatus: true,
    signal,
  });
  if (!reply.ok) return reply;
  const chunks: Uint8Array[] = [];
  let length = 0;
  let isWhole = true;
  try {
    for await (const chunk of reply.body) {
      chunks.push(chunk);
      length += chunk.byteLength;
      if (length < MOST_BYTES) continue;
      isWhole = false;
      break;
    }
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    if (length === 0) return { ok: false, reason: error.reason, detail: error.message };
    // What breaks off late has said enough.
    isWhole = false;
  }
  const bytes = unpacked(Buffer.concat(chunks).subarray(0, MOST_BYTES));
  const header = reply.headers['content-type'] ?? '';
  const charset = /charset\s*=\s*"?([\w.:-]+)/i.exec(header)?.[1];
  return {
    ok: true,
    look: {
      asked,
      url: reply.url,
      status: reply.status,
      contentType: header.split(';')[0]?.trim().toLowerCase() ?? '',
      bytes,
      text: textOf(bytes, charset).replace(/^\uFEFF/, ''),
      isWhole,
    },
  };
}
