import type { SigningParty } from '@rma/efirma';
import type { Trx } from '../dependencies.ts';
import type { Memorandum } from '../memoranda/memorandum-queries.ts';
import { coordinationPath, negotiationPath } from '../memoranda/memorandum-notices.ts';
import type { Notifications } from '../notifications/notifications.ts';

const names = { federation: 'la federación', government: 'el gobierno' } as const;
const ofNames = { federation: 'de la federación', government: 'del gobierno' } as const;

/** Tells both sides that one of the parties has signed. */
export function createSigningNews({ notify }: { notify: Notifications['notify'] }) {
  return {
    async tell(trx: Trx, memorandum: Memorandum, party: SigningParty): Promise<void> {
      const { id, folio, cvegeo, government_name: government, document_sha256: documentSha256 } = memorandum;
      const notice = {
        kind: 'memorandum.state' as const,
        cvegeo,
        title: `Firmó ${names[party]} el convenio ${folio}`,
        body: `Se recibió la firma ${ofNames[party]} en el convenio ${folio} de ${government}.`,
        about: `signature:${id}:${party}:${documentSha256 ?? ''}`,
      };
      await notify(trx, { role: 'coordinator' }, { ...notice, path: coordinationPath(id) });
      await notify(trx, { officialsOf: cvegeo }, { ...notice, path: negotiationPath(id) });
    },
  };
}

export type SigningNews = ReturnType<typeof createSigningNews>;
