import { createHash } from 'node:crypto';
import { GatewayError } from './gateway-error.ts';
import { limits } from './limits.ts';
import { createRecent } from './recent.ts';

const MOST_KEPT_CHARACTERS = 8_000_000;

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');

export type NamedDocument = { id: string; query: string };

/**
 * Documents that are asked for without being sent. Those of `published` are known for good, by their name and by
 * `sha256:` and their hash; any other is kept once somebody has sent it with its hash (automatic persisted queries),
 * until others are used more.
 */
export function createPersistedDocuments(published: readonly NamedDocument[]) {
  const trusted = new Map(
    published.flatMap(({ id, query }) => [
      [id, query],
      [`sha256:${sha256Of(query)}`, query],
    ]),
  );
  const sent = createRecent<string>({ mostWeight: MOST_KEPT_CHARACTERS, weightOf: (text) => text.length });

  return {
    /**
     * The text of a document. Throws DOCUMENT_NOT_FOUND for an unknown name, PERSISTED_QUERY_NOT_FOUND for an unknown
     * hash (the caller sends it again with its text), BAD_REQUEST when text and hash disagree.
     */
    sourceOf: (asked: {
      source: string | null;
      documentId: string | null;
      sha256: string | null;
    }): string => {
      const { source, documentId, sha256 } = asked;
      if (documentId !== null) {
        const known = trusted.get(documentId) ?? sent.get(documentId.replace(/^sha256:/, ''));
        if (known === undefined) throw new GatewayError('DOCUMENT_NOT_FOUND', { id: documentId });
        return known;
      }
      if (sha256 === null) return source ?? '';
      if (source === null) {
        const known = sent.get(sha256) ?? trusted.get(`sha256:${sha256}`);
        if (known === undefined) throw new GatewayError('PERSISTED_QUERY_NOT_FOUND');
        return known;
      }
      if (source.length <= limits.documentCharacters) {
        if (sha256Of(source) !== sha256) {
          const reason = {
            es: '«sha256Hash» no es la huella de «query»',
            en: '"sha256Hash" is not the hash of "query"',
          };
          throw new GatewayError('BAD_REQUEST', { reason });
        }
        sent.set(sha256, source);
      }
      return source;
    },
  };
}
export type PersistedDocuments = ReturnType<typeof createPersistedDocuments>;
