import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { childVariables } from './environment.ts';

const jsonLine = z.record(z.string(), z.unknown());
export type JsonLine = z.infer<typeof jsonLine>;

export type Launched = {
  pid: number;
  /** The first line of JSON it prints, before or after the call, that matches; rejects when it ends without one. */
  line(matches: (line: JsonLine) => boolean): Promise<JsonLine>;
  /** Its last lines, for the message of a failure. */
  lastWords(): string;
  /** Rejects when it ends without being asked. */
  ended: Promise<never>;
  stop(): Promise<void>;
};

const STOP_TIMEOUT_MS = 25_000;

/** Runs a program of the repository with this same Node. A process that is still there when the bench ends is killed. */
export function launch(
  path: string,
  options: { args?: string[]; variables?: Record<string, string>; nodeArgs?: string[] } = {},
): Launched {
  const { args = [], variables, nodeArgs = [] } = options;
  const child = spawn(process.execPath, [...nodeArgs, path, ...args], {
    env: childVariables(variables),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${path} could not be started`);
  const killWithBench = () => child.kill('SIGKILL');
  process.once('exit', killWithBench);

  let output = '';
  const keep = (text: string) => {
    output = `${output}${text}`.slice(-3000);
  };
  const lines: JsonLine[] = [];
  const waiting = new Set<{ look(line: JsonLine): void; giveUp(why: Error): void }>();
  child.stderr.on('data', (chunk: Buffer) => keep(chunk.toString('utf8')));
  createInterface({ input: child.stdout }).on('line', (text) => {
    // One line per request is of no use to anybody here.
    if (text.includes('"msg":"request"')) return;
    keep(`${text}\n`);
    if (!text.startsWith('{')) return;
    const line = jsonLine.parse(JSON.parse(text));
    lines.push(line);
    for (const one of waiting) one.look(line);
  });

  let wasAsked = false;
  const closed = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<never>();
  child.once('close', (code, signal) => {
    process.removeListener('exit', killWithBench);
    closed.resolve();
    const problem = new Error(`${path} ended with ${signal ?? code}\n${output}`);
    if (!wasAsked) ended.reject(problem);
    for (const one of waiting) one.giveUp(problem);
  });
  ended.promise.catch(() => {});

  return {
    pid,
    line(matches) {
      const found = lines.find(matches);
      if (found !== undefined) return Promise.resolve(found);
      const wanted = Promise.withResolvers<JsonLine>();
      const one = {
        look(line: JsonLine) {
          if (!matches(line)) return;
          waiting.delete(one);
          wanted.resolve(line);
        },
        giveUp: wanted.reject,
      };
      waiting.add(one);
      return wanted.promise;
    },
    lastWords: () => output,
    ended: ended.promise,
    async stop() {
      wasAsked = true;
      child.kill('SIGTERM');
      const killer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
      await closed.promise;
      clearTimeout(killer);
    },
  };
}

/** A TCP port of 127.0.0.1 that nobody listened on a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  if (address === null || typeof address === 'string') throw new Error('no port could be had');
  return address.port;
}
