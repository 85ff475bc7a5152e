import type { AlertCase, FeedCase } from './format-case.ts';

/** Feeds and alerts that look odd and are right: the rule `breaks` must let them be. */
export const harmlessFeeds: FeedCase[] = [
  {
    breaks: 'missing-file',
    because: 'only calendar_dates.txt',
    change: (files) => ({
      ...files,
      'calendar.txt': null,
      'calendar_dates.txt':
        'service_id,date,exception_type\nhabil,20301202,1\nhabil,20301203,1\nfin,20301207,1\n',
    }),
  },
  {
    breaks: 'missing-column',
    because: 'a byte order mark and Windows line endings',
    change: (files) =>
      Object.fromEntries(
        Object.entries(files).map(([name, text]) => [name, `\uFEFF${text.replaceAll('\n', '\r\n')}`]),
      ),
  },
  {
    breaks: 'invalid-time',
    because: 'hours of one digit',
    change: (files) => ({
      ...files,
      'stop_times.txt': files['stop_times.txt']!.replaceAll(',06:', ',6:').replaceAll(',07:', ',7:'),
    }),
  },
  {
    breaks: 'row-length',
    because: 'a name with a comma between quotes',
    change: (files) => ({
      ...files,
      'routes.txt': files['routes.txt']!.replace('Troncal por el centro', '"Troncal, por el centro"'),
    }),
  },
  {
    breaks: 'missing-file',
    because: 'files of other extensions beside its own',
    change: (files) => ({ ...files, 'fare_media.txt': 'fare_media_id\nefectivo\n', 'leame.md': 'Hola\n' }),
  },
  {
    breaks: 'unexpected-value',
    because: 'an extended route type',
    change: (files) => ({
      ...files,
      'routes.txt': files['routes.txt']!.replace('Troncal por el centro,3', 'Troncal por el centro,702'),
    }),
  },
  {
    breaks: 'trip-edge-without-time',
    because: 'a stop between two others without its time',
    change: (files) => ({
      ...files,
      'stop_times.txt': files['stop_times.txt']!.replace('R1-h-1,06:06:00,06:07:00', 'R1-h-1,,'),
    }),
  },
  {
    breaks: 'time-without-pair',
    because: 'a stop between two others without its time',
    change: (files) => ({
      ...files,
      'stop_times.txt': files['stop_times.txt']!.replace('R1-h-1,06:06:00,06:07:00', 'R1-h-1,,'),
    }),
  },
  {
    breaks: 'unused-stop',
    because: 'a station, at which trips call through its stops',
    change: (files) => ({
      ...files,
      'stops.txt': `${files['stops.txt']!}E1,Estación Centro,25.5400,-103.4550,1,1\n`
        .split('\n')
        .map((line, row) =>
          line === '' ? line : `${line},${row === 0 ? 'parent_station' : line.startsWith('A1') ? 'E1' : ''}`,
        )
        .join('\n'),
    }),
  },
  {
    breaks: 'frequencies-overlap',
    because: 'one headway that begins when the other ends',
    change: (files) => ({
      ...files,
      'frequencies.txt': `${files['frequencies.txt']!}R2-h,22:00:00,23:00:00,1800,0\n`,
    }),
  },
  {
    breaks: 'duplicate-route-name',
    because: 'two routes of the same number and different ends',
    change: (files) => ({ ...files, 'routes.txt': files['routes.txt']!.replace('R2,RL,2,', 'R2,RL,1,') }),
  },
  {
    breaks: 'invalid-color',
    because: 'no colours at all, or in small letters',
    change: (files) => ({
      ...files,
      'routes.txt': files['routes.txt']!.replace('1B6E4B,FFFFFF', ',').replace('9F2241', '9f2241'),
    }),
  },
];

const polygon = '<polygon>16.78,-99.95 16.78,-99.80 16.92,-99.80 16.92,-99.95 16.78,-99.95</polygon>';

export const harmlessAlerts: AlertCase[] = [
  {
    breaks: 'invalid-datetime',
    because: 'UTC as CAP writes it',
    change: (alert) =>
      alert.replace('2026-09-13T06:00:00-06:00</expires>', '2026-09-13T12:00:00-00:00</expires>'),
  },
  {
    breaks: 'no-spanish',
    because: 'Latin American Spanish',
    change: (alert) => alert.replace('>es-MX<', '>es-419<'),
  },
  {
    breaks: 'no-spanish',
    because: 'a block in Spanish and one in Nahuatl',
    change: (alert) => {
      const block = /<info>[\s\S]*<\/info>/.exec(alert)![0];
      return alert.replace(block, `${block}\n  ${block.replace('>es-MX<', '>nah<')}`);
    },
  },
  {
    breaks: 'repeated-element',
    because: 'two polygons in one area',
    change: (alert) => alert.replace(polygon, `${polygon}\n      ${polygon}`),
  },
  {
    breaks: 'wrong-namespace',
    because: 'its namespace under a prefix',
    change: (alert) =>
      alert
        .replace(
          '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">',
          '<cap:alert xmlns:cap="urn:oasis:names:tc:emergency:cap:1.2">',
        )
        .replaceAll(/<(\/?)([a-zA-Z]+)>/g, '<$1cap:$2>'),
  },
  {
    breaks: 'unknown-element',
    because: 'the parameters of its own system',
    change: (alert) =>
      alert.replace(
        '<area>',
        '<parameter><valueName>distancia</valueName><value>40 km</value></parameter>\n    <area>',
      ),
  },
  {
    breaks: 'invalid-references',
    because: 'two references on two lines',
    change: (alert) =>
      alert.replace(
        '</references>',
        '\n    proteccioncivil.example.gob.mx,EJEMPLO-2026-0040,2026-09-11T07:00:00-06:00</references>',
      ),
  },
  {
    breaks: 'polygon-not-closed',
    because: 'the first point written with other zeros at the end',
    change: (alert) => alert.replace('16.78,-99.95</polygon>', '16.780,-99.950</polygon>'),
  },
  {
    breaks: 'area-without-shape',
    because: 'only the key of the municipality',
    change: (alert) => alert.replace(polygon, ''),
  },
  {
    breaks: 'no-instruction',
    because: 'an alert for another day',
    change: (alert) =>
      alert.replace('>Expected<', '>Future<').replace(/\s*<instruction>[\s\S]*<\/instruction>/, ''),
  },
];
