import type { RemoteDatasets } from './synthetic-datasets.ts';

/** What a catalogue became of: each a function over its records, whatever their kind. */

/** The first `count` records only: what is left of a catalogue that lost the rest. */
export function firstOf(datasets: RemoteDatasets, count: number): RemoteDatasets {
  return { count: Math.min(count, datasets.count), at: (index) => datasets.at(index) };
}

/** The same catalogue with some records changed by hand, by position. */
export function withChanges(
  datasets: RemoteDatasets,
  changes: Record<number, Record<string, unknown>>,
): RemoteDatasets {
  return { count: datasets.count, at: (index) => ({ ...datasets.at(index), ...changes[index] }) };
}

/** A catalogue of these very records. */
export function datasetsOf(records: readonly Record<string, unknown>[]): RemoteDatasets {
  return { count: records.length, at: (index) => records[index] ?? {} };
}

/** One field of every record said otherwise: ids that were renamed, dates of a clock that is wrong. */
export function withField(
  datasets: RemoteDatasets,
  field: string,
  told: (index: number, record: Record<string, unknown>) => unknown,
): RemoteDatasets {
  return {
    count: datasets.count,
    at: (index) => {
      const record = datasets.at(index);
      return { ...record, [field]: told(index, record) };
    },
  };
}

/** The same catalogue whose first `copies` records come again at its end, under the same ids. */
export function withCopies(datasets: RemoteDatasets, copies: number): RemoteDatasets {
  return {
    count: datasets.count + copies,
    at: (index) => datasets.at(index < datasets.count ? index : index - datasets.count),
  };
}
