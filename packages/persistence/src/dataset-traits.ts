import { sql, type RawBuilder } from 'kysely';

/**
 * The columns of @rma/domain's DatasetTraits, as SQL over a dataset `d` and its quality `q`. Shares are kept only as
 * far as they count, so that datasets that are alike fall together. Catalogues such as CKAN's do not say whether an
 * address is a file's or a page's: one that comes with the format of a file is taken for one.
 */
export const datasetTraits: RawBuilder<unknown> = sql`
  jsonb_path_exists(d.distributions, '$[*] ? (@.url != null ||
    (@.accessUrl != null && @.format != "HTML" && @.format != "OTRO" && @.format != ""))') as "hasFile",
  case when q.links is null or q.links in (0, 1) then q.links else 0.5 end as links,
  q.stars::integer as stars,
  q.freshness,
  coalesce((d.modified at time zone 'UTC')::date > (d.issued at time zone 'UTC')::date, false) as "wasUpdated",
  d.issued is not null and d.title <> '' and d.description <> '' and cardinality(d.keywords) > 0 as "isDescribed",
  d.publisher_name <> '' and coalesce(d.contact ->> 'email', '') <> '' as "hasPublisherAndMail",
  case q.conformance when 'conforms' then true when 'fails' then false end as conforms,
  case when q.documentation is null or q.documentation = 1 then q.documentation else 0 end as documentation`;
