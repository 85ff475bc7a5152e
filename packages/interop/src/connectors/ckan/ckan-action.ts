import { z } from 'zod';
import { askJson, refused, type AskOptions, type Asked } from '../ask.ts';

/** The organisation's name goes into a query, so it may only be what CKAN allows in names. */
export const organizationName = z.string().regex(/^[\w-]{1,100}$/);

export type CkanSource = { baseUrl: string; organization?: string | undefined };

/** Portals of every age: the versioned path first, then the one without it. */
export const actionPaths = ['api/3/action', 'api/action'] as const;

/** The portal's own address, from whatever address of it or of its API was given; without final slash. */
export const portalUrl = (given: string): string =>
  given.replace(/[?#].*$/, '').replace(/\/+(api(\/\d)?(\/action.*)?\/?)?$/, '');

/** The address of an action, from whatever address of the portal or of its API was given. */
export function actionUrl(
  source: CkanSource,
  action: string,
  parameters: Record<string, string | number> = {},
): URL {
  const url = new URL(`${portalUrl(source.baseUrl)}/${action}`);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, String(value));
  return url;
}

const answer = z.object({ success: z.literal(true), result: z.unknown() });

/** Asks an action and gives its result as the schema has it. `date` is the portal's own clock. */
export async function askAction<Result>(
  url: URL,
  result: z.ZodType<Result>,
  options: AskOptions,
): Promise<Asked<{ result: Result; date: Date | null }>> {
  const reply = await askJson(url, options);
  if (!reply.ok) return reply;
  const parsed = answer.safeParse(reply.body);
  const read = result.safeParse(parsed.data?.result);
  if (!parsed.success || !read.success) {
    return refused(
      'wrong-shape',
      `${url.host} answered JSON that is not CKAN's ${url.pathname.split('/').at(-1)}`,
    );
  }
  const date = new Date(reply.date ?? '');
  return { ok: true, result: read.data, date: Number.isNaN(date.getTime()) ? null : date };
}
