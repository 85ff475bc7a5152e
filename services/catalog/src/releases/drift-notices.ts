import { z } from 'zod';

const driftSchema = z.object({ notices: z.array(z.object({ message: z.string() })) });

/** What drifted between two deliveries of a resource, in sentences; nothing when it was not compared. */
export function driftNotices(stored: unknown): string[] {
  const parsed = driftSchema.safeParse(stored);
  return parsed.success ? parsed.data.notices.map(({ message }) => message) : [];
}
