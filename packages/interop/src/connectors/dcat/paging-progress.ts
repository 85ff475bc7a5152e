import { createHash } from 'node:crypto';
import type { ReadFailure, ReadLimits, RemoteRecord } from '../reading.ts';

/** What a page of a catalogue holds, as far as paging goes. */
export type PageContents = {
  url: string;
  records: RemoteRecord[];
  /** Datasets that are listed in it and not described in it. */
  mentioned: string[];
  services: number;
  total: number | null;
};

const SLACK = 1000;

const idOf = (record: RemoteRecord) => record.remoteId ?? JSON.stringify(record.raw);
const markOf = (records: readonly RemoteRecord[]) =>
  createHash('sha1')
    .update(JSON.stringify(records.map(idOf).toSorted()))
    .digest('base64');

/** What is known of a catalogue, whatever the pass: ids read, and datasets listed. */
export function createKnown() {
  const read = new Set<string>();
  const mentioned = new Set<string>();
  let given = 0;
  return {
    size: () => read.size,
    given: () => given,
    isNew: (record: RemoteRecord) => !read.has(idOf(record)),
    /** Takes in what a page holds and what of it is handed on. */
    take(page: PageContents, handedOn: readonly RemoteRecord[]): void {
      for (const member of page.mentioned) mentioned.add(member);
      for (const record of page.records) read.add(idOf(record));
      given += handedOn.length;
    },
    /** Datasets that a catalogue lists and describes nowhere. */
    undescribed: () => [...mentioned].filter((iri) => !read.has(iri) && !iri.startsWith('_:')),
  };
}

/** One pass over the pages of a catalogue: whether they lead round in circles, and whether it stood still meanwhile. */
export function createPass(limits: ReadLimits & { maxPages: number }) {
  const visited = new Set<string>();
  const marks = new Set<string>();
  const totals = new Set<number>();
  let lastMark: string | null = null;
  let total: number | null = null;
  let given = 0;
  let services = 0;

  /** Why not to ask this address. */
  function looped(address: string): ReadFailure | null {
    if (visited.has(address)) return { code: 'paging-loop', detail: `${address} was already read` };
    visited.add(address);
    if (visited.size <= limits.maxPages) return null;
    return { code: 'paging-loop', detail: `more than ${limits.maxPages} pages` };
  }

  /** Why not to believe a page. */
  function distrust(page: PageContents): ReadFailure | null {
    if (page.total !== null) totals.add(page.total);
    total = page.total ?? total;
    services += page.services;
    given += page.records.length;
    if (page.records.length === 0) return null;
    const mark = markOf(page.records);
    if (marks.has(mark)) {
      const code = mark === lastMark ? 'paging-repeats' : 'paging-loop';
      return { code, detail: `${page.url} gives datasets of a page already read` };
    }
    marks.add(mark);
    lastMark = mark;
    if (given > limits.maxRecords)
      return { code: 'too-large', detail: `more than ${limits.maxRecords} datasets` };
    const [first] = totals;
    if (first === undefined || given <= first * 2 + SLACK) return null;
    return { code: 'paging-loop', detail: `${given} datasets came of a catalogue that announced ${first}` };
  }

  return {
    looped,
    distrust,
    isStill: () => totals.size <= 1,
    given: () => given,
    total: () => total,
    /** Whether `read` datasets are as many as announced; some portals count their services among them. */
    isWhole: (read: number) => total === null || read >= total || read + services === total,
    /** Whether as many came as announced, counting what came twice. */
    isFilled: () => total === null || given >= total || given + services === total,
  };
}
