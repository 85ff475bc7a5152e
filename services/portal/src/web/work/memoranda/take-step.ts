import type { Session } from '../../session.tsx';
import { ifMatch, memorandumPath, type WorkMemorandum } from './memorandum-types.ts';

/** Takes a step over the version the person read; throws ApiProblem, also when somebody moved it meanwhile. */
export async function takeStep(
  call: Session['call'],
  memorandum: Pick<WorkMemorandum, 'id' | 'version'>,
  { step, reason }: { step: string; reason?: string },
): Promise<void> {
  await call(`${memorandumPath(memorandum.id)}/${step}`, {
    method: 'POST',
    headers: { ...ifMatch(memorandum), 'content-type': 'application/json' },
    body: JSON.stringify(reason === undefined || reason === '' ? {} : { reason }),
  });
}
