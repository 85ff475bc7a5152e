import { requireNode24 } from './node-version.ts';

const explained = ['StartupError', 'EnvironmentError', 'MigrationError', 'StandardsError'];

/**
 * Runs the body of a process on the Node it needs. A failure that its operator can mend is told in its own sentences,
 * without a stack, and ends the process with code 1; any other is thrown on.
 */
export async function runProcess(body: () => Promise<void>): Promise<void> {
  requireNode24();
  try {
    await body();
  } catch (error) {
    if (!(error instanceof Error) || !explained.includes(error.name)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
