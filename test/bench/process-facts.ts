import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

// The same on every Linux of today (sysconf(_SC_CLK_TCK)).
const CLOCK_TICKS_PER_SECOND = 100;

function statusMb(pid: number, field: 'VmRSS' | 'VmHWM'): number | null {
  try {
    const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(
      readFileSync(`/proc/${pid}/status`, 'utf8'),
    )?.[1];
    return kilobytes === undefined ? null : (Number(kilobytes) * 1024) / 1e6;
  } catch {
    return null;
  }
}

/** Resident memory now, in MB (10⁶ bytes); null where the system does not tell (no /proc). */
export const residentMb = (pid: number) => statusMb(pid, 'VmRSS');

/** The most a process that still runs has ever held, in MB. */
export const peakMb = (pid: number) => statusMb(pid, 'VmHWM');

/** Seconds of processor a process has used so far; null where the system does not tell. */
export function processorSeconds(pid: number): number | null {
  try {
    // The program's name, in parentheses, may hold anything; the figures follow the last one.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS_PER_SECOND;
  } catch {
    return null;
  }
}

/**
 * Processes started by `pid`, with the words of their command line; none where the system does not tell. Cheap
 * enough to ask often: it does not look through every process of the machine.
 */
export function childrenOf(pid: number): { pid: number; command: string }[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
      .flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' '))
      .filter((child) => child !== '')
      .map((child) => ({ pid: Number(child), command: commandOf(Number(child)) }));
  } catch {
    return [];
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** Samples until `stop`, which gives the highest resident memory seen of any one of the processes; null if none. */
export function watchResident(pidsNow: () => number[], everyMs = 40): { stop(): Promise<number | null> } {
  let highest: number | null = null;
  const watching = new AbortController();
  const loop = (async () => {
    while (!watching.signal.aborted) {
      for (const pid of pidsNow()) {
        const megabytes = residentMb(pid);
        if (megabytes !== null && megabytes > (highest ?? 0)) highest = megabytes;
      }
      await sleep(everyMs);
    }
  })();
  return {
    async stop() {
      watching.abort();
      await loop;
      return highest;
    },
  };
}
