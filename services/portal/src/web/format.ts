/**
 * How the portal writes dates, numbers and sizes. Built by hand where browsers and Node disagree on es-MX, because the
 * page rendered on the server must be the page the browser takes over.
 */
const months = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];
const noBreakSpace = '\u00a0';

const mexicoCity = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Mexico_City',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** `22 nov 2026`: a calendar date as it is, an instant as Mexico City's calendar has it. */
export function formatDate(value: string): string {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : mexicoCity.format(new Date(value));
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)} ${months[Number(month) - 1] ?? ''} ${year}`;
}

function grouped(value: number, separator: string, decimals: number): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, separator);
  return `${value < 0 ? '−' : ''}${groups}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** `126 014 024` with no-break spaces, for sentences; Archivo's narrow one is too thin to be seen. */
export function formatNumber(value: number): string {
  return grouped(value, noBreakSpace, 0);
}

/** `126,014,024` as es-MX writes it, for tables. */
export function formatCell(value: number, options: { decimals?: number } = {}): string {
  return grouped(value, ',', options.decimals ?? 0);
}

/** Whole days from today in Mexico City to a calendar date; negative once it has passed. */
export function daysUntil(date: string, now: Date): number {
  return Math.round((Date.parse(date) - Date.parse(mexicoCity.format(now))) / 86_400_000);
}

/** `1.4 MB`, in powers of a thousand as operating systems and download managers show them. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const power = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const amount = bytes / 1000 ** power;
  return `${grouped(amount, noBreakSpace, power === 0 || amount >= 100 ? 0 : 1)}${noBreakSpace}${units[power] ?? ''}`;
}

/** `62 %` of a share between 0 and 1. */
export function formatShare(share: number): string {
  return `${Math.round(share * 100)}${noBreakSpace}%`;
}

/** `3 recursos`, `1 recurso`. */
export function countOf(count: number, one: string, many: string): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** `2020 a 2025` of an ISO interval `2020-01/2025-12`; anything else as it came. */
export function formatPeriod(temporal: string): string {
  const [from, to] = temporal.split('/');
  if (from === undefined || to === undefined) return temporal;
  const part = (text: string) => {
    const [year = '', month, day] = text.split('-');
    if (month === undefined) return year;
    const named = `${months[Number(month) - 1] ?? month} ${year}`;
    return day === undefined ? named : `${Number(day.slice(0, 2))} ${named}`;
  };
  return part(from) === part(to) ? part(from) : `${part(from)} a ${part(to)}`;
}

const hour = new Intl.DateTimeFormat('es-MX', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'America/Mexico_City',
});

/** A date with its time in Mexico City, for what happens several times a day. */
export const formatMoment = (iso: string): string => `${formatDate(iso)}, ${hour.format(new Date(iso))} h`;
