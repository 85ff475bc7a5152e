import type { LinkState } from '@rma/persistence';

/** Why an address does not give its file, as a code: the client's own reasons and what the contents showed. */
export type LinkFailure =
  | 'http'
  | 'refused'
  | 'deadline'
  | 'dns'
  | 'connect'
  | 'tls'
  | 'redirects'
  | 'encoding'
  | 'too-large'
  | 'not-found-page'
  | 'home-page'
  | 'html'
  | 'pdf'
  | 'empty';

/** An address and what it last told; everything but the first two is null before its first check. */
export type KnownLink = {
  url: string;
  /** What its catalogue says it is, in capitals: CSV, XLSX, HTML … */
  format: string;
  state: LinkState;
  status: number | null;
  etag: string | null;
  lastModified: string | null;
  bytes: number | null;
  checksum: string | null;
  failure: string | null;
  /** Checks in a row that said the same. */
  steady: number;
};

/** What an address answered. `checksum` is sha256 (hex) of the whole file when that is small enough. */
export type LinkAnswer = {
  state: LinkState;
  failure: LinkFailure | null;
  status: number | null;
  contentType: string | null;
  bytes: number | null;
  etag: string | null;
  lastModified: string | null;
  checksum: string | null;
};

/** States in which a person who follows the link does not get the file. */
export const failingStates = [
  'broken',
  'unreachable',
  'not-found-page',
  'wrong-content',
] as const satisfies readonly LinkState[];

export const isFailing = (state: LinkState): boolean => failingStates.some((failing) => failing === state);

const HOUR_MS = 3_600_000;
const ladderMs = [12, 24, 7 * 24, 30 * 24].map((hours) => hours * HOUR_MS);
/** What cannot be had is asked for again within a week, so that it comes back by itself soon after it is mended. */
const longestOfFailingMs = 7 * 24 * HOUR_MS;

/** Whether the file is another one than before; false when it was not known, or when nothing tells. */
export function hasChanged(known: KnownLink, answer: LinkAnswer): boolean {
  if (answer.state !== 'available') return false;
  for (const mark of ['checksum', 'etag', 'lastModified', 'bytes'] as const) {
    if (known[mark] !== null && answer[mark] !== null) return known[mark] !== answer[mark];
  }
  return false;
}

/** How often in a row an answer was the same, and when to ask again: after 12 h, 24 h, 7 d and then every 30 d. */
export function nextCheck(known: KnownLink, answer: LinkAnswer, now: Date): { steady: number; dueAt: Date } {
  const isSame = known.state === answer.state && !hasChanged(known, answer);
  const steady = isSame ? Math.min(known.steady + 1, ladderMs.length - 1) : 0;
  const waitMs = ladderMs[steady] ?? longestOfFailingMs;
  const dueMs = isFailing(answer.state) ? Math.min(waitMs, longestOfFailingMs) : waitMs;
  return { steady, dueAt: new Date(now.getTime() + dueMs) };
}
