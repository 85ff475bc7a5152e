import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createOutbound, OutboundError, readToken } from '@rma/service-kit';
import { z } from 'zod';
import type { Output } from '../validate.ts';
import { defaultHeadFile, readHeadFile, writeHeadFile, type RememberedHead } from './head-file.ts';
import { createHubLedger, type HubLedger } from './hub-ledger.ts';
import { standingOf, type PublishedKey } from './known-keys.ts';
import { reportText, type Verification } from './report-text.ts';
import { LineTooLong } from './text-lines.ts';
import { verifyChain, type Pin } from './verify-chain.ts';

const exitCodes = { verified: 0, broken: 1, impossible: 2 } as const;
const noEntry = '0'.repeat(64);

export const ledgerUsage = `rma ledger verify URL [--from NÚMERO|last] [--head ARCHIVO] [--json]
    Baja la bitácora pública y comprueba que nadie la cambió: huellas, números sin saltos, textos y firma.
    Termina con 0 si está entera, 1 si no y 2 si no se pudo leer.
    --from   desde qué anotación (1); con last, desde la siguiente a la última comprobada
    --head   dónde se recuerda la última anotación comprobada (bitacora-SERVIDOR.json en esta carpeta); la próxima
             vez se nota si se reescribió lo anterior
    --json   el resultado completo, para programas`;

const callSchema = z.object({
  url: z.url({ protocol: /^https?$/ }).transform((text) => new URL(text)),
  from: z.union([z.literal('last'), z.coerce.number().int().min(1)]).default(1),
  head: z.string().min(1).optional(),
  json: z.boolean().default(false),
});
type Call = z.infer<typeof callSchema>;

function parseCall(args: string[]): Call | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { from: { type: 'string' }, head: { type: 'string' }, json: { type: 'boolean' } },
    });
    const [action, url, ...others] = positionals;
    const call = callSchema.safeParse({ ...values, url });
    return action === 'verify' && others.length === 0 && call.success ? call.data : null;
  } catch {
    return null;
  }
}

/** Where verifying begins, and what is trusted of what comes before. */
function beginning(from: Call['from'], remembered: RememberedHead | null) {
  const seq = from === 'last' ? (remembered?.seq ?? 0) : from - 1;
  if (seq === 0) return { seq, hash: noEntry };
  return { seq, hash: remembered?.seq === seq ? remembered.hash : null };
}

type Outcome =
  | { ok: true; verification: Verification; keys: PublishedKey[] }
  | { ok: false; sentence: string };

const headContent = z.object({ seq: z.number().int().min(0), hash: z.string() });

/** What one of the published keys says the head is; null when none of them says it. */
async function signedHead(token: string, keys: readonly PublishedKey[]) {
  const statement = await readToken('rma-ledger-head+jws', token, { keys });
  const head = headContent.safeParse(statement?.content);
  return statement !== null && head.success ? { ...head.data, kid: statement.kid } : null;
}

async function verifyLedger(
  hub: HubLedger,
  { from, remembered }: { from: Call['from']; remembered: RememberedHead | null },
): Promise<Outcome> {
  // The head first: what is downloaded afterwards must hold it, and may be longer.
  const head = await hub.head();
  if (!head.ok) return head;
  const identity = await hub.identity();
  const { keys: published, endorsements } = identity.ok ? identity.value : { keys: [], endorsements: [] };
  const signed = await signedHead(head.value.signature, published);
  const after = beginning(from, remembered);
  const lines = await hub.lines(after.seq);
  if (!lines.ok) return lines;
  const pins: Pin[] = [
    ...(remembered !== null && remembered.seq > after.seq
      ? [{ seq: remembered.seq, hash: remembered.hash, from: 'remembered' as const }]
      : []),
    ...(signed !== null && signed.seq > after.seq
      ? [{ seq: signed.seq, hash: signed.hash, from: 'signed' as const }]
      : []),
  ];
  try {
    const chain = await verifyChain(lines.value, { after, pins });
    // Nothing new to read: the signed head must be the very entry that was remembered.
    const isOther =
      signed !== null && signed.seq === after.seq && after.hash !== null && signed.hash !== after.hash;
    const isShorter = signed !== null && signed.seq < after.seq;
    return {
      ok: true,
      keys: published,
      verification: {
        ...chain,
        after,
        signature: signed === null ? (identity.ok ? 'wrong' : 'no-keys') : 'good',
        key:
          signed === null
            ? 'unknown'
            : await standingOf(signed.kid, { remembered: remembered?.keys ?? [], endorsements }),
        isRewrittenBefore: isOther || isShorter,
      },
    };
  } catch (error) {
    if (error instanceof LineTooLong)
      return { ok: false, sentence: 'La bitácora trae un renglón demasiado largo.' };
    if (error instanceof OutboundError)
      return { ok: false, sentence: `La descarga se cortó: ${error.message}` };
    throw error;
  }
}

/**
 * `rma ledger verify`: the chain of a hub, read as it comes and held to what was remembered of it. Returns the
 * process's exit code: 0 whole, 1 broken or rewritten, 2 when it could not be read.
 */
export async function ledgerCommand(args: string[], { out, problem }: Output): Promise<number> {
  const call = parseCall(args);
  if (call === null) {
    problem(`${ledgerUsage}\n`);
    return exitCodes.impossible;
  }
  const path = resolve(call.head ?? defaultHeadFile(call.url));
  const kept = await readHeadFile(path);
  if (kept.state === 'unusable') {
    problem(`${path} no es un archivo de esta orden; bórrelo o elija otro con --head.\n`);
    return exitCodes.impossible;
  }
  const remembered = kept.state === 'remembered' ? kept.head : null;
  const url = call.url.href.replace(/\/+$/, '');
  if (remembered !== null && remembered.url !== url) {
    problem(`${path} recuerda otra bitácora (${remembered.url}); elija otro archivo con --head.\n`);
    return exitCodes.impossible;
  }
  const outbound = createOutbound({
    contact: { publicUrl: url, email: 'rma@localhost' },
    userAgent: 'rma-ledger',
    allow: [call.url.host],
    politeness: () => ({ concurrency: 1, gapMs: 0 }),
  });
  try {
    const outcome = await verifyLedger(createHubLedger({ outbound, url }), { from: call.from, remembered });
    if (!outcome.ok) {
      problem(`${outcome.sentence}\n`);
      return exitCodes.impossible;
    }
    const { verification, keys } = outcome;
    const isWhole =
      verification.problems.length === 0 &&
      verification.signature === 'good' &&
      !verification.isRewrittenBefore;
    const isFurther = verification.last !== null && verification.last.seq >= (remembered?.seq ?? 0);
    if (isWhole && isFurther && verification.last !== null)
      await writeHeadFile(path, { url, ...verification.last, checkedAt: new Date().toISOString(), keys });
    out(
      call.json
        ? `${JSON.stringify({ url, isWhole, ...verification }, null, 2)}\n`
        : reportText(url, { verification, isWhole, remembered, path }),
    );
    return isWhole ? exitCodes.verified : exitCodes.broken;
  } finally {
    await outbound.close();
  }
}
