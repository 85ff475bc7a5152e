import type { Clock } from '@rma/domain';
import type { BlobStore, Tables } from '@rma/persistence';
import type { Logger, Outbound } from '@rma/service-kit';
import type { Kysely, Transaction } from 'kysely';
import type { LlaveMxSettings } from './accounts/identity/llave-mx.ts';
import type { EfirmaTrust } from './signatures/efirma-trust.ts';

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
  /** The way out to the systems of others; without it, nobody is called. */
  outbound?: Outbound | undefined;
  /** How this installation is registered at Llave MX; without it, nobody signs in by it. */
  llaveMx?: LlaveMxSettings | undefined;
  /**
   * Whether coordinators must have a second factor before they may do anything (so by default) or only may have one,
   * as in a demonstration that only its own machine reaches.
   */
  secondFactor?: 'required' | 'offered' | undefined;
  /** The authorities of e.firma that are believed; without them agreements are signed on paper only. */
  efirma?: EfirmaTrust | undefined;
  /** What this installation is; the national hub by default. */
  instance?: InstanceProfile | undefined;
};

/** The hub of a network, or the node of one government (and, for a state, of its municipalities). */
export type InstanceProfile = {
  mode: 'hub' | 'node';
  version: string;
  /** The node's government. */
  cvegeo: string | null;
  contactEmail: string | null;
  /** The hub a node registers at; null for a hub, or for a node that stands alone. */
  hub: { url: string; outbound: Outbound } | null;
};

export type Database = Kysely<Tables>;
export type Trx = Transaction<Tables>;
