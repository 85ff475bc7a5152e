/** One thing a server needs to do its work; it throws when that thing is not there. */
export type ReadinessCheck = { name: string; check: () => Promise<unknown> };

export type ReadinessReport = {
  ready: boolean;
  checks: { name: string; ok: boolean; durationMs: number; reason?: string }[];
};

export type Readiness = ReturnType<typeof createReadiness>;

/**
 * What `/readyz` answers. All checks run together, each with its own deadline, and each is reported.
 * Reasons are short and fixed ("failed", "no answer in time"): the cause goes to `onFailure`, not to the outside.
 */
export function createReadiness(
  options: {
    checks?: readonly ReadinessCheck[];
    deadlineMs?: number;
    onFailure?: (name: string, error: unknown) => void;
  } = {},
) {
  const { deadlineMs = 2000, onFailure } = options;
  const checks = [...(options.checks ?? [])];
  let isStopping = false;

  async function run({ name, check }: ReadinessCheck): Promise<ReadinessReport['checks'][number]> {
    const startedAt = performance.now();
    const deadline = Promise.withResolvers<'late'>();
    const timer = setTimeout(() => deadline.resolve('late'), deadlineMs);
    try {
      const outcome = await Promise.race([check(), deadline.promise]);
      const durationMs = Math.round(performance.now() - startedAt);
      if (outcome === 'late') {
        onFailure?.(name, new Error(`no answer in ${deadlineMs} ms`));
        return { name, ok: false, durationMs, reason: 'no answer in time' };
      }
      return { name, ok: true, durationMs };
    } catch (error) {
      onFailure?.(name, error);
      return { name, ok: false, durationMs: Math.round(performance.now() - startedAt), reason: 'failed' };
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    add(check: ReadinessCheck): void {
      checks.push(check);
    },
    /** From now on not ready, whatever the checks say: the process is closing. */
    stop(): void {
      isStopping = true;
    },
    async report(): Promise<ReadinessReport> {
      if (isStopping)
        return { ready: false, checks: [{ name: 'process', ok: false, durationMs: 0, reason: 'stopping' }] };
      const results = await Promise.all(checks.map(run));
      return { ready: results.every((result) => result.ok), checks: results };
    },
  };
}
