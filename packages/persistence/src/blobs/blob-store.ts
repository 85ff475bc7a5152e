import type { Readable } from 'node:stream';
import { createFileBlobStore } from './file-blob-store.ts';

export type PutResult =
  | { ok: true; sha256: string; bytes: number }
  | { ok: false; reason: 'too-large'; maxBytes: number };

/** Files by the SHA-256 of their content (64 lower-case hex digits): equal files are stored once and never change. */
export type BlobStore = {
  /**
   * Stores a stream of any length in bounded memory. The blob appears only when complete and on disk; if the
   * source fails its error is thrown, and nothing stays. Over `maxBytes` it stops reading and destroys the source.
   */
  put(source: AsyncIterable<Uint8Array>, options: { maxBytes: number }): Promise<PutResult>;
  /** The content, or the bytes from `start` to `end`, both included and counted from 0. Null if there is no such blob. */
  get(sha256: string, range?: { start?: number; end?: number }): Promise<Readable | null>;
  stat(sha256: string): Promise<{ bytes: number } | null>;
  /** A local file for engines that cannot read a stream; to be read only. Throws if the hash is malformed. */
  path(sha256: string): string;
  /** The folder of all those files, for engines that are confined to one. */
  folder: string;
  /** Reads the blob again and compares it with its name. */
  verify(sha256: string): Promise<'intact' | 'damaged' | 'missing'>;
  /** Whether there was something to delete. */
  delete(sha256: string): Promise<boolean>;
};

/**
 * Opens the store of a URL: `file:///srv/blobs` or `file:./blobs`. Throws for any other kind of address. Each `owner`
 * (a service's name) has a part of its own there: owners delete what they no longer need, and equal contents of one
 * part are one file.
 */
export function createBlobStore(url: string, owner?: string): BlobStore {
  const address = owner === undefined ? url : `${url.replace(/\/$/, '')}/${owner}`;
  if (url.startsWith('file:')) return createFileBlobStore(address);
  const scheme = url.split(':')[0];
  throw new Error(
    `BLOB_STORE_URL: todavía no hay almacén de archivos para "${scheme}:"; use una carpeta, por ejemplo file:///srv/blobs.\n` +
      `BLOB_STORE_URL: there is no file store for "${scheme}:" yet; use a folder, such as file:///srv/blobs.`,
  );
}
