import type { ReadStep } from '@rma/interop';
import { datasetsOf, syntheticDataJson, syntheticPackages, type PortalScript } from '@rma/testkit';
import type { Fault } from './steps.ts';
import { isOffered, titleOf, type Remote } from './world.ts';

const uriOf = (run: number, index: number) => `https://datos.example/${run}/conjunto/${index}`;

/** The city's catalogue as its CKAN gives it; what is taken away is not there, what is hidden is told as private. */
export function cityPackages(run: number, remote: Remote) {
  const all = syntheticPackages(100);
  const records = remote.records.flatMap((record, index) => {
    if (!record.isPresent) return [];
    const { id, ...rest } = all.at(index);
    return [
      {
        ...rest,
        id: `${run}-${String(id)}`,
        title: record.isValid ? titleOf('city', index, record) : '',
        private: record.isPrivate,
        extras: record.isLinked ? [{ key: 'uri', value: uriOf(run, index) }] : [],
      },
    ];
  });
  return datasetsOf(records);
}

export const scriptOf: Record<Fault, PortalScript> = {
  none: {},
  down: { down: true },
  html: { html: true },
  broken: { truncatedPage: 1 },
  lying: { announces: 500 },
};

const failed: ReadStep = {
  kind: 'end',
  complete: false,
  failure: { code: 'truncated', detail: 'it breaks off' },
};

/** The state's catalogue as a source that tells changes gives it: all of it, or what changed after `since`. */
export async function* readState(
  run: number,
  { remote, since, fault }: { remote: Remote; since: string | undefined; fault: Fault },
): AsyncGenerator<ReadStep> {
  const all = syntheticDataJson(100);
  const told = remote.records
    .map((record, index) => ({ record, index, id: `${run}-${index}` }))
    .filter(({ record }) => since === undefined || record.version > Number(since));
  const records = told
    .filter(({ record }) => isOffered(record))
    .map(({ record, index, id }) => ({
      remoteId: id,
      raw: {
        ...all.at(index),
        identifier: id,
        title: record.isValid ? titleOf('state', index, record) : '',
        ...(record.isLinked && { '@id': uriOf(run, index) }),
      },
    }));
  const removed = told.filter(({ record }) => !isOffered(record)).map(({ id }) => id);
  if (fault !== 'down') yield { kind: 'page', records, ...(since !== undefined && { removed }) };
  if (fault !== 'none') {
    yield failed;
    return;
  }
  const scope = since === undefined ? 'whole' : 'changes';
  yield { kind: 'end', complete: true, count: records.length, scope, cursor: String(remote.version) };
}
