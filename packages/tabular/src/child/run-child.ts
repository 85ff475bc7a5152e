import { fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { OnProgress, Progress } from '../progress.ts';

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

export type ChildFailure = { ok: false; reason: 'deadline' | 'memory' | 'engine-crashed'; detail: string };

/** What is asked of a child and what it answers. */
export type Exchange = { request: object; answer: unknown };

/** What a child says: how far it got, any number of times, and then its answer or why it has none. */
export type SaidByChild<Answer> = { answer: Answer } | { failure: string } | { progress: Progress };

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

/**
 * Forks a program, sends it one message and waits for its answer. Killed at the deadline, at the memory bound or with
 * the parent; whatever becomes of it is a value.
 */
export const runChild = <Held extends Exchange>(
  request: Held['request'],
  options: ChildOptions & { childPath: string },
): Promise<{ ok: true; answer: Held['answer'] } | ChildFailure> =>
  new Promise((resolve) => {
    const { deadlineMs = 600_000, maxMemoryMb = 1_200, signal } = options;
    const child = fork(options.childPath, [], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: ['--max-old-space-size=384'],
      env: {},
    });
    let lastWords = '';
    let killedFor: 'deadline' | 'memory' | null = null;
    let said: { answer: Held['answer'] } | { failure: string } | null = null;
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
    child.on('message', (received: SaidByChild<Held['answer']>) => {
      if ('progress' in received) options.onProgress?.(received.progress);
      else said = received;
    });
    const finish = (ending: string) => {
      clearTimeout(deadline);
      clearInterval(memory);
      signal?.removeEventListener('abort', onAbort);
      if (said && 'answer' in said) resolve({ ok: true, answer: said.answer });
      else if (killedFor) resolve({ ok: false, reason: killedFor, detail: `${killedFor} reached` });
      else {
        const failure = said && 'failure' in said ? said.failure : `${ending}\n${lastWords}`;
        const reason = failure.startsWith('Out of Memory Error') ? 'memory' : 'engine-crashed';
        resolve({ ok: false, reason, detail: failure.trim() });
      }
    };
    child.once('error', (error) => finish(error.message));
    child.once('close', (code, ended) => finish(`the child ended with ${ended ?? code}`));
    child.send(request, (error) => {
      if (error) child.kill('SIGKILL');
    });
  });
