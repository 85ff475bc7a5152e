import type { Notice } from '../notifications/notice.ts';
import type { Find } from './new-find-queries.ts';

/** What a day's letter shows of one notice; what is said here fits in it, with its link. */
const longestBody = 390;
const longestTitle = 80;
const longestName = 100;

const clip = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** As many finds as fit, one in each line, and how many more there are. */
function listed(finds: readonly Find[], room: number): string {
  const lines: string[] = [];
  let left = room;
  for (const { title, publisherName } of finds) {
    const line = `· ${clip(title, longestTitle)} (${clip(publisherName, longestTitle)})`;
    if (line.length + 1 > left) break;
    lines.push(line);
    left -= line.length + 1;
  }
  const more = finds.length - lines.length;
  if (more === 0) return lines.join('\n');
  return [...lines, more === 1 ? 'y 1 más.' : `y ${more} más.`].join('\n');
}

/**
 * What somebody is told of a saved search. `stopUrl` ends it, for who has no account to end it in; `upTo` is the last
 * event that was looked at, so that the same look is never told twice.
 */
export function searchNotice(
  search: { id: string; name: string; query: string },
  found: { finds: readonly Find[]; upTo: number; stopUrl: string | null },
): Notice {
  const { finds, upTo, stopUrl } = found;
  const name = clip(search.name, longestName);
  const ending = stopUrl === null ? '' : `\nDejar de recibir esta búsqueda: ${stopUrl}`;
  const count = finds.length === 1 ? 'Un conjunto nuevo' : `${finds.length} conjuntos nuevos`;
  const room = longestBody - ending.length - 20;
  return {
    kind: 'search.alert',
    cvegeo: null,
    title: `${count} en «${name}»`,
    body: `${listed(finds, room)}${ending}`,
    path: `/buscar?${search.query}&orden=reciente`,
    about: `search:${search.id}:${upTo}`,
  };
}
