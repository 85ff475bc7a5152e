import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import pg from 'pg';

type CsvRow = Record<string, string>;

async function readTable(name: string): Promise<CsvRow[]> {
  const text = await readFile(new URL(name, import.meta.url), 'utf8');
  return parse<CsvRow>(text, { columns: true });
}

/** INEGI's governments as the seed has them: key, name and bounds in degrees (null where there is no outline). */
export async function readGovernments() {
  const rows = await readTable('governments.csv');
  return rows.map((row) => {
    const bounds = {
      west: Number(row['west']),
      south: Number(row['south']),
      east: Number(row['east']),
      north: Number(row['north']),
    };
    return {
      cvegeo: row['cvegeo'] ?? '',
      name: row['name'] ?? '',
      bounds: row['west'] === '' ? null : bounds,
    };
  });
}

/**
 * The administrations in office by the calendar of each state, supposed of every government of which nobody recorded
 * any. They are not confirmed: they say when to ask, and end nobody's designation.
 */
const seedAdministrations = `
  insert into registry.administration (cvegeo, starts_on, ends_on, source, is_confirmed, recorded_at, recorded_by)
  select g.cvegeo, row.starts_on, row.ends_on, row.source, false, now(), 'system:seed'
  from json_to_recordset($1) as row (state_cvegeo text, level text, starts_on date, ends_on date, source text)
  join registry.government g on g.state_cvegeo = row.state_cvegeo and g.level = row.level
  where not exists (select from registry.administration known where known.cvegeo = g.cvegeo)
  on conflict do nothing`;

/**
 * The central municipalities of metropolitan areas, only while nobody brought in a table of their own: an operator's
 * stays. They are not confirmed, and the pages say so.
 */
const seedMetropolitanAreas = `
  insert into national.metropolitan_municipality (cvegeo, area_id, area_name, source, is_confirmed)
  select row.cvegeo, row.area_id, row.area_name, row.source, row.is_confirmed
  from json_to_recordset($1) as row (cvegeo text, area_id text, area_name text, source text, is_confirmed boolean)
  where not exists (select from national.metropolitan_municipality)`;

/**
 * What people call governments besides their names: seats as INEGI's catalogue has them, and a table of our own with
 * its sources. Only what differs is written, for every change makes the searches of those governments' datasets anew.
 */
const seedNames = `
  with said as (
    select cvegeo, name, kind, source from json_to_recordset($1)
      as row (cvegeo text, name text, kind text, source text)
    union all
    select cvegeo, seat_name, 'seat', 'INEGI, Catálogo Único de Claves de Áreas Geoestadísticas'
    from registry.government where seat_name <> name),
  gone as (
    delete from national.government_name known
    where not exists (select from said where (said.cvegeo, said.name) = (known.cvegeo, known.name)))
  insert into national.government_name (cvegeo, name, kind, source)
  select distinct on (cvegeo, name) cvegeo, name, kind, source from said
  where not exists (select from national.government_name known
    where (known.cvegeo, known.name, known.kind, known.source) = (said.cvegeo, said.name, said.kind, said.source))
  order by cvegeo, name, kind
  on conflict (cvegeo, name) do update set kind = excluded.kind, source = excluded.source`;

/**
 * Loads INEGI's 32 states and 2,478 municipalities and which municipalities share a border, into the registry
 * and its national read model, and when their administrations are supposed to end. Running it again updates the facts and touches nothing else. Population stays
 * null where the 2020 census has none (nine municipalities were created later).
 * Source: INEGI, Marco Geoestadístico and Censo de Población y Vivienda 2020; centroids, bounds and borders
 * computed from simplified outlines.
 */
export async function seedReference({ connectionString }: { connectionString: string }): Promise<void> {
  const [governments, neighbours, administrations, metropolitanAreas, names] = await Promise.all([
    readTable('governments.csv'),
    readTable('neighbours.csv'),
    readTable('administrations.csv'),
    readTable('metropolitan_areas.csv'),
    readTable('government_names.csv'),
  ]);
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(
      `insert into registry.government (cvegeo, level, name, state_cvegeo, abbreviation, seat_name, population,
         dwellings, area_km2, lon, lat, west, south, east, north)
       select cvegeo, case length(cvegeo) when 2 then 'state' else 'municipality' end, name, left(cvegeo, 2),
         nullif(abbreviation, ''), nullif(seat_name, ''), nullif(population, '')::int, nullif(dwellings, '')::int,
         nullif(area_km2, '')::float, nullif(lon, '')::float, nullif(lat, '')::float, nullif(west, '')::float,
         nullif(south, '')::float, nullif(east, '')::float, nullif(north, '')::float
       from json_to_recordset($1) as row (cvegeo text, name text, abbreviation text, seat_name text, population text,
         dwellings text, area_km2 text, lon text, lat text, west text, south text, east text, north text)
       on conflict (cvegeo) do update set name = excluded.name, abbreviation = excluded.abbreviation,
         seat_name = excluded.seat_name, population = excluded.population, dwellings = excluded.dwellings,
         area_km2 = excluded.area_km2, lon = excluded.lon, lat = excluded.lat, west = excluded.west,
         south = excluded.south, east = excluded.east, north = excluded.north`,
      [JSON.stringify(governments)],
    );
    await client.query(
      `insert into registry.neighbour
       select distinct pair.* from json_to_recordset($1) as row (cvegeo text, neighbour_cvegeo text),
         lateral (values (row.cvegeo, row.neighbour_cvegeo), (row.neighbour_cvegeo, row.cvegeo)) as pair
       on conflict do nothing`,
      [JSON.stringify(neighbours)],
    );
    await client.query(seedAdministrations, [JSON.stringify(administrations)]);
    await client.query(
      `insert into national.government (cvegeo, level, name, state_cvegeo, state_name, abbreviation, population,
         lon, lat, west, south, east, north, membership, member_since)
       select g.cvegeo, g.level, g.name, g.state_cvegeo, s.name, g.abbreviation, g.population,
         g.lon, g.lat, g.west, g.south, g.east, g.north, m.state, m.joined_at
       from registry.government g
       join registry.government s on s.cvegeo = g.state_cvegeo
       left join registry.membership m on m.cvegeo = g.cvegeo
       on conflict (cvegeo) do update set name = excluded.name, state_name = excluded.state_name,
         abbreviation = excluded.abbreviation, population = excluded.population, lon = excluded.lon,
         lat = excluded.lat, west = excluded.west, south = excluded.south, east = excluded.east, north = excluded.north`,
    );
    await client.query(
      `insert into national.neighbour select * from registry.neighbour on conflict do nothing`,
    );
    await client.query(seedNames, [JSON.stringify(names)]);
    await client.query(seedMetropolitanAreas, [JSON.stringify(metropolitanAreas)]);
    await client.query('commit');
  } finally {
    await client.end();
  }
}
