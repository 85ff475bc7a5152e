import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

type MetricOptions<Label extends string> = { name: string; help: string; labels?: readonly Label[] };

/** Bounds in seconds, fine around the targets of the product (5 ms to 10 s). */
const defaultBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export type Metrics = ReturnType<typeof createMetrics>;

/**
 * A registry of its own (so several servers live in one process without sharing figures), with Node's default
 * metrics and the duration of HTTP requests. Asking twice for a name gives the same metric; asking for it as another
 * kind throws.
 */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const httpDuration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of HTTP requests by method, route pattern and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: defaultBuckets,
    registers: [registry],
  });

  const known = <Metric>(name: string, kind: new (...args: never[]) => Metric): Metric | undefined => {
    const metric: unknown = registry.getSingleMetric(name);
    if (metric === undefined) return undefined;
    if (!(metric instanceof kind)) throw new Error(`Metric ${name} exists as another kind`);
    return metric;
  };

  return {
    /** The whole registry in Prometheus' text format. */
    contentType: registry.contentType,
    text: () => registry.metrics(),

    observeRequest(request: { method: string; route: string; status: number; durationMs: number }): void {
      const { method, route, status, durationMs } = request;
      httpDuration.observe({ method, route, status: String(status) }, durationMs / 1000);
    },

    counter<Label extends string = never>({ name, help, labels = [] }: MetricOptions<Label>): Counter<Label> {
      const found = known<Counter<Label>>(name, Counter<Label>);
      return found ?? new Counter({ name, help, labelNames: labels, registers: [registry] });
    },

    /** `collect` is called at each scrape and may set the gauge. */
    gauge<Label extends string = never>(
      options: MetricOptions<Label> & { collect?: (gauge: Gauge<Label>) => void | Promise<void> },
    ): Gauge<Label> {
      const { name, help, labels = [], collect } = options;
      const found = known<Gauge<Label>>(name, Gauge<Label>);
      if (found) return found;
      return new Gauge<Label>({
        name,
        help,
        labelNames: labels,
        registers: [registry],
        ...(collect && {
          collect(this: Gauge<Label>) {
            return collect(this);
          },
        }),
      });
    },

    /** `buckets` are upper bounds, in the unit the name says. */
    histogram<Label extends string = never>(
      options: MetricOptions<Label> & { buckets?: number[] },
    ): Histogram<Label> {
      const { name, help, labels = [], buckets = defaultBuckets } = options;
      const found = known<Histogram<Label>>(name, Histogram<Label>);
      return found ?? new Histogram({ name, help, labelNames: labels, buckets, registers: [registry] });
    },
  };
}
