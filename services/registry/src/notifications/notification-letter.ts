import { farewell } from '../messages/letters.ts';
import type { NewMessage } from '../messages/message-queries.ts';
import type { Notice } from './notice.ts';

/** How a letter of this kind is stopped; null for what nobody may silence. */
export type Links = { forPrograms: string; forPeople: string } | null;

const ending = (links: Links) =>
  links === null ? farewell : `${farewell}\n\nPara dejar de recibir estos correos: ${links.forPeople}`;

/** One thing, told at once. `id` is the notification's. */
export function noticeLetter(letter: {
  id: string;
  to: { name: string; email: string };
  notice: Notice;
  publicUrl: string;
  links: Links;
}): NewMessage {
  const { id, to, notice, publicUrl, links } = letter;
  return {
    kind: notice.kind,
    recipient: to.email,
    subject: notice.title,
    body: `${to.name}:\n\n${notice.body}\n\n${publicUrl}${notice.path}\n\n${ending(links)}\n`,
    about: `notification:${id}`,
    unsubscribeUrl: links?.forPrograms,
  };
}

/** A letter that is already written, with the way to stop such letters. */
export function withLinks(letter: NewMessage, links: Links): NewMessage {
  if (links === null) return letter;
  const body = letter.body.trimEnd();
  const unended = body.endsWith(farewell) ? body.slice(0, -farewell.length) : `${body}\n\n`;
  return { ...letter, body: `${unended}${ending(links)}\n`, unsubscribeUrl: links.forPrograms };
}

/** What a letter says between its greeting and its farewell. */
export function withoutGreeting(body: string, name: string): string {
  const greeting = `${name}:`;
  const rest = (body.startsWith(greeting) ? body.slice(greeting.length) : body).trim();
  return rest.endsWith(farewell) ? rest.slice(0, -farewell.length).trimEnd() : rest;
}

/** Things listed whole; the rest are counted. */
const mostListed = 40;
const longestExcerpt = 400;

/**
 * A day's things together; `id` is the first one's. No date names the letter: somebody may have two in one day, of what
 * was committed just after the first or under another government's clock, and neither may be lost.
 */
export function dailyLetter(letter: {
  id: string;
  recipient: string;
  items: readonly { title: string; body: string; path: string }[];
  publicUrl: string;
  links: Links;
}): NewMessage {
  const { id, recipient, items, publicUrl, links } = letter;
  const listed = items.slice(0, mostListed).map(({ title, body, path }) => {
    const excerpt = body.length > longestExcerpt ? `${body.slice(0, longestExcerpt - 1)}…` : body;
    return `${title}\n${excerpt}\n${publicUrl}${path}`;
  });
  const more = items.length > mostListed ? [`Y ${items.length - mostListed} más: ${publicUrl}/avisos`] : [];
  const [only] = items;
  return {
    kind: 'daily-digest',
    recipient,
    subject: items.length === 1 && only ? only.title : `Sus avisos del día: ${items.length}`,
    body: `${[...listed, ...more].join('\n\n')}\n\n${ending(links)}\n`,
    about: `daily-digest:${id}`,
    unsubscribeUrl: links?.forPrograms,
  };
}
