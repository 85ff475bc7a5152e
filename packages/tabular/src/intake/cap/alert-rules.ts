import { childrenOf, textOf } from './alert-tree.ts';
import type { Alert, AlertElement } from './alert-tree.ts';
import type { Offences } from './alert-offences.ts';
import { checkStructure } from './alert-structure.ts';
import { shapeOf } from './area-shape.ts';

const capNamespace = 'urn:oasis:names:tc:emergency:cap:1.2';
const hourMs = 3_600_000;

/** CAP 1.2 §3.3.2: an offset always, never Z. Null: not such a time, or no day of the calendar. */
const timeOf = (text: string): number | null => {
  const found = /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d[-+]\d{2}:\d{2}$/.exec(text);
  if (!found) return null;
  const day = new Date(Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3])));
  if (day.getUTCMonth() + 1 !== Number(found[2]) || day.getUTCDate() !== Number(found[3])) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : time;
};

const isIdentifier = (text: string): boolean => /^[^\s,&<]+$/.test(text);

type Options = { offences: Offences; firstRow: number; now: Date; seen: Set<string> };

const checkHead = (root: AlertElement, { offences, firstRow, now, seen }: Options): void => {
  const note = (code: string, name: string, value = textOf(root, name)) =>
    offences.note(code, `alert/${name}`, { row: firstRow, value });
  for (const name of ['identifier', 'sender']) {
    if (childrenOf(root, name).length > 0 && !isIdentifier(textOf(root, name)))
      note('invalid-identifier', name);
  }
  const key = ['sender', 'identifier', 'sent'].map((name) => textOf(root, name)).join(',');
  if (seen.has(key)) note('duplicate-alert', 'identifier');
  seen.add(key);
  const sent = textOf(root, 'sent');
  if (sent !== '' && timeOf(sent) === null) note('invalid-datetime', 'sent');
  if ((timeOf(sent) ?? 0) > now.getTime() + hourMs) note('sent-in-future', 'sent');
  const references = textOf(root, 'references')
    .split(/\s+/)
    .filter((each) => each !== '');
  const wrong = references.find((reference) => {
    const [sender = '', identifier = '', time = '', ...more] = reference.split(',');
    return more.length > 0 || !isIdentifier(sender) || !isIdentifier(identifier) || timeOf(time) === null;
  });
  if (wrong !== undefined) note('invalid-references', 'references', wrong);
  if (['Restricted', 'Private'].includes(textOf(root, 'scope'))) note('not-public', 'scope');
  if (['Exercise', 'System', 'Test', 'Draft'].includes(textOf(root, 'status'))) note('not-actual', 'status');
};

const checkTimes = (info: AlertElement, options: { offences: Offences; row: number; now: Date }): void => {
  const { offences, row, now } = options;
  const note = (code: string, name: string) =>
    offences.note(code, `alert/info/${name}`, { row, value: textOf(info, name) });
  for (const name of ['effective', 'onset', 'expires']) {
    if (textOf(info, name) !== '' && timeOf(textOf(info, name)) === null) note('invalid-datetime', name);
  }
  const expires = timeOf(textOf(info, 'expires'));
  const effective = timeOf(textOf(info, 'effective'));
  if (textOf(info, 'expires') === '') note('missing-expires', 'expires');
  if (expires !== null && effective !== null && expires < effective)
    note('expires-before-effective', 'expires');
  if (expires !== null && expires < now.getTime()) note('already-expired', 'expires');
};

const checkArea = (area: AlertElement, options: { offences: Offences; row: number }): void => {
  const { offences, row } = options;
  const has = (name: string) => childrenOf(area, name).length > 0;
  const note = (code: string, name: string, value: string) =>
    offences.note(code, `alert/info/area${name}`, { row, value });
  if (!has('polygon') && !has('circle') && !has('geocode')) {
    note('area-without-shape', '', textOf(area, 'areaDesc'));
  }
  if (has('ceiling') && !has('altitude'))
    note('ceiling-without-altitude', '/ceiling', textOf(area, 'ceiling'));
  for (const { code, element, value } of shapeOf(area).troubles) note(code, `/${element}`, value);
};

const checkInfo = (
  info: AlertElement,
  options: { offences: Offences; row: number; now: Date; isNews: boolean },
): void => {
  const { offences, row, isNews } = options;
  const note = (code: string, name: string, value = textOf(info, name)) =>
    offences.note(code, `alert/info/${name}`, { row, value });
  checkTimes(info, options);
  for (const name of ['urgency', 'severity', 'certainty']) {
    if (textOf(info, name) === 'Unknown') note('unknown-severity', name);
  }
  const isUrgent = ['Immediate', 'Expected'].includes(textOf(info, 'urgency'));
  if (isNews && isUrgent && textOf(info, 'instruction') === '')
    note('no-instruction', 'instruction', textOf(info, 'event'));
  const web = textOf(info, 'web');
  if (web !== '' && !/^https?:\/\/[^\s/]+\.\S+$/.test(web)) note('invalid-url', 'web');
  const areas = childrenOf(info, 'area');
  if (areas.length === 0) note('no-area', 'area', textOf(info, 'event'));
  areas.forEach((area, at) => checkArea(area, { offences, row: row + at }));
};

/** All the rules of CAP 1.2 and of the standard over one alert, whose rows begin at `firstRow` of the derived table. */
export const checkAlert = ({ root, namespace }: Alert, options: Options): void => {
  const { offences, firstRow } = options;
  if (namespace !== capNamespace)
    offences.note('wrong-namespace', 'alert', { row: firstRow, value: namespace });
  checkStructure(root, 'alert', { offences, row: firstRow });
  checkHead(root, options);
  const isNews = ['Alert', 'Update'].includes(textOf(root, 'msgType'));
  const blocks = childrenOf(root, 'info');
  if (isNews && blocks.length === 0) {
    offences.note('no-info', 'alert/info', { row: firstRow, value: textOf(root, 'identifier') });
  }
  const isSpanish = blocks.some((info) => /^es\b/i.test(textOf(info, 'language')));
  if (blocks.length > 0 && !isSpanish) {
    offences.note('no-spanish', 'alert/info/language', {
      row: firstRow,
      value: blocks.map((info) => textOf(info, 'language')).join(' '),
    });
  }
  let row = firstRow;
  for (const info of blocks) {
    checkInfo(info, { ...options, row, isNews });
    row += Math.max(1, childrenOf(info, 'area').length);
  }
};
