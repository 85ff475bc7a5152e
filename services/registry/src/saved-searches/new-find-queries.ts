import { isHit, type DatasetCriteria, type ResolvedQuery } from '@rma/search';
import { sql } from 'kysely';
import type { Trx } from '../dependencies.ts';

/** A search in the words of the search package, and the events that are news to it: after `from`, up to `to`. */
export type Look = { query: ResolvedQuery | null; criteria: DatasetCriteria; from: number; to: number };

export type Find = { id: string; title: string; publisherName: string };

/**
 * What a search finds now and did not find at `from`: datasets that some event since then touched, without those that
 * were there before and already matched. How a dataset was is its snapshot and the words
 * it was found by then; what is kept apart from the snapshot (its columns, its quality) counts as it is now. In the order of the
 * newest event, the newest first.
 */
export async function newFinds(trx: Trx, { query, criteria, from, to }: Look): Promise<Find[]> {
  const hit = isHit({ query, criteria });
  const { rows } = await sql<Find>`
    with touched as (
      select dataset_id, max(number) as number from national.dataset_event
      where number > ${from} and number <= ${to} group by dataset_id
    ), found as (
      select d.*, touched.number
      from touched join national.dataset d on d.id = touched.dataset_id
      left join national.dataset_quality q on q.dataset_id = d.id
      where ${hit}
    ), earlier as (
      select jsonb_populate_record(null::"national".dataset,
          past.snapshot || jsonb_build_object('ordinal', found.ordinal, 'preview', found.preview)) as dataset,
        -- Most updates change no words, and working words out is what takes time.
        case when past.snapshot @> jsonb_build_object(
            'title', found.title, 'description', found.description, 'publisher_name', found.publisher_name,
            'cvegeo', found.cvegeo, 'standard_id', found.standard_id)
          and past.snapshot->'keywords' = to_jsonb(found.keywords) then found.search end as same_words
      from found cross join lateral (
        select event.snapshot from national.dataset_event event
        where event.dataset_id = found.id and event.number <= ${from} and event.snapshot is not null
        order by event.number desc limit 1) past
    ), known as (
      select d.id from earlier
      cross join lateral jsonb_populate_record(earlier.dataset, jsonb_build_object(
        'search', coalesce(same_words, national.search_of(earlier.dataset))::text)) d
      left join national.dataset_quality q on q.dataset_id = d.id
      where ${hit}
    )
    select id, title, publisher_name as "publisherName" from found
    where id not in (select id from known)
    order by number desc`.execute(trx);
  return rows;
}
