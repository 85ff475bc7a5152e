import { z } from 'zod';
import { parties } from '../signature/cadena.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const signatory = {
  party: z.enum(parties),
  organization: z.string(),
  signatory: z.string(),
  position: z.string(),
  signedAt: z.iso.datetime(),
};

const efirmaSignature = z.object({
  ...signatory,
  method: z.literal('e-firma'),
  rfc: z.string(),
  curp: z.string(),
  certificateNumber: z.string(),
  revocation: z.enum(['good', 'unknown']),
});

const attestedCopy = z.object({
  ...signatory,
  method: z.literal('attested-copy'),
  attestation: z.string(),
  attestedBy: z.string(),
  copySha256: hash,
});

/** signatures.json: what was signed, by whom and how. Moments are in UTC, by the clock of the hub that received them. */
export const recordSchema = z.object({
  memorandum: z.object({
    id: z.uuid(),
    folio: z.string().regex(/^[0-9A-Z-]+$/),
    title: z.string(),
    cvegeo: z.string(),
    government: z.string(),
  }),
  documentSha256: hash,
  signatures: z
    .array(z.discriminatedUnion('method', [efirmaSignature, attestedCopy]))
    .min(1)
    .max(2),
});

export type EvidenceRecord = z.infer<typeof recordSchema>;
export type RecordedEfirma = z.infer<typeof efirmaSignature>;
export type RecordedSignature = EvidenceRecord['signatures'][number];

export const recordName = 'signatures.json';
export const documentName = 'document.pdf';
export const authoritiesName = 'authorities.pem';
export const readmeName = 'LEAME.txt';

/** The files of one party's e.firma. */
export const namesOf = (party: RecordedSignature['party']) => ({
  certificate: `certificates/${party}.cer`,
  cadena: `signatures/${party}.txt`,
  signature: `signatures/${party}.sig`,
  ocsp: `ocsp/${party}.der`,
});
