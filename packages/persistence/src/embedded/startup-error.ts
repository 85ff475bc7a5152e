export type StartupReason =
  | 'data-dir-in-use'
  | 'data-dir-unreachable'
  | 'credentials-lost'
  | 'incompatible-version'
  | 'platform-unsupported'
  | 'initdb-failed'
  | 'start-failed';

/**
 * The embedded Postgres cannot start and a person has to act. `reason` is the stable code; the message is
 * for the person at the terminal, Spanish first; `pid` is the other hub, when there is one.
 */
export class StartupError extends Error {
  readonly reason: StartupReason;
  readonly pid: number | undefined;

  constructor(
    reason: StartupReason,
    sentences: { spanish: string; english: string; pid?: number | undefined; cause?: unknown },
  ) {
    super(`${sentences.spanish}\n${sentences.english}`, { cause: sentences.cause });
    this.name = 'StartupError';
    this.reason = reason;
    this.pid = sentences.pid;
  }
}
