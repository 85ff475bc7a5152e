/** What a column holds, as the GTFS Schedule Reference (2025) types it. */
export type ColumnKind =
  | 'id'
  | 'text'
  | 'url'
  | 'timezone'
  | 'language'
  | 'date'
  | 'time'
  | 'color'
  | 'latitude'
  | 'longitude'
  | 'integer'
  | 'number'
  | 'code';

export type FeedColumn = {
  name: string;
  kind: ColumnKind;
  /** The column must be there and filled. */
  isRequired: boolean;
  /** Codes that GTFS defines, for `code`. */
  codes: string[];
  /** Files and columns, in any of which a filled cell must be found. */
  refersTo: [file: string, column: string][];
};

export type FeedFile = {
  name: string;
  isRequired: boolean;
  columns: FeedColumn[];
  /** Columns that together are there once. */
  key: string[];
};

type Rest = { codes?: string[]; refersTo?: [string, string][] };

const may = (name: string, kind: ColumnKind, rest: Rest = {}): FeedColumn => ({
  name,
  kind,
  isRequired: false,
  codes: rest.codes ?? [],
  refersTo: rest.refersTo ?? [],
});
const must = (name: string, kind: ColumnKind, rest: Rest = {}): FeedColumn => ({
  ...may(name, kind, rest),
  isRequired: true,
});
const upTo = (last: number): string[] => Array.from({ length: last + 1 }, (_, code) => String(code));
const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const stop: Rest = { refersTo: [['stops.txt', 'stop_id']] };
const trip: Rest = { refersTo: [['trips.txt', 'trip_id']] };
const service: [string, string][] = [
  ['calendar.txt', 'service_id'],
  ['calendar_dates.txt', 'service_id'],
];

/** The files and columns that are read; GTFS has more, which are published as they come. */
export const feedFiles: FeedFile[] = [
  {
    name: 'agency.txt',
    isRequired: true,
    key: ['agency_id'],
    columns: [
      may('agency_id', 'id'),
      must('agency_name', 'text'),
      must('agency_url', 'url'),
      must('agency_timezone', 'timezone'),
      may('agency_lang', 'language'),
      may('agency_fare_url', 'url'),
    ],
  },
  {
    name: 'stops.txt',
    isRequired: true,
    key: ['stop_id'],
    columns: [
      must('stop_id', 'id'),
      may('stop_name', 'text'),
      may('stop_desc', 'text'),
      may('stop_lat', 'latitude'),
      may('stop_lon', 'longitude'),
      may('stop_url', 'url'),
      may('location_type', 'code', { codes: upTo(4) }),
      may('parent_station', 'id', stop),
      may('stop_timezone', 'timezone'),
      may('wheelchair_boarding', 'code', { codes: upTo(2) }),
    ],
  },
  {
    name: 'routes.txt',
    isRequired: true,
    key: ['route_id'],
    columns: [
      must('route_id', 'id'),
      may('agency_id', 'id', { refersTo: [['agency.txt', 'agency_id']] }),
      may('route_short_name', 'text'),
      may('route_long_name', 'text'),
      may('route_desc', 'text'),
      must('route_type', 'code', {
        codes: [...upTo(7), '11', '12', ...Array.from({ length: 1_700 }, (_, code) => String(code + 100))],
      }),
      may('route_url', 'url'),
      may('route_color', 'color'),
      may('route_text_color', 'color'),
    ],
  },
  {
    name: 'trips.txt',
    isRequired: true,
    key: ['trip_id'],
    columns: [
      must('route_id', 'id', { refersTo: [['routes.txt', 'route_id']] }),
      must('service_id', 'id', { refersTo: service }),
      must('trip_id', 'id'),
      may('trip_headsign', 'text'),
      may('direction_id', 'code', { codes: upTo(1) }),
      may('shape_id', 'id', { refersTo: [['shapes.txt', 'shape_id']] }),
      may('wheelchair_accessible', 'code', { codes: upTo(2) }),
      may('bikes_allowed', 'code', { codes: upTo(2) }),
    ],
  },
  {
    name: 'stop_times.txt',
    isRequired: true,
    key: ['trip_id', 'stop_sequence'],
    columns: [
      must('trip_id', 'id', trip),
      may('arrival_time', 'time'),
      may('departure_time', 'time'),
      must('stop_id', 'id', stop),
      must('stop_sequence', 'integer'),
      may('pickup_type', 'code', { codes: upTo(3) }),
      may('drop_off_type', 'code', { codes: upTo(3) }),
      may('shape_dist_traveled', 'number'),
      may('timepoint', 'code', { codes: upTo(1) }),
    ],
  },
  {
    name: 'calendar.txt',
    isRequired: false,
    key: ['service_id'],
    columns: [
      must('service_id', 'id'),
      ...days.map((day) => must(day, 'code', { codes: upTo(1) })),
      must('start_date', 'date'),
      must('end_date', 'date'),
    ],
  },
  {
    name: 'calendar_dates.txt',
    isRequired: false,
    key: ['service_id', 'date'],
    columns: [
      must('service_id', 'id'),
      must('date', 'date'),
      must('exception_type', 'code', { codes: ['1', '2'] }),
    ],
  },
  {
    name: 'shapes.txt',
    isRequired: false,
    key: ['shape_id', 'shape_pt_sequence'],
    columns: [
      must('shape_id', 'id'),
      must('shape_pt_lat', 'latitude'),
      must('shape_pt_lon', 'longitude'),
      must('shape_pt_sequence', 'integer'),
      may('shape_dist_traveled', 'number'),
    ],
  },
  {
    name: 'frequencies.txt',
    isRequired: false,
    key: ['trip_id', 'start_time'],
    columns: [
      must('trip_id', 'id', trip),
      must('start_time', 'time'),
      must('end_time', 'time'),
      must('headway_secs', 'integer'),
      may('exact_times', 'code', { codes: upTo(1) }),
    ],
  },
  {
    name: 'feed_info.txt',
    isRequired: false,
    key: [],
    columns: [
      must('feed_publisher_name', 'text'),
      must('feed_publisher_url', 'url'),
      must('feed_lang', 'language'),
      may('feed_start_date', 'date'),
      may('feed_end_date', 'date'),
      may('feed_version', 'text'),
    ],
  },
];

/** Name of the engine's table with the rows of a file: `stop_times.txt` → `stop_times`. */
export const tableOf = (file: string): string => file.replace(/\.txt$/, '');
