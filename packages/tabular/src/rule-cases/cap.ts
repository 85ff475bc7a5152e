import type { AlertCase } from './format-case.ts';

type Edit = (alert: string) => string;

/** Fails when it changed nothing, so that a case cannot pass by itself. */
const changed =
  (change: Edit): Edit =>
  (alert) => {
    const after = change(alert);
    if (after === alert) throw new Error('nothing to change in the alert');
    return after;
  };

const swap = (from: string, to: string): Edit => changed((alert) => alert.replaceAll(from, to));

/** Every element of that name, with all it holds. */
const without = (name: string): Edit =>
  changed((alert) => alert.replaceAll(new RegExp(`\\s*<${name}>[\\s\\S]*?</${name}>`, 'g'), ''));

const both =
  (...edits: Edit[]): Edit =>
  (alert) =>
    edits.reduce((text, next) => next(text), alert);

const polygon = '16.78,-99.95 16.78,-99.80 16.92,-99.80 16.92,-99.95 16.78,-99.95';
const circle = '16.45,-99.90 25';

/** An Atom feed as the meteorological service sends it: each entry carries an alert. */
const feedOf = (...alerts: string[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Alertas</title>',
    ...alerts.map(
      (alert) => `<entry><content type="text/xml">${alert.replace(/<\?xml.*?\?>/, '')}</content></entry>`,
    ),
    '</feed>',
  ].join('\n');

export const alertCases: AlertCase[] = [
  { breaks: 'wrong-namespace', because: 'CAP 1.1', change: swap('emergency:cap:1.2', 'emergency:cap:1.1') },
  { breaks: 'missing-element', because: 'no event', change: without('event') },
  { breaks: 'missing-element', because: 'no status', change: without('status') },
  {
    breaks: 'repeated-element',
    because: 'two statuses',
    change: swap('<status>Actual</status>', '<status>Actual</status><status>Test</status>'),
  },
  {
    breaks: 'unknown-element',
    because: 'an element of its own',
    change: swap('<urgency>', '<color>rojo</color><urgency>'),
  },
  { breaks: 'invalid-value', because: 'a severity in Spanish', change: swap('>Severe<', '>Severa<') },
  { breaks: 'invalid-value', because: 'a category that does not exist', change: swap('>Met<', '>Weather<') },
  {
    breaks: 'invalid-identifier',
    because: 'an identifier with a blank',
    change: swap('EJEMPLO-2026-0042', 'EJEMPLO 42'),
  },
  {
    breaks: 'duplicate-alert',
    because: 'the same alert twice in a feed',
    change: (alert) => feedOf(alert, alert),
  },
  {
    breaks: 'invalid-datetime',
    because: 'a time without its offset',
    change: swap('T13:30:00-06:00</sent>', 'T13:30:00</sent>'),
  },
  {
    breaks: 'invalid-datetime',
    because: 'the letter Z',
    change: swap('2026-09-13T06:00:00-06:00</expires>', '2026-09-13T12:00:00Z</expires>'),
  },
  {
    breaks: 'sent-in-future',
    because: 'sent in 2099',
    change: both(
      swap('2026-09-12T13:30:00-06:00</sent>', '2099-09-12T13:30:00-06:00</sent>'),
      swap('2026-09-13T06:00:00-06:00</expires>', '2099-09-13T06:00:00-06:00</expires>'),
    ),
  },
  {
    breaks: 'expires-before-effective',
    because: 'valid from the day after it expires',
    change: swap('2026-09-12T13:30:00-06:00</effective>', '2026-09-14T13:30:00-06:00</effective>'),
  },
  { breaks: 'missing-expires', because: 'no end', change: without('expires') },
  { breaks: 'already-expired', because: 'an alert of 2024', change: swap('2026-09-1', '2024-09-1') },
  {
    breaks: 'invalid-references',
    because: 'only the identifier',
    change: swap(
      'proteccioncivil.example.gob.mx,EJEMPLO-2026-0041,2026-09-12T07:00:00-06:00',
      'EJEMPLO-2026-0041',
    ),
  },
  { breaks: 'not-public', because: 'restricted', change: swap('>Public<', '>Restricted<') },
  { breaks: 'not-actual', because: 'an exercise', change: swap('>Actual<', '>Exercise<') },
  { breaks: 'no-info', because: 'an update that says nothing', change: without('info') },
  { breaks: 'no-area', because: 'no area', change: without('area') },
  {
    breaks: 'area-without-shape',
    because: 'an area in words only',
    change: both(without('polygon'), without('geocode')),
  },
  {
    breaks: 'polygon-not-closed',
    because: 'the first point is not repeated',
    change: swap(polygon, '16.78,-99.95 16.78,-99.80 16.92,-99.80 16.92,-99.95'),
  },
  {
    breaks: 'polygon-too-short',
    because: 'two points and the first again',
    change: swap(polygon, '16.78,-99.95 16.78,-99.80 16.78,-99.95'),
  },
  {
    breaks: 'invalid-coordinates',
    because: 'semicolons',
    change: swap(polygon, polygon.replaceAll(',', ';')),
  },
  {
    breaks: 'invalid-coordinates',
    because: 'metres',
    change: swap(polygon, polygon.replaceAll('16.', '1855').replaceAll('-99.', '398')),
  },
  {
    breaks: 'coordinates-reversed',
    because: 'the longitude first',
    change: swap(
      polygon,
      polygon
        .split(' ')
        .map((point) => point.split(',').toReversed().join(','))
        .join(' '),
    ),
  },
  { breaks: 'invalid-circle', because: 'no radius', change: swap(circle, '16.45,-99.90') },
  { breaks: 'area-outside-mexico', because: 'in mid-Atlantic', change: swap(circle, '45.0,-30.0 25') },
  {
    breaks: 'ceiling-without-altitude',
    because: 'only a ceiling',
    change: swap('</geocode>', '</geocode><ceiling>10000</ceiling>'),
  },
  { breaks: 'no-spanish', because: 'in English only', change: swap('>es-MX<', '>en-US<') },
  { breaks: 'no-spanish', because: 'no language, which means English', change: without('language') },
  { breaks: 'unknown-severity', because: 'severity Unknown', change: swap('>Severe<', '>Unknown<') },
  { breaks: 'no-instruction', because: 'nothing to do', change: without('instruction') },
  {
    breaks: 'invalid-url',
    because: 'no address at all',
    change: swap('https://proteccioncivil.example.gob.mx/alertas/42', 'ver la página del municipio'),
  },
];
