import { z } from 'zod';
import type { Mapped } from '../../record/canonical-record.ts';
import { fromCkanPackage } from '../ckan/from-ckan.ts';
import { fromDataJsonDataset } from '../data-json/from-data-json.ts';

const wrapped = z.object({ identifier: z.string(), data: z.record(z.string(), z.unknown()) });
const ofFirstGeneration = z.looseObject({ resources: z.array(z.unknown()), metadata_modified: z.unknown() });

const english = /^(mon|tue|wed|thu|fri|sat|sun)/i;

/** Drupal's medium form, `Thu, 03/05/2015 - 12:30`: in English the month is first, in Spanish the day. */
function dateText(written: unknown): unknown {
  if (typeof written !== 'string') return written;
  const [, weekday = '', first, second, year, time] =
    /(\p{L}{3,})\.?,\s*(\d\d)\/(\d\d)\/(\d{4})(?:\s*-\s*(\d\d:\d\d))?/u.exec(written) ?? [];
  if (year === undefined) return /\d{4}-\d\d-\d\d(T[\d:.]+Z?)?/.exec(written)?.[0] ?? written;
  const [month, day] = english.test(weekday) ? [first, second] : [second, first];
  return `${year}-${month}-${day}T${time ?? '00:00'}:00Z`;
}

const isPrivate = (written: unknown) =>
  typeof written === 'string' ? !/^(published|publicado|false)$/i.test(written) : written;

/** DKAN 1 says in words for people what CKAN says in words for programs. */
function asCkan(raw: z.infer<typeof ofFirstGeneration>): unknown {
  const { state, private: hidden, resources } = raw;
  return {
    ...raw,
    state: typeof state === 'string' ? state.toLowerCase() : state,
    private: isPrivate(hidden),
    metadata_created: dateText(raw['metadata_created']),
    metadata_modified: dateText(raw.metadata_modified),
    resources: resources.map((resource) =>
      typeof resource === 'object' && resource !== null
        ? {
            ...resource,
            created: 'created' in resource ? dateText(resource.created) : undefined,
            last_modified: 'last_modified' in resource ? dateText(resource.last_modified) : undefined,
          }
        : resource,
    ),
  };
}

/** A dataset of a DKAN of either generation in the network's terms. Pure. */
export function fromDkanDataset(raw: unknown): Mapped {
  const old = ofFirstGeneration.safeParse(raw);
  if (old.success) return fromCkanPackage(asCkan(old.data));
  // The metastore may give each dataset within its reference.
  const reference = wrapped.safeParse(raw);
  if (!reference.success) return fromDataJsonDataset(raw);
  const { identifier, data } = reference.data;
  return fromDataJsonDataset({ identifier, ...data });
}
