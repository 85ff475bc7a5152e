import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../api.ts';
import { useSession } from '../../session.tsx';
import type { Resource, StandardField, WorkPackage } from '../package-types.ts';
import { sendJson, toProblem } from '../rest.ts';
import type { Preparation, Upload } from '../upload-types.ts';
import { isReviewing } from './open-questions.ts';

const pollMs = 700;

type Loaded = { work: WorkPackage; resource: Resource; upload: Upload | null; fields: StandardField[] };

/** A resource on its way to the public, and what a person can do about it. Every action throws ApiProblem. */
export type Publishing = Loaded & {
  /** Reads everything again. */
  reload: () => Promise<void>;
  /** Reads everything again after a file or a decision was sent, which a review answers. */
  follow: () => Promise<void>;
  /** Keeps part of the decisions about the file as they are now, and has it reviewed again. */
  prepare: (change: Partial<Preparation>) => Promise<void>;
};

type Wanted = { packageId: string; resourceName: string };

/**
 * Reads a package, one of its resources, its latest file and its standard, and follows a review until it ends.
 * `isAbsent`: the package has no such resource. `sent` counts what was sent to be reviewed.
 */
export function usePublishing({ packageId, resourceName }: Wanted): {
  publishing: Publishing | null;
  problem: Problem | null;
  isAbsent: boolean;
  sent: number;
} {
  const { call } = useSession();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isAbsent, setIsAbsent] = useState(false);
  const [sent, setSent] = useState(0);

  const turn = useRef(0);
  // What the standard asks does not change while somebody works.
  const asked = useRef<{ fields: StandardField[] } | null>(null);
  const load = useCallback(async () => {
    const read = async <Data>(path: string) => (await (await call(path)).json()) as Data;
    const readAll = async (): Promise<Loaded | null> => {
      const work = await read<WorkPackage>(`/api/v1/packages/${packageId}`);
      const resource = work.resources.find(
        ({ name, removedAt }) => name === resourceName && removedAt === null,
      );
      if (!resource) return null;
      const { latestUpload, standard } = resource;
      const upload = latestUpload && (await read<Upload>(`/api/v1/uploads/${latestUpload.id}`));
      asked.current ??= await read<{ fields: StandardField[] }>(
        `/api/v1/standards/${standard.split('@')[0] ?? ''}`,
      );
      // The review went on between the two answers: what the package lacks was told of an earlier moment.
      if (upload && upload.state !== latestUpload?.state) return readAll();
      return { work, resource, upload, fields: asked.current.fields };
    };
    turn.current += 1;
    const mine = turn.current;
    const whole = await readAll();
    // An answer that was overtaken tells of the past.
    if (mine !== turn.current) return;
    setIsAbsent(whole === null);
    setLoaded(whole);
    setProblem(null);
  }, [call, packageId, resourceName]);

  useEffect(() => {
    load().catch((error: unknown) => setProblem(toProblem(error)));
  }, [load]);

  const isRunning = isReviewing(loaded?.upload ?? null);
  useEffect(() => {
    if (!isRunning) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let isOver = false;
    const ask = () => {
      if (isOver) return;
      timer = setTimeout(() => {
        // A lost connection is no news of the review: the next time may do better.
        load()
          .catch(() => undefined)
          .finally(ask);
      }, pollMs);
    };
    ask();
    return () => {
      isOver = true;
      if (timer !== null) clearTimeout(timer);
    };
  }, [isRunning, load]);

  const follow = useCallback(async () => {
    await load();
    setSent((before) => before + 1);
  }, [load]);

  const uploadId = loaded?.upload?.id;
  const preparation = loaded?.upload?.preparation;
  const prepare = useCallback(
    async (change: Partial<Preparation>) => {
      if (uploadId === undefined) return;
      await sendJson(call, 'PUT', {
        path: `/api/v1/uploads/${uploadId}/preparation`,
        body: { ...preparation, ...change },
      });
      await follow();
    },
    [call, follow, preparation, uploadId],
  );

  return { publishing: loaded && { ...loaded, reload: load, follow, prepare }, problem, isAbsent, sent };
}
