import { DetailedError, Upload } from 'tus-js-client';
import { ApiProblem, type Problem } from '../../api.ts';
import { refusalIn } from './send-whole.ts';

const partBytes = 8 * 2 ** 20;
const retryDelaysMs = [500, 2_000, 5_000, 10_000, 20_000];

const paused: Problem = {
  title: 'El envío se interrumpió',
  status: 0,
  detail:
    'Se perdió la conexión. Lo que ya llegó está guardado: elija el mismo archivo y el envío sigue donde se quedó.',
  code: 'upload-interrupted',
};

const statusOf = (error: unknown): number =>
  error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? 0) : 0;

const problemIn = (error: unknown): Problem =>
  error instanceof DetailedError
    ? refusalIn(error.originalResponse?.getBody() ?? '', statusOf(error), paused)
    : paused;

/** The same file for the same resource, as this browser will know it when the person comes back. */
const markOf = (file: File, resourceId: string): string =>
  ['rma-upload', resourceId, file.name, file.size, file.lastModified].join(':');

/**
 * Sends a large file in parts by the tus protocol (https://tus.io, 1.0), so that a broken connection, or a closed
 * window, goes on where it stopped. Throws ApiProblem, or AbortError when the person cancels.
 */
export function sendInParts(options: {
  resourceId: string;
  file: File;
  freshToken: () => Promise<string>;
  onProgress: (share: number) => void;
  signal: AbortSignal;
}): Promise<{ uploadId: string }> {
  const { resourceId, file, freshToken, onProgress, signal } = options;
  return new Promise((resolve, reject) => {
    let token: string | null = null;
    const upload = new Upload(file, {
      endpoint: '/api/v1/uploads/resumable',
      metadata: { resourceId, filename: file.name },
      chunkSize: partBytes,
      retryDelays: retryDelaysMs,
      fingerprint: async () => markOf(file, resourceId),
      removeFingerprintOnSuccess: true,
      onBeforeRequest: async (request) => {
        token ??= await freshToken();
        request.setHeader('Authorization', `Bearer ${token}`);
        request.setHeader('Accept-Language', 'es-MX');
      },
      onShouldRetry: (error) => {
        const status = statusOf(error);
        if (status === 401) token = null;
        return status === 0 || status === 401 || status === 409 || status === 423 || status >= 500;
      },
      onProgress: (sent, total) => onProgress(total === 0 ? 0 : sent / total),
      onSuccess: ({ lastResponse }) => {
        const uploadId = lastResponse.getHeader('Upload-Result');
        if (uploadId) resolve({ uploadId });
        else reject(new ApiProblem(paused));
      },
      onError: (error) => reject(new ApiProblem(problemIn(error))),
    });
    signal.addEventListener('abort', () => {
      void upload.abort();
      reject(new DOMException('cancelled', 'AbortError'));
    });
    upload
      .findPreviousUploads()
      .then(([previous]) => {
        if (previous) upload.resumeFromPreviousUpload(previous);
        if (!signal.aborted) upload.start();
      })
      .catch(reject);
  });
}
