import { z } from 'zod';
import type { RegistryDeps } from '../dependencies.ts';
import { findMember } from '../membership/membership-queries.ts';
import type { InstanceKeys } from './instance-keys.ts';

const jwkSchema = z.looseObject({ kty: z.string(), kid: z.string() });

/** What an instance says of itself at `/.well-known/rma-node.json`, for hubs and people to recognise it by. */
export const nodeDocumentSchema = z.object({
  software: z.literal('red-mexico-abierto'),
  version: z.string(),
  mode: z.enum(['hub', 'node']),
  cvegeo: z.string().nullable(),
  name: z.string(),
  url: z.string(),
  feed: z.string(),
  graphql: z.string(),
  /** The key that signs now. */
  kid: z.string(),
  /** Those whose signatures hold, the retired ones too. */
  keys: z.array(jwkSchema),
  /** Statements (JWS) by which a key names the one that follows it. */
  endorsements: z.array(z.string()),
});
export type NodeDocument = z.infer<typeof nodeDocumentSchema>;

/** This instance's own document. */
export async function nodeDocument(
  { db, publicUrl, instance }: RegistryDeps,
  keys: InstanceKeys,
): Promise<NodeDocument> {
  const cvegeo = instance?.cvegeo ?? null;
  const government = cvegeo === null ? null : await findMember(db, cvegeo);
  const published = await keys.published();
  return {
    software: 'red-mexico-abierto',
    version: instance?.version ?? '0.1.0',
    mode: instance?.mode ?? 'hub',
    cvegeo,
    name: government?.name ?? 'Red México Abierto',
    url: publicUrl,
    feed: `${publicUrl}/feed`,
    graphql: `${publicUrl}/graphql`,
    kid: published.kid,
    keys: published.keys.map((key) => jwkSchema.parse(key)),
    endorsements: published.endorsements,
  };
}
