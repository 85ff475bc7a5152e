import { OutboundError } from '@rma/service-kit';
import { z } from 'zod';
import { asUtf8 } from './as-utf8.ts';
import { createElements } from './json-elements.ts';
import {
  dataJsonLimits,
  failureOf,
  incomplete,
  remoteIdOf,
  whole,
  type ReadOptions,
  type ReadEnd,
  type ReadPage,
  type ReadStep,
  type RemoteRecord,
} from '../reading.ts';
import { unpacked } from './unpacked.ts';

/** What the list of datasets is called: the standard's word, and what portals made of it. */
const listNames = ['dataset', 'datasets', 'Dataset', '@graph'];

const PAGE = 500;
/** A page is handed over sooner when its datasets are large. */
const PAGE_BYTES = 8 * 1024 * 1024;
/** A dataset is held whole, so one that does not end is not read on. */
const RECORD_BYTES = 8 * 1024 * 1024;

const identified = z.object({ identifier: z.unknown(), id: z.unknown(), '@id': z.unknown() }).partial();

function toRecord(raw: unknown): RemoteRecord {
  const parsed = identified.safeParse(raw);
  if (!parsed.success) return { remoteId: null, raw };
  const { identifier, id, '@id': iri } = parsed.data;
  return { remoteId: remoteIdOf(identifier) ?? remoteIdOf(iri) ?? remoteIdOf(id), raw };
}

type DataJsonSource = { url: string } & ReadOptions;

/**
 * Reads a `data.json` (Project Open Data / DCAT-US 1.1, or ADELA's catalogo.json: an object with `dataset`, or a
 * bare list) as it arrives, holding one dataset at a time. Complete only when the document closed properly.
 * The content type is not believed, except for its charset.
 */
export async function* readDataJson(source: DataJsonSource): AsyncGenerator<ReadStep, void> {
  yield yield* dataJsonPages(source);
}

async function* dataJsonPages(source: DataJsonSource): AsyncGenerator<ReadPage, ReadEnd> {
  const limits = { ...dataJsonLimits, ...source.limits };
  const reply = await source.outbound.fetch(source.url, {
    accept: 'application/json',
    deadlineMs: limits.deadlineMs,
    maxBytes: limits.maxBytes,
    ...(source.signal && { signal: source.signal }),
  });
  if (!reply.ok) return incomplete(failureOf(reply));

  const elements = createElements(listNames);
  let waiting: RemoteRecord[] = [];
  let waitingBytes = 0;
  let unendedBytes = 0;
  let count = 0;
  const tooLarge = (detail: string) => {
    reply.cancel();
    return incomplete({ code: 'too-large', detail });
  };
  try {
    const bytes = unpacked(reply.body, limits.maxBytes);
    for await (const chunk of asUtf8(bytes, reply.headers['content-type'])) {
      const arrived = elements.write(chunk);
      for (const raw of arrived) waiting.push(toRecord(raw));
      count += arrived.length;
      if (count > limits.maxRecords) return tooLarge(`more than ${limits.maxRecords} datasets`);
      waitingBytes += chunk.byteLength;
      unendedBytes = arrived.length > 0 ? 0 : unendedBytes + chunk.byteLength;
      if (unendedBytes > RECORD_BYTES) return tooLarge(`no dataset ends in ${RECORD_BYTES} bytes`);
      while (waiting.length >= PAGE || (waiting.length > 0 && waitingBytes >= PAGE_BYTES)) {
        yield { kind: 'page', records: waiting.slice(0, PAGE) };
        waiting = waiting.slice(PAGE);
        waitingBytes = 0;
      }
    }
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    return incomplete(failureOf({ reason: error.reason, detail: error.message }));
  }

  const end = elements.end();
  if (end !== 'complete') {
    const failures = {
      'not-json': 'the answer is not JSON',
      truncated: 'the JSON ends or breaks before its end',
      'no-array': 'the JSON has no list of datasets',
      'too-deep': 'the JSON has too many levels',
    };
    const code = end === 'no-array' || end === 'too-deep' ? 'wrong-shape' : end;
    return incomplete({ code, detail: failures[end] });
  }
  if (waiting.length > 0) yield { kind: 'page', records: waiting };
  return whole(count);
}
