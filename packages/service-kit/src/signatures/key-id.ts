import { type JWK, calculateJwkThumbprint } from 'jose';

/** The name of a public key: its RFC 7638 thumbprint (SHA-256, base64url), which its holder cannot choose. */
export const keyIdOf = (publicKey: JWK): Promise<string> => calculateJwkThumbprint(publicKey);
