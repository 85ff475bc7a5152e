import type { Outbound } from '@rma/service-kit';
import { z } from 'zod';
import { mostLevels } from '../data-json/json-elements.ts';
import { failureOf, type ReadFailure, type ReadLimits } from '../reading.ts';

const answer = z.object({
  success: z.literal(true),
  result: z.object({ count: z.number().int().nonnegative(), results: z.array(z.unknown()) }),
});

function isWithinLevels(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isWithinLevels(inner, levels - 1));
}

export type CkanPage = { ok: true; count: number; results: unknown[] } | { ok: false; failure: ReadFailure };

const refusal = (failure: ReadFailure): CkanPage => ({ ok: false, failure });

/**
 * Asks one address for a page of `package_search` and reads it whole. A byte-order mark and a wrong content
 * type are forgiven; an HTML page, half a document or another shape are failures.
 */
export async function askPage(
  url: URL,
  options: { outbound: Outbound; limits: ReadLimits; signal: AbortSignal | undefined },
): Promise<CkanPage> {
  const reply = await options.outbound.read(url, {
    accept: 'application/json',
    deadlineMs: options.limits.deadlineMs,
    maxBytes: options.limits.maxBytes,
    ...(options.signal && { signal: options.signal }),
  });
  if (!reply.ok) return refusal(failureOf(reply));
  const text = reply.text.replace(/^\uFEFF/, '').trimStart();
  if (!text.startsWith('{')) {
    return refusal({ code: 'not-json', detail: `${url.host} answered something that is not a JSON object` });
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return refusal({ code: 'truncated', detail: `the JSON of ${url.host} ends or breaks before its end` });
  }
  if (!isWithinLevels(body, mostLevels)) {
    return refusal({ code: 'wrong-shape', detail: `${url.host} answered JSON with too many levels` });
  }
  const parsed = answer.safeParse(body);
  if (!parsed.success) {
    return refusal({
      code: 'wrong-shape',
      detail: `${url.host} answered JSON that is not CKAN's package_search`,
    });
  }
  return { ok: true, ...parsed.data.result };
}
