import { sendWhole } from './send-whole.ts';

/** Below this a file is sent faster than it could be resumed. */
const wholeUpToBytes = 8 * 10 ** 6;

export type SendOptions = {
  resourceId: string;
  file: File;
  freshToken: () => Promise<string>;
  /** From 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
};

/**
 * Sends a file of any size for a resource. What sends large ones arrives only when one is chosen. Throws ApiProblem, or
 * AbortError when the person cancels.
 */
export async function sendFile(options: SendOptions): Promise<{ uploadId: string }> {
  if (options.file.size <= wholeUpToBytes)
    return sendWhole({ ...options, token: await options.freshToken() });
  const { sendInParts } = await import('./send-in-parts.ts');
  return sendInParts(options);
}
