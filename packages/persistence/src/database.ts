import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { columnTypes } from './column-types.ts';

export type DatabaseOptions = {
  connectionString: string;
  /** The database role whose rights every query has; absent = the user of the connection string. */
  role?: string | undefined;
  /** Shown in pg_stat_activity. */
  applicationName: string;
  maxConnections?: number | undefined;
  statementTimeoutMs?: number | undefined;
  /** Told when a connection is lost; the pool opens another one at the next query. */
  onConnectionError?: ((error: Error) => void) | undefined;
};

const CONNECT_TIMEOUT_MS = 10_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 60_000;

// It is sent unquoted in the startup packet, so only plain names pass.
function startupOptions(role: string | undefined): string {
  if (role === undefined) return '-c TimeZone=UTC';
  if (!/^[a-z_][a-z0-9_]*$/.test(role)) throw new Error(`"${role}" is not a plain role name.`);
  return `-c TimeZone=UTC -c role=${role}`;
}

/**
 * A Kysely instance over its own connection pool; `destroy()` closes it. The role holds for every connection
 * and cannot be lost by RESET. Column types are those of `columnTypes`. A broken connection fails the query
 * that used it and never the process.
 */
export function createDatabase<DB>(options: DatabaseOptions): Kysely<DB> {
  const report = options.onConnectionError ?? (() => {});
  const pool = new Pool({
    connectionString: options.connectionString,
    application_name: options.applicationName,
    options: startupOptions(options.role),
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    keepAlive: true,
    types: columnTypes(),
    ...(options.statementTimeoutMs === undefined ? {} : { statement_timeout: options.statementTimeoutMs }),
  });
  // An unheard 'error' ends the process. The pool listens to its idle clients only, and passes on what it heard;
  // a client lost between two statements of a transaction needs a listener of its own.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', report));
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}
