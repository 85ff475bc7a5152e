import { cvegeoSchema, notificationKindNames } from '@rma/domain';
import { z } from 'zod';

/** Who is told: a government's officials in post, who holds a role of the network, accounts, or people without one. */
export const audienceSchema = z.union([
  z.object({ officialsOf: cvegeoSchema }),
  z.object({ role: z.enum(['coordinator', 'squad']) }),
  z.object({ accounts: z.array(z.uuid()) }),
  z.object({ people: z.array(z.object({ name: z.string(), email: z.email() })) }),
]);
export type Audience = z.infer<typeof audienceSchema>;

export const noticeSchema = z.object({
  kind: z.enum(notificationKindNames),
  cvegeo: cvegeoSchema.nullable(),
  title: z.string().min(1).max(200),
  /** Plain sentences in Spanish, without greeting or farewell. */
  body: z.string().min(1).max(5000),
  /** Where in the portal it is seen to, from the root. */
  path: z.string().startsWith('/'),
  /** What it tells: nobody is told the same twice. */
  about: z.string().min(1).max(300),
});
export type Notice = z.infer<typeof noticeSchema>;

export const jobSchema = z.object({ audience: audienceSchema, notice: noticeSchema });
