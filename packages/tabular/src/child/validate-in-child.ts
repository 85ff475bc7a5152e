import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { standardsFolders, versionedId } from '@rma/themes';
import type { ChildRequest, Validation } from './child-protocol.ts';
import { runChild } from './run-child.ts';
import type { ChildOptions } from './run-child.ts';
import type { ChildOutcome, ValidationRequest } from '../report.ts';

const toMessage = (request: ValidationRequest, workFolder: string): ChildRequest => ({
  ...request,
  workFolder,
  standard: versionedId(request.standard),
  standardsFolders: standardsFolders(),
  context: {
    ...request.context,
    municipalities: [...request.context.municipalities],
    governments: [...(request.context.governments ?? [])],
  },
});

/**
 * `validateTable` in a process of its own, killed at the deadline, at the memory bound or with the parent:
 * whatever a file does to the engine, the server goes on. The standard must be one of @rma/themes.
 * Temporary files go with the child even when it is killed.
 */
export const validateInChild = async (
  request: ValidationRequest,
  options: ChildOptions = {},
): Promise<ChildOutcome> => {
  const workFolder = await mkdtemp(join(request.workFolder ?? tmpdir(), 'rma-child-'));
  try {
    const childPath = options.childPath ?? fileURLToPath(new URL('./child.ts', import.meta.url));
    const ended = await runChild<Validation>(toMessage(request, workFolder), { ...options, childPath });
    return ended.ok ? { ok: true, report: ended.answer } : ended;
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
};
