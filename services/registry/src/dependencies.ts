import type { Clock } from '@rma/domain';
import type { BlobStore, Tables } from '@rma/persistence';
import type { Logger } from '@rma/service-kit';
import type { Kysely, Transaction } from 'kysely';

/** What the registry needs from outside. `db` already has the rights of rma_registry. */
export type RegistryDeps = {
  db: Kysely<Tables>;
  clock: Clock;
  logger: Logger;
  /** How the site is known from outside, without a final slash: links in mails, issuer of tokens. */
  publicUrl: string;
  blobs: BlobStore;
  /** smtp://… or smtps://…; without it, mail stays in the outbox. */
  smtpUrl?: string | undefined;
  /** Who mail is from; a no-reply address of the public host by default. */
  mailFrom?: string | undefined;
};

export type Database = Kysely<Tables>;
export type Trx = Transaction<Tables>;
