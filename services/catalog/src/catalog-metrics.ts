import type { UploadState } from '@rma/domain';
import type { Metrics } from '@rma/service-kit';

/** What an operator watches of the catalog. */
export const catalogMetrics = (metrics: Metrics) => ({
  uploadedBytes: metrics.counter({
    name: 'catalog_uploaded_bytes_total',
    help: 'Bytes of uploads that were taken in',
  }),
  validationSeconds: metrics.histogram<'state'>({
    name: 'catalog_validation_duration_seconds',
    help: 'Duration of validations by the state they left',
    labels: ['state'] satisfies ['state'],
    buckets: [0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600],
  }),
  releases: metrics.counter({ name: 'catalog_releases_total', help: 'Releases published by this process' }),
});

export type VerdictState = Extract<UploadState, 'valid' | 'invalid' | 'failed'>;
