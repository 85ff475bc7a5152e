import { sql, type Kysely } from 'kysely';

/**
 * The national view of a source follows its timetable and its state whoever changes them: the desk, a run that ends,
 * or a node that is revoked. And the addresses of its distributions are checked once, however many datasets give them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function harvest.show_source() returns trigger language plpgsql set search_path = pg_catalog as $f$
    begin
      update national.source set title = new.title, url = new.url, every_hours = new.every_hours,
        next_run_at = new.next_run_at, is_open = new.state = 'approved'
      where id = new.id and (title, url, every_hours, next_run_at, is_open) is distinct from
        (new.title, new.url, new.every_hours, new.next_run_at, new.state = 'approved');
      return null;
    end $f$;
    create trigger show_source after update on harvest.source
      for each row execute function harvest.show_source();

    update national.source shown set every_hours = source.every_hours, next_run_at = source.next_run_at,
      is_open = source.state = 'approved'
    from harvest.source source where source.id = shown.id;

    -- Which datasets give an address, so that its fate reaches their page, their publisher, and nobody else.
    create table harvest.link_use (
      url text not null references harvest.link on delete cascade,
      dataset_id uuid not null,
      source_id uuid not null,
      cvegeo text not null,
      format text not null,
      primary key (url, dataset_id)
    );
    create index link_use_dataset on harvest.link_use (dataset_id);
    create index link_use_source on harvest.link_use (source_id);
    create index link_use_government on harvest.link_use (cvegeo);

    alter table harvest.link
      add column failure text,
      -- Checks in a row that said the same; the more, the later the next one.
      add column steady smallint not null default 0;
  `.execute(db);
}
