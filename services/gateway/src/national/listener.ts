import type { Logger } from '@rma/service-kit';
import pg from 'pg';

const RETRY_MS = 2000;

/**
 * Listens to notifications of the database on a connection of its own and opens it again when it is lost.
 * Only a hint: whoever depends on it must also look from time to time. `close()` ends it.
 */
export function createListener(options: {
  connectionString: string;
  channels: readonly string[];
  onNotification: () => void;
  logger: Logger;
}) {
  const { connectionString, channels, onNotification, logger } = options;
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | null = null;
  let isClosed = false;

  function reconnectLater(error: unknown): void {
    if (isClosed || retry !== null) return;
    logger.warn({ err: error }, 'not listening to the database; looking from time to time instead');
    retry = setTimeout(() => {
      retry = null;
      void connect();
    }, RETRY_MS);
    retry.unref();
  }

  async function connect(): Promise<void> {
    const opened = new pg.Client({
      connectionString,
      application_name: 'rma-gateway-listener',
      keepAlive: true,
    });
    client = opened;
    opened.on('notification', onNotification);
    opened.on('error', (error) => {
      void opened.end().catch(() => {});
      reconnectLater(error);
    });
    opened.on('end', () => reconnectLater(new Error('the connection ended')));
    try {
      await opened.connect();
      for (const channel of channels) await opened.query(`listen ${pg.escapeIdentifier(channel)}`);
      onNotification();
    } catch (error) {
      void opened.end().catch(() => {});
      reconnectLater(error);
    }
  }

  return {
    open: connect,
    async close(): Promise<void> {
      isClosed = true;
      if (retry !== null) clearTimeout(retry);
      await client?.end().catch(() => {});
    },
  };
}
