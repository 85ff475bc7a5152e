import { problems } from '@rma/service-kit';
import { latest, standard } from '@rma/themes';
import type { Standard } from '@rma/themes';
import { z } from 'zod';
import { named } from '../permission.ts';

export const standardParams = z.object({ theme: z.string().max(60), name: z.string().max(120) });
export const standardQuery = z.object({
  version: z
    .string()
    .regex(/^\d{1,4}\.\d{1,4}$/)
    .optional()
    .describe('Una versión anterior, p. ej. 1.0; sin ella, la vigente.'),
});

/** The standard that an address names, in the version asked for or the newest; throws not-found. */
export function followed(
  { theme, name }: z.infer<typeof standardParams>,
  { version }: z.infer<typeof standardQuery>,
): Standard {
  const id = `${theme}/${name}`;
  const found = version === undefined ? latest(id) : standard(`${id}@${version}`);
  if (!found) throw problems.notFound({ what: named.standard });
  return found;
}
