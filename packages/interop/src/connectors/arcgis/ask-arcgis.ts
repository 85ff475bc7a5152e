import { z } from 'zod';
import { askJson, type Asked, type AskOptions } from '../ask.ts';

const failure = z.object({ error: z.object({ code: z.number().int(), message: z.string().catch('') }) });

/**
 * Asks an ArcGIS address for JSON. ArcGIS says what went wrong in the body of a 200; that is the failure it would be
 * had it said so in the status.
 */
export async function askArcgis(url: URL | string, options: AskOptions): Promise<Asked<{ body: unknown }>> {
  const asked = await askJson(url, options);
  if (!asked.ok) return asked;
  const parsed = failure.safeParse(asked.body);
  if (!parsed.success) return asked;
  const { code, message } = parsed.data.error;
  return {
    ok: false,
    failure: {
      code: 'http-status',
      status: code,
      detail: `ArcGIS answered ${code}: ${message.slice(0, 200)}`,
    },
  };
}
