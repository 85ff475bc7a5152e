const explained = ['StartupError', 'EnvironmentError', 'MigrationError'];

/**
 * Runs the body of a process. A failure that its operator can mend is told in its own sentences, without a
 * stack; any other is thrown on. Either way the process ends with code 1.
 */
export async function runOrExplain(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof Error) || !explained.includes(error.name)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
