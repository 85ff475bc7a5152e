import { mustHold } from '@rma/domain';

export type Side = 'city' | 'state';
export const sides = ['city', 'state'] as const;
export const RECORDS = 8;

/** A record as its portal has it now. `isLinked`: it bears the identity that it has in common with the other side's. */
export type RemoteRecordState = {
  isPresent: boolean;
  isPrivate: boolean;
  isValid: boolean;
  isLinked: boolean;
  revision: number;
  /** When it last changed, in the portal's own count. */
  version: number;
};

/** A record as the hub should know it. */
type Known = {
  state: 'live' | 'archived' | 'withdrawn';
  title: string;
  isLinked: boolean;
  archivedAt: number;
};

export type Remote = { version: number; records: RemoteRecordState[] };

const DAY_MS = 86_400_000;
const GRACE_DAYS = 7;

export const titleOf = (side: Side, index: number, { revision }: RemoteRecordState) =>
  `${side} ${index}, revisión ${revision}`;

export const isOffered = ({ isPresent, isPrivate }: RemoteRecordState) => isPresent && !isPrivate;

/** What each portal has, and what the hub should show of it: the whole of a harvester in as few rules as it takes. */
export function createWorld() {
  const remote: Record<Side, Remote> = { city: newRemote(), state: newRemote() };
  const known: Record<Side, Map<number, Known>> = { city: new Map(), state: new Map() };

  const isLive = (side: Side, index: number) => known[side].get(index)?.state === 'live';
  const isCopy = (index: number) =>
    isLive('city', index) &&
    isLive('state', index) &&
    sides.every((side) => known[side].get(index)?.isLinked === true);

  function apply(side: Side, now: number): void {
    remote[side].records.forEach((record, index) => {
      const before = known[side].get(index);
      if (isOffered(record)) {
        if (record.isValid) {
          const title = titleOf(side, index, record);
          known[side].set(index, { state: 'live', title, isLinked: record.isLinked, archivedAt: 0 });
        } else if (before?.state === 'archived') before.state = 'live';
      } else if (before?.state === 'live') {
        // A copy has no address to be kept for it.
        before.state = side === 'state' && isCopy(index) ? 'withdrawn' : 'archived';
        before.archivedAt = now;
      }
    });
  }

  return {
    remote,
    change(side: Side, index: number, change: (record: RemoteRecordState) => void): void {
      const record = remote[side].records[index];
      if (record === undefined) return;
      change(record);
      remote[side].version += 1;
      record.version = remote[side].version;
    },
    /** Whether a complete reading now waits for a person. */
    mustHold(side: Side): boolean {
      const live = [...known[side]].filter(([, { state }]) => state === 'live');
      const missing = live.filter(([index]) => {
        const record = remote[side].records[index];
        return record === undefined || !isOffered(record);
      });
      return mustHold({ before: live.length, missing: missing.length });
    },
    apply,
    sweep(now: number): void {
      for (const side of sides)
        for (const record of known[side].values())
          if (record.state === 'archived' && now - record.archivedAt >= GRACE_DAYS * DAY_MS)
            record.state = 'withdrawn';
    },
    /** Titles in search, with whether each is found elsewhere too, and titles that are archived. */
    view() {
      const all = sides.flatMap((side) =>
        [...known[side]].map(([index, record]) => ({ side, index, ...record })),
      );
      const shown = all.filter(
        ({ side, index, state }) => state === 'live' && !(side === 'state' && isCopy(index)),
      );
      return {
        live: shown
          .map(({ side, index, title }) => `${title}${side === 'city' && isCopy(index) ? ' (+)' : ''}`)
          .toSorted(),
        archived: all
          .filter(({ state }) => state === 'archived')
          .map(({ title }) => title)
          .toSorted(),
      };
    },
  };
}
export type World = ReturnType<typeof createWorld>;

function newRemote(): Remote {
  const records = Array.from({ length: RECORDS }, () => ({
    isPresent: true,
    isPrivate: false,
    isValid: true,
    isLinked: false,
    revision: 0,
    version: 0,
  }));
  return { version: 0, records };
}
