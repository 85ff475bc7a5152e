import { fork } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { standardsFolders, versionedId } from '@rma/themes';
import type { ChildAnswer, ChildMessage, ChildRequest } from './child-protocol.ts';
import type { OnProgress } from '../progress.ts';
import type { ChildOutcome, ValidationRequest } from '../report.ts';

export type ChildOptions = {
  /** Counted from the fork. Ten minutes by default. */
  deadlineMs?: number;
  /** Resident memory at which the child is killed, on systems that tell (/proc). 1,200 MB by default. */
  maxMemoryMb?: number;
  /** Aborting kills the child; the outcome is `deadline`. */
  signal?: AbortSignal;
  /** Told how far the child got, as often as it says. */
  onProgress?: OnProgress;
  /** The program to fork; tests put one that misbehaves. */
  childPath?: string;
};

const pageBytes = 4_096;
const memoryCheckMs = 250;

const residentMb = async (pid: number): Promise<number> => {
  try {
    const [, pages = '0'] = (await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ');
    return (Number(pages) * pageBytes) / 1_048_576;
  } catch {
    return 0;
  }
};

const toMessage = (request: ValidationRequest, workFolder: string): ChildRequest => ({
  ...request,
  workFolder,
  standard: versionedId(request.standard),
  standardsFolders: standardsFolders(),
  context: {
    ...request.context,
    municipalities: [...request.context.municipalities],
    governments: [...(request.context.governments ?? [])],
  },
});

/**
 * `validateTable` in a process of its own, killed at the deadline, at the memory bound or with the parent:
 * whatever a file does to the engine, the server goes on. The standard must be one of @rma/themes.
 * Temporary files go with the child even when it is killed.
 */
export const validateInChild = async (
  request: ValidationRequest,
  options: ChildOptions = {},
): Promise<ChildOutcome> => {
  const workFolder = await mkdtemp(join(request.workFolder ?? tmpdir(), 'rma-child-'));
  try {
    return await runChild(toMessage(request, workFolder), options);
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
};

const runChild = (message: ChildRequest, options: ChildOptions): Promise<ChildOutcome> =>
  new Promise((resolve) => {
    const { deadlineMs = 600_000, maxMemoryMb = 1_200, signal } = options;
    const child = fork(options.childPath ?? fileURLToPath(new URL('./child.ts', import.meta.url)), [], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: ['--max-old-space-size=384'],
      env: {},
    });
    let lastWords = '';
    let killedFor: 'deadline' | 'memory' | null = null;
    let answer: ChildAnswer | null = null;
    const kill = (reason: 'deadline' | 'memory') => {
      killedFor ??= reason;
      child.kill('SIGKILL');
    };
    const killAbove = async (pid: number) => {
      if ((await residentMb(pid)) > maxMemoryMb) kill('memory');
    };
    const onAbort = () => kill('deadline');
    const deadline = setTimeout(() => kill('deadline'), deadlineMs);
    const memory = setInterval(() => {
      if (child.pid === undefined) return;
      void killAbove(child.pid);
    }, memoryCheckMs);
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted) onAbort();

    child.stderr?.on('data', (chunk: Buffer) => {
      lastWords = `${lastWords}${chunk.toString('utf8')}`.slice(-2_000);
    });
    child.on('message', (received: ChildMessage) => {
      if ('progress' in received) options.onProgress?.(received.progress);
      else answer = received;
    });
    const finish = (ending: string) => {
      clearTimeout(deadline);
      clearInterval(memory);
      signal?.removeEventListener('abort', onAbort);
      if (answer && 'report' in answer) resolve({ ok: true, report: answer.report });
      else if (killedFor) resolve({ ok: false, reason: killedFor, detail: `${killedFor} reached` });
      else {
        const failure = answer && 'failure' in answer ? answer.failure : `${ending}\n${lastWords}`;
        const reason = failure.startsWith('Out of Memory Error') ? 'memory' : 'engine-crashed';
        resolve({ ok: false, reason, detail: failure.trim() });
      }
    };
    child.once('error', (error) => finish(error.message));
    child.once('close', (code, ended) => finish(`the child ended with ${ended ?? code}`));
    child.send(message, (error) => {
      if (error) child.kill('SIGKILL');
    });
  });
