import { cvegeoSchema } from '@rma/domain';
import type { CanonicalRecord } from './canonical-record.ts';
import { clip, webAddress } from './field-text.ts';

const MOST_IDENTITIES = 20;
const LONGEST_IDENTITY = 1000;

/** An identifier that means the same thing in every catalogue: an absolute IRI, a URN or a DOI. */
const isGlobal = (text: string) => /^(https?:\/\/|urn:|doi:|info:|ark:)\S+$/i.test(text);

/** One spelling of an identity: without fragment of the web, final slash or difference between http and https. */
function normalised(identity: string): string {
  const address = webAddress(identity);
  return address === null ? identity : address.replace(/^http:/, 'https:').replace(/[#/]+$/, '');
}

/**
 * Where a record comes from, as far as its catalogue says: the names under which the same dataset may be met in
 * another catalogue (only global identifiers count), who publishes it, and the catalogue that one was read from.
 */
export function provenanceOf(written: {
  uri?: string | undefined;
  identifiers?: readonly (string | undefined)[] | undefined;
  publisherName?: string | undefined;
  publisherCvegeo?: string | undefined;
  catalogue?: string | undefined;
}): CanonicalRecord['provenance'] {
  const identities = [written.uri, ...(written.identifiers ?? [])]
    .filter((text) => text !== undefined)
    .filter((text) => isGlobal(text) && text.length <= LONGEST_IDENTITY)
    .map(normalised);
  const cvegeo = cvegeoSchema.safeParse(written.publisherCvegeo);
  return {
    uri: written.uri !== undefined && isGlobal(written.uri) ? clip(written.uri, LONGEST_IDENTITY) : null,
    identities: [...new Set(identities)].slice(0, MOST_IDENTITIES),
    publisherName: written.publisherName === undefined ? null : clip(written.publisherName, 300),
    publisherCvegeo: cvegeo.success ? cvegeo.data : null,
    catalogue: webAddress(written.catalogue),
  };
}

/** The same provenance with one more name under which the dataset may be met. */
export function alsoNamed(
  provenance: CanonicalRecord['provenance'],
  identity: string,
): CanonicalRecord['provenance'] {
  const identities = new Set([...provenance.identities, normalised(identity)]);
  return { ...provenance, identities: [...identities].slice(0, MOST_IDENTITIES) };
}
