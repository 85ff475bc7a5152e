/** The part of a pino logger that the embedded Postgres uses. */
export type EmbeddedLogger = {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

/** A logger that says nothing, for callers without one. */
export const silentLogger: EmbeddedLogger = { debug() {}, info() {}, warn() {}, error() {} };
