import type { FeedCase, FeedFiles } from './format-case.ts';

type Edit = (text: string) => string;

/** Changes one file and fails when the change changed nothing, so that a case cannot pass by itself. */
const edit =
  (name: string, change: Edit) =>
  (files: Record<string, string>): FeedFiles => {
    const before = files[name] ?? '';
    const after = change(before);
    if (after === before) throw new Error(`nothing to change in ${name}`);
    return { ...files, [name]: after };
  };

const swap =
  (from: string, to: string): Edit =>
  (text) =>
    text.replaceAll(from, to);

/** Adds a column at the end; `cell` is told each row's position, from 0. */
const withColumn =
  (header: string, cell: (row: number, line: string) => string): Edit =>
  (text) => {
    const [first = '', ...rows] = text.trimEnd().split('\n');
    return [`${first},${header}`, ...rows.map((line, row) => `${line},${cell(row, line)}`), ''].join('\n');
  };

const dayOf = (date: Date): string => date.toISOString().slice(0, 10).replaceAll('-', '');
const inTenDays = dayOf(new Date(Date.now() + 10 * 86_400_000));

export const feedCases: FeedCase[] = [
  { breaks: 'missing-file', because: 'no routes.txt', change: (files) => ({ ...files, 'routes.txt': null }) },
  {
    breaks: 'missing-file',
    because: 'neither calendar.txt nor calendar_dates.txt',
    change: (files) => ({ ...files, 'calendar.txt': null, 'calendar_dates.txt': null }),
  },
  { breaks: 'files-in-folder', because: 'the folder was zipped', change: (files) => files, folder: 'gtfs' },
  {
    breaks: 'empty-file',
    because: 'only the header of stops.txt',
    change: edit('stops.txt', (text) => `${text.split('\n')[0]}\n`),
  },
  {
    breaks: 'missing-column',
    because: 'stop_times.txt without stop_sequence',
    change: edit('stop_times.txt', swap('stop_sequence', 'orden')),
  },
  {
    breaks: 'row-length',
    because: 'a comma too many in routes.txt',
    change: edit('routes.txt', swap('Troncal por el centro', 'Troncal, por el centro')),
  },
  {
    breaks: 'missing-value',
    because: 'a trip without service',
    change: edit('trips.txt', swap('R1,habil,R1-h-1', 'R1,,R1-h-1')),
  },
  {
    breaks: 'duplicate-id',
    because: 'two stops A1',
    change: edit('stops.txt', swap('A2,Alameda', 'A1,Alameda')),
  },
  {
    breaks: 'duplicate-id',
    because: 'the same stop_sequence twice in a trip',
    change: edit('stop_times.txt', swap('R1-h-1,06:13:00,06:14:00,A2,3', 'R1-h-1,06:13:00,06:14:00,A2,2')),
  },
  {
    breaks: 'unknown-reference',
    because: 'a time of a trip that does not exist',
    change: edit('stop_times.txt', swap('R1-h-2,', 'R1-h-9,')),
  },
  {
    breaks: 'unknown-reference',
    because: 'a trip of a route that does not exist',
    change: edit('trips.txt', swap('R2,habil', 'R7,habil')),
  },
  {
    breaks: 'invalid-date',
    because: 'a date with dashes',
    change: edit('calendar.txt', swap('20260103', '2026-01-03')),
  },
  {
    breaks: 'invalid-date',
    because: 'the 30th of February',
    change: edit('calendar_dates.txt', swap('20260216', '20260230')),
  },
  {
    breaks: 'invalid-time',
    because: 'a time in words',
    change: edit('stop_times.txt', swap('06:13:00,06:14:00', '6 y 13,6 y 14')),
  },
  {
    breaks: 'invalid-number',
    because: 'a latitude in words',
    change: edit('stops.txt', swap('25.5501', 'norte')),
  },
  {
    breaks: 'invalid-number',
    because: 'a latitude beyond the pole',
    change: edit('stops.txt', swap('25.5501', '255.501')),
  },
  {
    breaks: 'invalid-color',
    because: 'a colour in words',
    change: edit('routes.txt', swap('1B6E4B', 'verde')),
  },
  {
    breaks: 'invalid-url',
    because: 'an address without its protocol',
    change: edit('agency.txt', swap('https://transporte.example.org.mx', 'transporte.example.org.mx')),
  },
  {
    breaks: 'invalid-timezone',
    because: 'a zone that does not exist',
    change: edit('agency.txt', swap('America/Monterrey', 'America/Torreon')),
  },
  {
    breaks: 'invalid-language',
    because: 'a language in words',
    change: edit('feed_info.txt', swap(',es,', ',español,')),
  },
  {
    breaks: 'unexpected-value',
    because: 'a route_type that does not exist',
    change: edit('routes.txt', swap('Troncal por el centro,3', 'Troncal por el centro,99')),
  },
  {
    breaks: 'agencies-disagree',
    because: 'two agencies in two time zones',
    change: edit(
      'agency.txt',
      (text) => `${text}OT,Otra (ejemplo),https://otra.example.org.mx,America/Tijuana,es\n`,
    ),
  },
  {
    breaks: 'nameless-route',
    because: 'a route without names',
    change: edit('routes.txt', swap('R1,RL,1,Mercado Alianza - Central de Autobuses', 'R1,RL,,')),
  },
  {
    breaks: 'stop-without-place',
    because: 'a stop without coordinates',
    change: edit('stops.txt', swap('25.5501,-103.3989', ',')),
  },
  {
    breaks: 'stop-outside-mexico',
    because: 'a stop in Canada',
    change: edit('stops.txt', swap('25.5501,-103.3989', '45.5,-73.5')),
  },
  {
    breaks: 'stop-outside-publisher',
    because: 'a stop in Mexico City',
    change: edit('stops.txt', swap('25.5501,-103.3989', '19.43,-99.13')),
  },
  {
    breaks: 'wrong-parent-station',
    because: 'a stop inside another stop',
    change: edit(
      'stops.txt',
      withColumn('parent_station', (row) => (row === 1 ? 'A1' : '')),
    ),
  },
  {
    breaks: 'trip-edge-without-time',
    because: 'a trip that starts at no time',
    change: edit('stop_times.txt', swap('R1-h-1,06:00:00,06:00:00', 'R1-h-1,,')),
  },
  {
    breaks: 'time-without-pair',
    because: 'an arrival without its departure',
    change: edit('stop_times.txt', swap('06:13:00,06:14:00', '06:13:00,')),
  },
  {
    breaks: 'times-go-back',
    because: 'an arrival an hour before',
    change: edit('stop_times.txt', swap('06:13:00,06:14:00', '05:13:00,05:14:00')),
  },
  {
    breaks: 'times-go-back',
    because: 'after midnight from zero again',
    change: edit('stop_times.txt', swap('24:10:00', '00:10:00')),
  },
  {
    breaks: 'frequencies-overlap',
    because: 'two headways at nine in the evening',
    change: edit('frequencies.txt', (text) => `${text}R2-h,21:00:00,23:00:00,600,0\n`),
  },
  {
    breaks: 'dates-reversed',
    because: 'a service that ends before it begins',
    change: edit('calendar.txt', swap('20260103,20301229', '20301229,20260103')),
  },
  {
    breaks: 'shape-distance-decreases',
    because: 'a shape that goes back',
    change: edit(
      'shapes.txt',
      withColumn('shape_dist_traveled', (row) => String(row === 3 ? 0.5 : row)),
    ),
  },
  {
    breaks: 'unusable-trip',
    because: 'a trip of one stop',
    change: edit('stop_times.txt', (text) =>
      text
        .split('\n')
        .filter((line) => !line.startsWith('R1-f-1') || line.endsWith(',1'))
        .join('\n'),
    ),
  },
  {
    breaks: 'unused-stop',
    because: 'a stop of no trip',
    change: edit('stops.txt', (text) => `${text}A9,Terminal Norte,25.58,-103.41,0,1\n`),
  },
  {
    breaks: 'service-without-days',
    because: 'a service of no weekday',
    change: (files) => ({
      ...edit('calendar.txt', swap('fin,0,0,0,0,0,1,1', 'fin,0,0,0,0,0,0,0'))(files),
      'calendar_dates.txt': null,
    }),
  },
  {
    breaks: 'calendar-expired',
    because: 'a service of 2019',
    change: (files) => ({
      ...edit('calendar.txt', (text) => text.replaceAll(',2030', ',2019').replaceAll(',2026', ',2019'))(
        files,
      ),
      'calendar_dates.txt': null,
    }),
  },
  {
    breaks: 'calendar-ends-soon',
    because: 'a service that ends in ten days',
    change: edit('calendar.txt', (text) => text.replaceAll(/,2030\d{4}/g, `,${inTenDays}`)),
  },
  {
    breaks: 'missing-feed-info',
    because: 'no feed_info.txt',
    change: (files) => ({ ...files, 'feed_info.txt': null }),
  },
  {
    breaks: 'missing-shapes',
    because: 'a trip without a shape',
    change: edit('trips.txt', swap('Hospital General,0,T2', 'Hospital General,0,')),
  },
  {
    breaks: 'stop-far-from-shape',
    because: 'a stop a kilometre away',
    change: edit('stops.txt', swap('25.5405,-103.4487', '25.5505,-103.4487')),
  },
  {
    breaks: 'too-fast',
    because: 'three kilometres in half a minute',
    change: edit('stop_times.txt', swap('R1-h-1,06:30:00,06:30:00', 'R1-h-1,06:14:30,06:14:30')),
  },
  {
    breaks: 'duplicate-route-name',
    because: 'two routes with the same names',
    change: edit(
      'routes.txt',
      swap('2,Central de Autobuses - Hospital General', '1,Mercado Alianza - Central de Autobuses'),
    ),
  },
  {
    breaks: 'low-contrast',
    because: 'white on almost white',
    change: edit('routes.txt', swap('9F2241,FFFFFF', 'FFFFF0,FFFFFF')),
  },
  {
    breaks: 'markup-in-text',
    because: 'a description in HTML',
    change: edit('routes.txt', swap('Troncal por el centro', '<b>Troncal</b> por el centro')),
  },
];
