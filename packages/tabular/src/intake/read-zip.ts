import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { open } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';

/** What an archive may be. Bombs announce themselves in the directory, and what lies there is caught on the way. */
const limits = {
  entries: 20_000,
  /** All files together, unpacked. */
  totalBytes: 4 * 1_073_741_824,
  /** Above `ratioFromBytes`, no file may grow more than this; honest tables grow some 50 times at most. */
  ratio: 250,
  ratioFromBytes: 20 * 1_048_576,
};

export type ZipEntry = {
  /** Path inside the archive; only shown and compared, never used as a path of the disk. */
  name: string;
  bytes: number;
  isEncrypted: boolean;
};

export type Archive = {
  entries: ZipEntry[];
  /** Writes one file of the archive to `outPath`. An archive that lies about sizes throws. */
  extract: (entry: ZipEntry, outPath: string) => Promise<void>;
  read: (entry: ZipEntry) => Promise<Buffer>;
  close: () => void;
};

export type OpenedArchive =
  | { ok: true; archive: Archive }
  | { ok: false; code: 'damaged-file' | 'archive-too-large' };

const openZip = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });

/** The directory, up to the limit of entries plus one. */
const listEntries = (zip: ZipFile): Promise<Entry[]> =>
  new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length > limits.entries) resolve(entries);
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });

const readStream = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });

const isBomb = (entries: Entry[]): boolean =>
  entries.length > limits.entries ||
  entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0) > limits.totalBytes ||
  entries.some(
    (entry) =>
      entry.uncompressedSize > limits.ratioFromBytes &&
      entry.uncompressedSize > entry.compressedSize * limits.ratio,
  );

const isNoise = (name: string): boolean =>
  name.endsWith('/') ||
  name.startsWith('__MACOSX/') ||
  /(?:^|\/)(?:\.DS_Store|Thumbs\.db|\._[^/]*)$/.test(name);

/**
 * Opens a zip by its directory, before unpacking anything. An archive over the limits is refused by what its
 * directory says; one whose files turn out larger than that throws while they are read.
 */
export const openArchive = async (path: string): Promise<OpenedArchive> => {
  let zip: ZipFile;
  let listed: Entry[];
  try {
    zip = await openZip(path);
  } catch {
    return { ok: false, code: 'damaged-file' };
  }
  try {
    listed = await listEntries(zip);
  } catch {
    zip.close();
    return { ok: false, code: 'damaged-file' };
  }
  if (isBomb(listed)) {
    zip.close();
    return { ok: false, code: 'archive-too-large' };
  }
  const byName = new Map(
    listed.filter(({ fileName }) => !isNoise(fileName)).map((each) => [each.fileName, each]),
  );
  const streamOf = async ({ name }: ZipEntry): Promise<Readable> => {
    const entry = byName.get(name);
    if (!entry) throw new Error(`no entry ${name}`);
    return readStream(zip, entry);
  };
  return {
    ok: true,
    archive: {
      entries: [...byName.values()].map((entry) => ({
        name: entry.fileName,
        bytes: entry.uncompressedSize,
        isEncrypted: entry.isEncrypted(),
      })),
      extract: async (entry, outPath) => {
        await pipeline(await streamOf(entry), createWriteStream(outPath));
      },
      read: async (entry) => {
        const chunks: Buffer[] = [];
        for await (const chunk of await streamOf(entry)) chunks.push(chunk as Buffer);
        return Buffer.concat(chunks);
      },
      close: () => zip.close(),
    },
  };
};
