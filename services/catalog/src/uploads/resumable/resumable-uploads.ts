import type { Readable } from 'node:stream';
import { actorReference, type Actor } from '@rma/domain';
import { problems, readableBytes } from '@rma/service-kit';
import type { CatalogDependencies } from '../../dependencies.ts';
import { named } from '../../permission.ts';
import { catalogProblems } from '../../problems.ts';
import { incomingStream } from '../incoming-stream.ts';
import { defaultIdleMs, largestUpload, receiveUpload, requireUploadable } from '../receive-upload.ts';
import { createPartialFiles, type PartialFile } from './partial-files.ts';

const keptMs = 24 * 60 * 60 * 1000;
const maxUnfinished = 20;

const tooMany = {
  es: `Hay ${maxUnfinished} envíos a medias con esta cuenta; termine o cancele alguno.`,
  en: `There are ${maxUnfinished} unfinished uploads of this account; finish or cancel one.`,
};
const elsewhere = {
  es: 'Lo que se envía no empieza donde quedó el archivo; pregunte por su avance y continúe desde ahí.',
  en: 'What is sent does not begin where the file ended; ask for its offset and go on from there.',
};

export type NewResumable = { resourceId: string; fileName: string | null; totalBytes: number };
type Piece = { fromBytes: number; announcedBytes: number | undefined; stream: Readable };
export type ResumableUploads = ReturnType<typeof createResumableUploads>;

/** Whether the sender, rather than this machine, is why a piece did not arrive whole. */
const isPause = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'upload-interrupted' || error.code === 'upload-stalled');

/**
 * Uploads that can be interrupted and go on, also after a restart: files are gathered in `partialFolder` and, once
 * complete, taken in like any other. Each belongs to whoever began it. A piece that is still open when the same file
 * is asked for again is given up: its sender has come back on another connection.
 */
export function createResumableUploads(deps: CatalogDependencies) {
  const files = createPartialFiles(deps.partialFolder);
  /** How to give up the piece that is arriving, and the end of the last thing that was begun, by file. */
  const open = new Map<string, () => void>();
  const turns = new Map<string, Promise<unknown>>();

  const expiresAt = (file: PartialFile) => new Date(new Date(file.touchedAt).getTime() + keptMs);
  const isExpired = (file: PartialFile) => expiresAt(file) < deps.clock.now();

  /** Does one thing at a time with a file, so that two senders cannot write over each other. */
  async function inTurn<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
    open.get(id)?.();
    const before = turns.get(id);
    const result = (async () => {
      await before;
      return work();
    })();
    const ended = Promise.allSettled([result]);
    turns.set(id, ended);
    try {
      return await result;
    } finally {
      if (turns.get(id) === ended) turns.delete(id);
    }
  }

  /** The file, if it is this actor's and its resource still takes files from them. */
  async function own(actor: Actor, id: string): Promise<PartialFile> {
    const file = await files.find(id);
    if (!file || file.createdBy !== actorReference(actor) || isExpired(file))
      throw problems.notFound({ what: named.upload });
    await requireUploadable(deps, actor, file.resourceId);
    return file;
  }

  async function completed(actor: Actor, file: PartialFile): Promise<PartialFile> {
    if (file.uploadId !== null || file.offsetBytes < file.totalBytes) return file;
    const { uploadId } = await receiveUpload(deps, actor, {
      resourceId: file.resourceId,
      fileName: file.fileName ?? undefined,
      stream: files.read(file.id),
    });
    await files.finish(file, uploadId);
    return { ...file, uploadId };
  }

  async function add(file: PartialFile, source: Readable): Promise<void> {
    const incoming = incomingStream(source, { idleMs: deps.uploadIdleMs ?? defaultIdleMs });
    open.set(file.id, () => incoming.destroy(catalogProblems.uploadInterrupted()));
    try {
      const added = await files.append(file, incoming);
      if (!added.ok) throw problems.payloadTooLarge({ limit: readableBytes(file.totalBytes) });
    } catch (error) {
      if (!isPause(error)) throw error;
      const bytes = (await files.find(file.id))?.offsetBytes ?? 0;
      throw catalogProblems.uploadPaused({ bytes }, { cause: error });
    } finally {
      open.delete(file.id);
    }
  }

  async function addPiece(actor: Actor, id: string, piece: Piece): Promise<PartialFile> {
    const file = await own(actor, id);
    if (piece.fromBytes !== file.offsetBytes) throw problems.conflict({ reason: elsewhere });
    if (file.uploadId !== null) return file;
    if ((piece.announcedBytes ?? 0) > file.totalBytes - file.offsetBytes)
      throw problems.payloadTooLarge({ limit: readableBytes(file.totalBytes) });
    try {
      await add(file, piece.stream);
    } finally {
      await files.touch(file, deps.clock.now());
    }
    const grown = await files.find(id);
    if (!grown) throw problems.notFound({ what: named.upload });
    return completed(actor, grown);
  }

  return {
    /** When a file that nobody goes on with is deleted. */
    expiresAt,

    /**
     * Begins an upload of a known length. Throws not-found, forbidden, government-cannot-publish, payload-too-large,
     * or conflict when this actor left too many unfinished.
     */
    async begin(actor: Actor, wanted: NewResumable): Promise<PartialFile> {
      await requireUploadable(deps, actor, wanted.resourceId);
      const maxBytes = largestUpload(deps);
      if (wanted.totalBytes > maxBytes) throw problems.payloadTooLarge({ limit: readableBytes(maxBytes) });
      const createdBy = actorReference(actor);
      const unfinished = (await files.list()).filter(
        (file) => file.createdBy === createdBy && file.uploadId === null && !isExpired(file),
      );
      if (unfinished.length >= maxUnfinished) throw problems.conflict({ reason: tooMany });
      const touchedAt = deps.clock.now().toISOString();
      return completed(actor, await files.begin({ ...wanted, createdBy, touchedAt }));
    },

    /** How far a file is; one that arrived whole is taken in if a crash kept it from being. Throws not-found. */
    find: (actor: Actor, id: string): Promise<PartialFile> =>
      inTurn(id, async () => completed(actor, await own(actor, id))),

    /**
     * Adds a piece that begins at `fromBytes`; with the last one the file is taken in. Throws not-found, conflict when
     * it begins elsewhere, payload-too-large, or upload-paused when it did not arrive whole: what came is kept.
     */
    add: (actor: Actor, id: string, piece: Piece): Promise<PartialFile> =>
      inTurn(id, () => addPiece(actor, id, piece)),

    /** Gives an unfinished upload up; a file that was taken in stays where it is. Throws not-found. */
    cancel: (actor: Actor, id: string): Promise<void> =>
      inTurn(id, async () => {
        await own(actor, id);
        await files.remove(id);
      }),

    /** Deletes what nobody went on with for a day. Returns how many uploads that were. */
    async sweep(): Promise<{ expired: number }> {
      const expired = (await files.list()).filter(isExpired);
      // oxlint-disable-next-line no-await-in-loop -- one by one leaves the disk to the others
      for (const file of expired) await files.remove(file.id);
      await files.removeStray(new Date(deps.clock.now().getTime() - keptMs));
      return { expired: expired.length };
    },
  };
}
