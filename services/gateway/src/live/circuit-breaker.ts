import type { Clock } from '@rma/domain';

const failuresToOpen = 3;
const restMs = 30_000;

type Circuit = { failures: number; openedAtMs: number | null; isProbing: boolean };

/**
 * One circuit per key: after three failures in a row it is open and nobody is asked for 30 s; then one question
 * passes, and closes it or opens it again. A library would hide the state that an answer has to tell, and the clock.
 */
export function createCircuitBreaker({ clock }: { clock: Clock }) {
  const circuits = new Map<string, Circuit>();
  const circuitOf = (key: string): Circuit => {
    const known = circuits.get(key);
    if (known !== undefined) return known;
    const fresh = { failures: 0, openedAtMs: null, isProbing: false };
    circuits.set(key, fresh);
    return fresh;
  };

  return {
    /** Whether a question may pass now. Who gets `true` must tell how it ended. */
    mayAsk(key: string): boolean {
      const circuit = circuitOf(key);
      if (circuit.openedAtMs === null) return true;
      if (circuit.isProbing || clock.now().getTime() - circuit.openedAtMs < restMs) return false;
      circuit.isProbing = true;
      return true;
    },
    succeeded(key: string): void {
      circuits.delete(key);
    },
    failed(key: string): void {
      const circuit = circuitOf(key);
      circuit.failures += 1;
      if (circuit.isProbing || circuit.failures >= failuresToOpen) circuit.openedAtMs = clock.now().getTime();
      circuit.isProbing = false;
    },
    /** Forgets the circuits of what is asked no more. */
    keep(keys: ReadonlySet<string>): void {
      for (const key of circuits.keys()) if (!keys.has(key)) circuits.delete(key);
    },
  };
}
export type CircuitBreaker = ReturnType<typeof createCircuitBreaker>;
