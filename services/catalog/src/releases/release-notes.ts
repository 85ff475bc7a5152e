import type { ReleaseChanges } from './release-changes.ts';

const numbers = new Intl.NumberFormat('es-MX');
const list = new Intl.ListFormat('es-MX', { type: 'conjunction' });
const maxLength = 2_000;
const maxNotices = 5;

type ResourceChange = ReleaseChanges['resources'][number];

const rowsText = (rows: number | null) =>
  `${numbers.format(rows ?? 0)} ${rows === 1 ? 'renglón' : 'renglones'}`;
const ended = (sentence: string) =>
  /[.!?…]$/.test(sentence.trim()) ? sentence.trim() : `${sentence.trim()}.`;

const packageWords = {
  title: 'el título',
  description: 'la descripción',
  licence: 'la licencia',
  contact: 'el contacto',
} as const;
const resourceWords = {
  title: 'el título',
  description: 'la descripción',
  temporal: 'el periodo que abarca',
  periodicity: 'la periodicidad',
} as const;

function rowsSentence({ title, rowsBefore, rowsAfter }: ResourceChange): string {
  if (rowsBefore === rowsAfter)
    return `Se actualizó «${title}»: ${rowsText(rowsAfter)}, los mismos que antes.`;
  return `Se actualizó «${title}»: de ${numbers.format(rowsBefore ?? 0)} a ${rowsText(rowsAfter)}.`;
}

function resourceLines(changed: ResourceChange): string[] {
  const { title, change, rowsAfter, words, notices } = changed;
  const renamed =
    words.length === 0
      ? []
      : [`En «${title}» cambió ${list.format(words.map((word) => resourceWords[word]))}.`];
  const shown = notices.slice(0, maxNotices).map((notice) => `– ${ended(notice)}`);
  const left = notices.length - shown.length;
  const more = left > 0 ? [`– Y ${numbers.format(left)} ${left === 1 ? 'cambio más' : 'cambios más'}.`] : [];
  switch (change) {
    case 'added':
      return [`Se agregó «${title}»: ${rowsText(rowsAfter)}.`];
    case 'updated':
      return [rowsSentence(changed), ...shown, ...more, ...renamed];
    case 'described':
      return renamed;
    case 'removed':
      return [`Se quitó «${title}»${notices[0] === undefined ? '.' : `: ${ended(notices[0])}`}`];
  }
}

/** What a release changes, for those who use it: sentences in Spanish, a line each, at most 2,000 characters. */
export function releaseNotes(changes: ReleaseChanges): string {
  const words = changes.words.map((word) => packageWords[word]);
  const lines = [
    ...(changes.isFirst ? ['Primera versión.'] : []),
    ...changes.resources.flatMap(resourceLines),
    ...(words.length === 0 ? [] : [`Del paquete cambió ${list.format(words)}.`]),
  ];
  const text = lines.join('\n') || 'Sin cambios en los archivos.';
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1).toWellFormed()}…`;
}
