import fc from 'fast-check';
import { RECORDS, sides, type RemoteRecordState } from './world.ts';

export const faults = ['none', 'down', 'html', 'broken', 'lying'] as const;
export type Fault = (typeof faults)[number];

const side = fc.constantFrom(...sides);
const index = fc.nat({ max: RECORDS - 1 });

const changes = {
  revise: (record) => void (record.revision += 1),
  'take away or give back': (record) => void (record.isPresent = !record.isPresent),
  'hide or show': (record) => void (record.isPrivate = !record.isPrivate),
  'spoil or mend': (record) => void (record.isValid = !record.isValid),
  'link or unlink': (record) => void (record.isLinked = !record.isLinked),
} satisfies Record<string, (record: RemoteRecordState) => void>;

export const changeOf = (name: keyof typeof changes) => changes[name];

const change = fc.record({
  do: fc.constant('change' as const),
  side,
  index,
  change: fc.constantFrom<keyof typeof changes>(
    'revise',
    'take away or give back',
    'hide or show',
    'spoil or mend',
    'link or unlink',
    'link or unlink',
  ),
});
/** Both sides publish the same dataset from now on, or no longer. */
const linkBoth = fc.record({ do: fc.constant('link both' as const), index });
const emptied = fc.record({ do: fc.constant('take all away or give all back' as const), side });
const harvest = fc.record({
  do: fc.constant('harvest' as const),
  side,
  mode: fc.constantFrom('full' as const, 'incremental' as const),
  fault: fc.oneof({ weight: 4, arbitrary: fc.constant('none' as const) }, fc.constantFrom(...faults)),
  isConfirmed: fc.boolean(),
});
const pass = fc.record({ do: fc.constant('pass' as const), days: fc.constantFrom(1, 3, 8) });

/** What may happen to two portals and the hub that reads them. */
export const step = fc.oneof(
  { weight: 6, arbitrary: change },
  { weight: 2, arbitrary: linkBoth },
  { weight: 1, arbitrary: emptied },
  { weight: 7, arbitrary: harvest },
  { weight: 1, arbitrary: pass },
);
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
