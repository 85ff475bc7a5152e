import { z } from 'zod';

/** Roles of the network. `cvegeo` null in a grant means the whole network. */
export const roles = [
  'coordinator',
  'state-cto',
  'liaison',
  'administrator',
  'squad',
  'ally',
  'auditor',
] as const;
export type Role = (typeof roles)[number];

export const grantSchema = z.object({ role: z.enum(roles), cvegeo: z.string().nullable() });
export type Grant = z.infer<typeof grantSchema>;

/** What an API key may do, besides being bound by its owner's grants. */
export const scopes = ['catalog:read', 'catalog:write', 'catalog:publish', 'harvest:write'] as const;
export type Scope = (typeof scopes)[number];

export type Actor =
  | { kind: 'anonymous' }
  /** `sessionId` tells apart the sessions of one person. */
  | { kind: 'person'; accountId: string; name: string; grants: Grant[]; sessionId?: string | undefined }
  | { kind: 'machine'; apiKeyId: string; accountId: string; grants: Grant[]; scopes: string[] }
  | { kind: 'system'; name: string };

export const anonymous: Actor = { kind: 'anonymous' };

/** How an actor is named on the ledger and in audit columns: never an e-mail, never a person's name. */
export function actorReference(actor: Actor): string {
  switch (actor.kind) {
    case 'anonymous':
      return 'anonymous';
    case 'person':
      return `account:${actor.accountId}`;
    case 'machine':
      return `api-key:${actor.apiKeyId}`;
    case 'system':
      return `system:${actor.name}`;
  }
}
