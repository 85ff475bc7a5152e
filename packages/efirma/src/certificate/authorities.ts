import { createHash } from 'node:crypto';
import type { Result } from '@rma/domain';
import { readX509, type X509 } from './read-x509.ts';

/** The authorities whose certificates are believed: roots, and the intermediate ones that they vouch for. */
export type Authorities = { roots: X509[]; intermediates: X509[]; pem: string };

export type AuthoritiesProblem =
  | 'no-certificates'
  | 'unreadable-certificate'
  | 'not-an-authority'
  | 'no-root';

const block = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

export const toPem = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${(
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  ).join('\n')}\n-----END CERTIFICATE-----\n`;

const isSelfSigned = ({ native, publicKey }: X509): boolean =>
  native.issuer === native.subject && native.verify(publicKey);

/**
 * Reads a bundle of authorities in PEM. What signed itself is a root; the rest must lead to one of the roots when a
 * chain is built. Refuses a bundle in which something is not the certificate of an authority, or that has no root.
 */
export function readAuthorities(bundle: string): Result<{ authorities: Authorities }, AuthoritiesProblem> {
  const ders = [...bundle.matchAll(block)].map(([, text = '']) => Buffer.from(text, 'base64'));
  if (ders.length === 0) return { ok: false, reason: 'no-certificates' };
  const roots: X509[] = [];
  const intermediates: X509[] = [];
  for (const der of ders) {
    const x509 = readX509(der);
    if (x509 === null) return { ok: false, reason: 'unreadable-certificate' };
    if (!x509.isAuthority) return { ok: false, reason: 'not-an-authority' };
    (isSelfSigned(x509) ? roots : intermediates).push(x509);
  }
  if (roots.length === 0) return { ok: false, reason: 'no-root' };
  const pem = [...roots, ...intermediates].map(({ der }) => toPem(der)).join('');
  return { ok: true, authorities: { roots, intermediates, pem } };
}

/** How an authority is told apart by eye: its name and the SHA-256 of its certificate. */
export function describeAuthority({ subject, der }: X509): { name: string; sha256: string } {
  const commonName = subject.find(({ oid }) => oid === '2.5.4.3')?.value;
  const name = commonName ?? subject.map(({ value }) => value).join(', ');
  return { name, sha256: createHash('sha256').update(der).digest('hex') };
}
