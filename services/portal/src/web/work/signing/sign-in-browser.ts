import { ApiProblem, problemOf } from '../../api.ts';
import { refusedHere, type SigningMistake } from './signing-words.ts';
import type { SignedAnswer, SigningLink } from './signing-types.ts';

const language = { 'accept-language': 'es-MX' };

export type SigningFiles = { cer: File; key: File; password: string };

/** Stops the signing before anything is sent: what is wrong was found in this browser. */
function stop(reason: SigningMistake, link: SigningLink): never {
  throw new ApiProblem(refusedHere(reason, link));
}

async function bytesOf(file: Blob): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** The document as the service gives it; its hash must be the one the page showed. */
async function documentAt(address: string): Promise<Uint8Array> {
  const response = await fetch(`${address}/document.pdf`, { headers: language });
  if (!response.ok) throw new ApiProblem(await problemOf(response));
  return bytesOf(await response.blob());
}

/**
 * Signs in this browser. The library that opens the key arrives only now; the key and its password are used here and
 * forgotten, and what is sent is the certificate and the signature. The text that is signed is made here from the hash
 * of the very document, so that nobody signs what they did not see.
 */
export async function signInBrowser(
  address: string,
  { link, files }: { link: SigningLink; files: SigningFiles },
): Promise<SignedAnswer> {
  const { openEfirma, cadenaOriginal, sha256Hex } = await import('@rma/efirma/browser');
  const cer = await bytesOf(files.cer);
  const opened = openEfirma(
    { cer, key: await bytesOf(files.key), password: files.password },
    { expectedRfc: link.rfc, now: new Date() },
  );
  if (!opened.ok) return stop(opened.reason, link);
  const documentSha256 = sha256Hex(await documentAt(address));
  if (documentSha256 !== link.documentSha256) return stop('document-changed', link);
  const { folio, party, rfc } = link;
  const signature = opened.signer.sign(cadenaOriginal({ folio, documentSha256, rfc, party }));
  const response = await fetch(`${address}/signature`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...language },
    body: JSON.stringify({
      certificate: base64(cer),
      signature: base64(signature),
      certificateIsPublic: true,
    }),
  });
  if (!response.ok) throw new ApiProblem(await problemOf(response));
  return (await response.json()) as SignedAnswer;
}
