import forge from 'node-forge';
import { binary } from './open-key.ts';

/** SHA-256 in hexadecimal, also where the page is not served over https and the browser has no WebCrypto. */
export const sha256Hex = (bytes: Uint8Array): string =>
  forge.md.sha256.create().update(binary(bytes)).digest().toHex();
