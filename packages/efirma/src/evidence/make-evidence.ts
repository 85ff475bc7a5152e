import { makeManifest } from './manifest.ts';
import { readmeText } from './readme.ts';
import {
  authoritiesName,
  documentName,
  namesOf,
  readmeName,
  recordName,
  type EvidenceRecord,
  type RecordedSignature,
} from './record.ts';
import type { SealMaker } from './seal.ts';
import { writeStoredZip, type Member } from './stored-zip.ts';

/** The files of one signature with e.firma. */
export type EfirmaFiles = {
  party: RecordedSignature['party'];
  certificate: Uint8Array;
  cadena: string;
  signature: Uint8Array;
  /** The authority's answer of OCSP; null when there was none. */
  ocsp: Uint8Array | null;
};

/**
 * The evidence package of an agreement: a ZIP with the PDF that was signed and everything that is needed to verify its
 * signatures offline. The same content always gives the same bytes.
 */
export async function makeEvidence(evidence: {
  document: Uint8Array;
  record: EvidenceRecord;
  files: readonly EfirmaFiles[];
  /** In PEM; empty when no signature is with e.firma. */
  authorities: string;
  seal: SealMaker;
}): Promise<Buffer> {
  const { document, record, files, authorities, seal } = evidence;
  const members: Member[] = [
    { name: readmeName, content: Buffer.from(readmeText(record)) },
    { name: documentName, content: document },
    { name: recordName, content: Buffer.from(`${JSON.stringify(record, null, 2)}\n`) },
    { name: authoritiesName, content: Buffer.from(authorities) },
    ...files.flatMap((file) => {
      const names = namesOf(file.party);
      return [
        { name: names.certificate, content: file.certificate },
        { name: names.cadena, content: Buffer.from(file.cadena) },
        { name: names.signature, content: file.signature },
        ...(file.ocsp === null ? [] : [{ name: names.ocsp, content: file.ocsp }]),
      ];
    }),
  ];
  return writeStoredZip([...members, await makeManifest(members, seal)]);
}
