import type { JWK } from 'jose';

/**
 * The key of this instance, as those who sign with it see it; the private part never leaves its owner (registry).
 * `kid` is the RFC 7638 thumbprint of the active key; `publicKeys` are the keys whose signatures still hold.
 */
export type InstanceSigner = {
  kid: () => Promise<string>;
  /** The 64 bytes of an Ed25519 signature (RFC 8032), by the key that `kid` just named: it may change in between. */
  sign: (data: Uint8Array, by?: { kid: string }) => Promise<Uint8Array>;
  publicKeys: () => Promise<JWK[]>;
};
