import { transaction } from '@rma/persistence';
import { z } from 'zod';
import type { RegistryDeps } from '../dependencies.ts';
import { findMember } from '../membership/membership-queries.ts';
import { coordinatorsToWrite } from '../messages/digest-queries.ts';
import { farewell, shown } from '../messages/letters.ts';
import type { Messages } from '../messages/messages.ts';

/** What the harvester tells of a node that registered, or that cannot be believed. */
const payloadSchema = z.object({
  about: z.string(),
  kind: z.enum(['registered', 'distrusted']),
  cvegeo: z.string(),
  title: z.string(),
  url: z.string(),
  detail: z.string(),
});

/** As the portal and the command line show it. */
const fingerprintOf = (kid: string) =>
  (
    Buffer.from(kid, 'base64url')
      .toString('hex')
      .match(/.{1,4}/g) ?? []
  ).join(' ');

/** The job `registry.report-node`: each coordinator reads once what to decide about a node. */
export function createNodeReports({ db, publicUrl }: RegistryDeps, { messages }: { messages: Messages }) {
  return {
    /** Running it again for the same event writes nothing more. */
    async send(payload: unknown): Promise<void> {
      const { about, kind, cvegeo, title, url, detail } = payloadSchema.parse(payload);
      const [coordinators, member] = await Promise.all([coordinatorsToWrite(db), findMember(db, cvegeo)]);
      const government = member?.name ?? cvegeo;
      const isNew = kind === 'registered';
      const said = isNew
        ? `«${shown(title)}» (${government}) pide que la red lo siga. Se presenta en ${url}.

Antes de aprobarlo, compare por teléfono la huella de su llave con quien lo opera:

${fingerprintOf(detail)}`
        : `Las páginas de «${shown(title)}» (${government}), en ${url}, no se aceptaron.

${detail}

Puede ser una falla, o alguien que se hace pasar por el nodo: hable con quien lo opera.`;
      await transaction(db, { name: 'report node' }, async (trx) => {
        for (const { name, email } of coordinators)
          await messages.post(trx, {
            kind: 'node-report',
            recipient: email,
            subject: isNew
              ? `Un nodo espera aprobación (${government})`
              : `No se puede creer a un nodo (${government})`,
            body: `${name}:\n\n${said}\n\n${publicUrl}/coordinacion/nodos\n\n${farewell}\n`,
            about,
          });
      });
    },
  };
}
