import type { Actor } from '@rma/domain';

/** Who the ledger names for what a harvest does by itself. */
export const harvesterActor: Actor = { kind: 'system', name: 'harvester' };
