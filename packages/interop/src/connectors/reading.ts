import type { JWK, Outbound, OutboundFailure, OutboundReason } from '@rma/service-kit';

/** One record as the remote catalogue gave it. `remoteId` is null when the record names none that can be kept. */
export type RemoteRecord = { remoteId: string | null; raw: unknown };

export const readFailureCodes = [
  'refused',
  'unreachable',
  'timeout',
  'http-status',
  'forbidden',
  'not-json',
  'syntax',
  'truncated',
  'paging-loop',
  'paging-repeats',
  'too-large',
  'wrong-shape',
  'count-mismatch',
  'signature',
  'gap',
  'history-rewritten',
] as const;
export type ReadFailureCode = (typeof readFailureCodes)[number];

/** Why a catalogue could not be read whole; `detail` is technical, for logs and the run's report. */
export type ReadFailure = { code: ReadFailureCode; detail: string; status?: number };

/**
 * A reading is a sequence of pages closed by exactly one `end`. Only `complete: true` proves that the whole
 * catalogue was read; nothing may be concluded about absent records otherwise.
 */
export type ReadStep = ReadPage | ReadEnd;
export type ReadPage = {
  kind: 'page';
  records: RemoteRecord[];
  /** Remote ids that the source says it no longer has; only where the source tells changes. */
  removed?: string[];
};
export type ReadEnd =
  /**
   * `scope` changes: only what changed since `since` was read, so absence means nothing. `cursor` is what the next
   * reading of changes begins from; null when the source can only be read whole.
   */
  | { kind: 'end'; complete: true; count: number; scope: 'whole' | 'changes'; cursor: string | null }
  | { kind: 'end'; complete: false; failure: ReadFailure };

export type ReadLimits = {
  /** For each request. */
  deadlineMs: number;
  /** Of one CKAN answer, or of a whole data.json document. */
  maxBytes: number;
  maxRecords: number;
};

export const ckanLimits: ReadLimits = {
  deadlineMs: 60_000,
  maxBytes: 64 * 1024 * 1024,
  maxRecords: 2_000_000,
};

/** A data.json comes in one answer, so it may be larger and slower. */
export const dataJsonLimits: ReadLimits = {
  deadlineMs: 15 * 60_000,
  maxBytes: 1024 * 1024 * 1024,
  maxRecords: 2_000_000,
};

export type ReadOptions = {
  outbound: Outbound;
  limits?: Partial<ReadLimits>;
  signal?: AbortSignal;
  /** The cursor the last applied reading ended with: read only what changed since, where the source allows it. */
  since?: string;
  /** The cursor of before, when everything is read: what it remembers must still be told so. */
  remembered?: string;
  /** The keys of which one must have signed every page; for kinds that are signed. */
  keys?: readonly JWK[];
  /** The time against which signatures are judged; the machine's by default. */
  now?: () => Date;
};

/** The end of a complete reading of everything. */
export const whole = (count: number, cursor: string | null = null): ReadEnd => ({
  kind: 'end',
  complete: true,
  count,
  scope: 'whole',
  cursor,
});

const codeOfReason: { [Reason in OutboundReason]: ReadFailureCode } = {
  refused: 'refused',
  deadline: 'timeout',
  'too-large': 'too-large',
  dns: 'unreachable',
  connect: 'unreachable',
  tls: 'unreachable',
  status: 'http-status',
  redirects: 'unreachable',
  encoding: 'truncated',
};

/** A portal that works and lets us not in: a firewall that takes us for a robot, or a password. */
const isClosed = ({ reason, status }: Pick<OutboundFailure, 'reason' | 'status'>) =>
  reason === 'status' && (status === 401 || status === 403);

/** The reading's word for a failure of the outbound client. */
export function failureOf(failure: Pick<OutboundFailure, 'reason' | 'detail' | 'status'>): ReadFailure {
  return {
    code: isClosed(failure) ? 'forbidden' : codeOfReason[failure.reason],
    detail: failure.detail,
    ...(failure.status !== undefined && { status: failure.status }),
  };
}

export const incomplete = (failure: ReadFailure): ReadEnd => ({ kind: 'end', complete: false, failure });

const LONGEST_ID = 1000;

/** An identifier that can be kept: text or number, one line, at most 1,000 characters; null otherwise. */
export function remoteIdOf(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value).toWellFormed().trim();
  const isPlain = text !== '' && text.length <= LONGEST_ID && !/\p{Cc}/u.test(text);
  return isPlain ? text : null;
}
