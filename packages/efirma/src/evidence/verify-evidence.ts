import type { Result } from '@rma/domain';
import { describeAuthority, readAuthorities, type Authorities } from '../certificate/authorities.ts';
import { readOcspResponse } from '../ocsp/ocsp-response.ts';
import {
  checkCertificate,
  sha256,
  verifySignature,
  type SignatureRefusal,
} from '../signature/verify-signature.ts';
import { manifestName, readManifest } from './manifest.ts';
import {
  authoritiesName,
  documentName,
  namesOf,
  readmeName,
  recordName,
  recordSchema,
  type EvidenceRecord,
  type RecordedEfirma,
} from './record.ts';
import { sealKeyId } from './seal.ts';
import { readStoredZip, type Member } from './stored-zip.ts';

/** Why an evidence package is not to be believed. */
export type EvidenceRefusal =
  | 'not-a-package'
  | 'member-changed'
  | 'member-missing'
  | 'member-unexpected'
  | 'seal-broken'
  | 'seal-of-another'
  | 'record-differs'
  | 'party-missing'
  | 'same-person'
  | 'authorities-unreadable'
  | SignatureRefusal;

/** What was verified, and what it rests on: authorities and keys of one's own, or those in the package. */
export type VerifiedEvidence = {
  record: EvidenceRecord;
  authorities: { from: 'given' | 'package'; list: { name: string; sha256: string }[] };
  seal: { keyId: string; isKnown: boolean };
};

type Files = ReadonlyMap<string, Uint8Array>;

const textOf = (content: Uint8Array | undefined): string => Buffer.from(content ?? []).toString('utf8');

function expectedNames({ signatures }: EvidenceRecord): string[] {
  const ofParties = signatures
    .filter((signature) => signature.method === 'e-firma')
    .flatMap(({ party, revocation }) => {
      const { certificate, cadena, signature, ocsp } = namesOf(party);
      return [certificate, cadena, signature, ...(revocation === 'good' ? [ocsp] : [])];
    });
  return [readmeName, documentName, recordName, authoritiesName, ...ofParties];
}

function readRecord(files: Files): EvidenceRecord | null {
  try {
    return recordSchema.parse(JSON.parse(textOf(files.get(recordName))));
  } catch {
    return null;
  }
}

/** The record, if the package holds what it says and nothing else. */
function readWhole(
  members: readonly Member[],
): Result<{ record: EvidenceRecord; files: Files }, EvidenceRefusal> {
  const files = new Map(members.map(({ name, content }) => [name, content]));
  const record = readRecord(files);
  if (record === null) return { ok: false, reason: 'member-missing' };
  const names = expectedNames(record);
  if (names.some((name) => !files.has(name))) return { ok: false, reason: 'member-missing' };
  if (members.length !== names.length) return { ok: false, reason: 'member-unexpected' };
  return { ok: true, record, files };
}

async function revocationOf(
  recorded: RecordedEfirma,
  context: { files: Files; authorities: Authorities },
): Promise<'good' | 'revoked' | 'unknown'> {
  const { certificate, ocsp } = namesOf(recorded.party);
  const answer = context.files.get(ocsp);
  const at = new Date(recorded.signedAt);
  const checked = checkCertificate(context.files.get(certificate) ?? Buffer.alloc(0), { ...context, at });
  const issuer = checked.ok ? checked.chain[0] : undefined;
  if (answer === undefined || !checked.ok || !issuer) return 'unknown';
  const { x509 } = checked.certificate;
  return (await readOcspResponse(answer, { certificate: x509, issuer, at, nonce: null })).status;
}

async function refusalOf(
  recorded: RecordedEfirma,
  context: { files: Files; authorities: Authorities; record: EvidenceRecord },
): Promise<EvidenceRefusal | null> {
  const { files, authorities, record } = context;
  const names = namesOf(recorded.party);
  const revocation = await revocationOf(recorded, context);
  const verified = verifySignature({
    certificate: files.get(names.certificate) ?? Buffer.alloc(0),
    signature: files.get(names.signature) ?? Buffer.alloc(0),
    authorities,
    folio: record.memorandum.folio,
    documentSha256: sha256(files.get(documentName) ?? Buffer.alloc(0)),
    party: recorded.party,
    expected: recorded,
    at: new Date(recorded.signedAt),
    revocation,
  });
  if (!verified.ok) return verified.reason;
  const isAsRecorded =
    verified.cadena === textOf(files.get(names.cadena)) &&
    verified.certificate.number === recorded.certificateNumber &&
    revocation === recorded.revocation;
  return isAsRecorded ? null : 'record-differs';
}

function refusalOfParties({ signatures }: EvidenceRecord): EvidenceRefusal | null {
  const parties = new Set(signatures.map(({ party }) => party));
  if (parties.size !== 2) return 'party-missing';
  const people = signatures.filter((signature) => signature.method === 'e-firma').map(({ rfc }) => rfc);
  return new Set(people).size === people.length ? null : 'same-person';
}

/**
 * Verifies an evidence package offline. `authorities` (PEM) and `hubKeys` (the `kid`s of the hub's keys) are those that
 * the caller trusts; without them the package is held to its own, and the answer says so. Returns the first reason not
 * to believe it, and whose signature it concerns.
 */
export async function verifyEvidence(
  archive: Uint8Array,
  trusted: { authorities?: string | undefined; hubKeys?: readonly string[] | undefined } = {},
): Promise<Result<{ evidence: VerifiedEvidence }, EvidenceRefusal> & { party?: string }> {
  const all = readStoredZip(archive);
  const manifest = all?.at(-1);
  if (!all || manifest?.name !== manifestName) return { ok: false, reason: 'not-a-package' };
  const members = all.slice(0, -1);
  const sealed = readManifest(manifest, members);
  if (!sealed.ok) return sealed;
  const keyId = sealKeyId(sealed.seal);
  const { hubKeys } = trusted;
  if (hubKeys && !hubKeys.includes(keyId)) return { ok: false, reason: 'seal-of-another' };
  const whole = readWhole(members);
  if (!whole.ok) return whole;
  const { record, files } = whole;
  const ofParties = refusalOfParties(record);
  if (ofParties) return { ok: false, reason: ofParties };
  if (sha256(files.get(documentName) ?? Buffer.alloc(0)) !== record.documentSha256)
    return { ok: false, reason: 'other-document' };
  const efirmas = record.signatures.filter((signature) => signature.method === 'e-firma');
  const seal = { keyId, isKnown: hubKeys !== undefined };
  const from = trusted.authorities === undefined ? 'package' : 'given';
  if (efirmas.length === 0) return { ok: true, evidence: { record, seal, authorities: { from, list: [] } } };
  const read = readAuthorities(trusted.authorities ?? textOf(files.get(authoritiesName)));
  if (!read.ok) return { ok: false, reason: 'authorities-unreadable' };
  const { authorities } = read;
  for (const recorded of efirmas) {
    const reason = await refusalOf(recorded, { files, authorities, record });
    if (reason) return { ok: false, reason, party: recorded.party };
  }
  const list = [...authorities.roots, ...authorities.intermediates].map(describeAuthority);
  return { ok: true, evidence: { record, seal, authorities: { from, list } } };
}
