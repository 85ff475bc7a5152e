import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createPersistedDocuments } from './persisted-documents.ts';

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');
const published = [{ id: 'red-en-cifras', query: '{ network { members } }' }];
const documents = () => createPersistedDocuments(published);
const asked = { source: null, documentId: null, sha256: null };

test('a published document is known by its name and by its hash, without ever being sent', () => {
  const { sourceOf } = documents();
  const sha256 = sha256Of('{ network { members } }');
  expect(sourceOf({ ...asked, documentId: 'red-en-cifras' })).toBe('{ network { members } }');
  expect(sourceOf({ ...asked, documentId: `sha256:${sha256}` })).toBe('{ network { members } }');
  expect(sourceOf({ ...asked, sha256 })).toBe('{ network { members } }');
  expect(() => sourceOf({ ...asked, documentId: 'otra' })).toThrow('DOCUMENT_NOT_FOUND');
});

test('any other is known once it was sent with its hash', () => {
  const { sourceOf } = documents();
  const source = '{ themes { id } }';
  const sha256 = sha256Of(source);
  expect(() => sourceOf({ ...asked, sha256 })).toThrow('PERSISTED_QUERY_NOT_FOUND');
  expect(sourceOf({ ...asked, source, sha256 })).toBe(source);
  expect(sourceOf({ ...asked, sha256 })).toBe(source);
});

test('nobody can keep one text under the hash of another', () => {
  const { sourceOf } = documents();
  const sha256 = sha256Of('{ themes { id } }');
  expect(() => sourceOf({ ...asked, source: '{ network { members } }', sha256 })).toThrow('BAD_REQUEST');
  expect(() => sourceOf({ ...asked, sha256 })).toThrow('PERSISTED_QUERY_NOT_FOUND');
});
