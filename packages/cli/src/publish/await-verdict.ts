import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { HubAnswer, HubClient } from './hub-client.ts';

const severity = z.enum(['error', 'warning']);
const uploadSchema = z.object({
  id: z.string(),
  state: z.enum(['received', 'validating', 'valid', 'invalid', 'failed']),
  failure: z.object({ message: z.object({ es: z.string() }) }).nullable(),
  report: z
    .object({
      ok: z.boolean(),
      standard: z.string(),
      rowCount: z.number(),
      errorCount: z.number(),
      warningCount: z.number(),
      findings: z.array(
        z.object({
          code: z.string(),
          severity,
          field: z.string().nullable(),
          message: z.string(),
          fix: z.string(),
          count: z.number(),
          examples: z.array(z.object({ row: z.number().nullable(), value: z.string() })),
        }),
      ),
      repairs: z.array(
        z.object({
          code: z.string(),
          field: z.string(),
          count: z.number(),
          before: z.string(),
          after: z.string(),
        }),
      ),
    })
    .nullable(),
});
export type Verdict = z.infer<typeof uploadSchema>;

const firstPauseMs = 250;
const longestPauseMs = 5_000;

/** Waits until the hub has validated an upload, at most `waitMs`; then it answers with what there is. */
export async function awaitVerdict(
  hub: HubClient,
  uploadId: string,
  { waitMs }: { waitMs: number },
): Promise<HubAnswer<Verdict>> {
  const endsAt = Date.now() + waitMs;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    // oxlint-disable-next-line no-await-in-loop -- asked again and again until there is a verdict
    const asked = await hub.ask({
      method: 'GET',
      path: `/api/v1/uploads/${uploadId}`,
      answer: uploadSchema,
    });
    const isWaiting = asked.ok && (asked.value.state === 'received' || asked.value.state === 'validating');
    if (!isWaiting || Date.now() >= endsAt) return asked;
    // oxlint-disable-next-line no-await-in-loop -- as above
    await sleep(pauseMs);
  }
}
