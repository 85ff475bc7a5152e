import { z } from 'zod';

/** Text a person can read: well-formed Unicode, no control characters but tabs and line ends, trimmed. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/(?![\t\n\r])\p{Cc}/gu, '')
    .trim();
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return undefined;
  const text = cleanText(value);
  return text === '' ? undefined : text;
}

const listOf = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
};

/** A field of a remote record: anything that is not text counts as absent, never as an error. */
export const looseText = z.unknown().transform(textOf);

/** A list of a remote record: one value alone is a list of one. */
export const looseList = z.unknown().transform(listOf);

/** Shortens to `length` characters without cutting a surrogate pair in two. */
export const clip = (text: string, length: number): string => text.slice(0, length).toWellFormed();

/** The first of the texts that is there. */
export const firstText = (...texts: (string | undefined)[]): string | undefined =>
  texts.find((text) => text !== undefined);

/** An http or https address in normal form, or null; addresses with a user name or password are not kept. */
export function webAddress(text: string | undefined): string | null {
  if (text === undefined || text.length > 4000) return null;
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  return url.username === '' && url.password === '' ? url.href : null;
}
