import type { InstanceSigner } from '@rma/service-kit';
import type { FastifyPluginAsync } from 'fastify';
import type { RegistryDeps } from '../dependencies.ts';
import type { Documents } from '../documents/documents.ts';
import type { Memoranda } from '../memoranda/memoranda.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { createAttestedCopies } from './attested-copies.ts';
import { createEvidence } from './evidence.ts';
import type { SigningInvitations } from './invite-to-sign.ts';
import { createSigning } from './sign-by-link.ts';
import { createSigningNews } from './signing-news.ts';
import { signatureRoutes } from './signature-routes.ts';
import { signingRoutes } from './signing-routes.ts';

/** The signatures of agreements: by e.firma through a link, or on paper; and their evidence. */
export function createSignatures(
  deps: RegistryDeps,
  parts: {
    documents: Documents;
    memoranda: Memoranda;
    invitations: SigningInvitations;
    notify: Notifications['notify'];
    signer: InstanceSigner;
  },
) {
  const { documents, memoranda, invitations, notify, signer } = parts;
  const news = createSigningNews({ notify });
  const withCompletion = { documents, completion: memoranda, news };
  const signing = createSigning(deps, withCompletion);
  const attestedCopies = createAttestedCopies(deps, withCompletion);
  const evidence = createEvidence(deps, { documents, signer });

  const routes: FastifyPluginAsync = async (server) => {
    await server.register(signingRoutes(signing));
    await server.register(signatureRoutes(deps, { memoranda, invitations, attestedCopies, evidence }));
  };

  return { routes, signing, attestedCopies, evidence, invitations };
}
