/** The two who sign an agreement. */
export const parties = ['federation', 'government'] as const;
export type SigningParty = (typeof parties)[number];

const partyWords: Record<SigningParty, string> = { federation: 'FEDERACION', government: 'GOBIERNO' };

/** What a signature is about: the folio of the agreement, the hash of its PDF, who signs, and for whom. */
export type SignedMatter = { folio: string; documentSha256: string; rfc: string; party: SigningParty };

/**
 * The "cadena original": the text that is signed, in UTF-8. It begins with the network and the version of this form,
 * so that a signature made here means nothing anywhere else, and names the party, so that the signature of one can
 * never be given as that of the other. Throws when a part could be read as two.
 */
export function cadenaOriginal({ folio, documentSha256, rfc, party }: SignedMatter): string {
  if (!/^[0-9A-Z-]+$/.test(folio)) throw new Error('The folio cannot be part of a cadena original.');
  if (!/^[0-9a-f]{64}$/.test(documentSha256)) throw new Error('The hash is not a SHA-256 in hexadecimal.');
  if (!/^[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}$/.test(rfc))
    throw new Error('The RFC cannot be part of a cadena original.');
  return `||RMA|1|${folio}|${documentSha256}|${rfc}|${partyWords[party]}||`;
}
