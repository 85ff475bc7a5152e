import { licences } from '@rma/domain';
import { isLicence } from '../packages/vocabulary.ts';
import { addresses } from './addresses.ts';

type Release = {
  number: number;
  published_at: Date;
  notes: string | null;
  withdrawn_at: Date | null;
  withdrawal_reason: string | null;
};
type Published = { id: string; title: string; licence: string; government_name: string };
type Entry = { id: string; title: string; at: Date; link: string; content: string };

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// XML 1.0 has no place for most control characters and half surrogates, however they are written.
const xml = (text: string) =>
  text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);

function entriesOf(published: Published, releases: readonly Release[], publicUrl: string): Entry[] {
  const at = addresses(publicUrl);
  const made = releases.map((release): Entry => ({
    id: at.releaseDescriptor(published.id, release.number),
    title: `Versión ${release.number} de ${published.title}`,
    at: release.published_at,
    link: at.releaseDescriptor(published.id, release.number),
    content: release.notes ?? '',
  }));
  // One withdrawal takes back all releases that stood, and is one piece of news.
  const withdrawals = new Map(
    releases.flatMap((release) =>
      release.withdrawn_at === null ? [] : [[release.withdrawn_at.toISOString(), release] as const],
    ),
  );
  const withdrawn = [...withdrawals].map(([isoDate, release]): Entry => ({
    id: `${at.package(published.id)}#retiro-${isoDate}`,
    title: `Se retiró ${published.title}`,
    at: new Date(isoDate),
    link: at.package(published.id),
    content: release.withdrawal_reason ?? '',
  }));
  return [...made, ...withdrawn].toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

const entryText = ({ id, title, at, link, content }: Entry) => `  <entry>
    <id>${xml(id)}</id>
    <title>${xml(title)}</title>
    <published>${at.toISOString()}</published>
    <updated>${at.toISOString()}</updated>
    <link rel="alternate" href="${xml(link)}"/>
    <content type="text">${xml(content)}</content>
  </entry>`;

/**
 * The releases and withdrawals of a published package as an Atom feed (RFC 4287) with their notes, newest first, for
 * those who want to hear of them. There must be at least one release.
 */
export function releaseFeed(
  published: Published,
  releases: readonly Release[],
  publicUrl: string,
): { body: string; updatedAt: Date } {
  const at = addresses(publicUrl);
  const entries = entriesOf(published, releases, publicUrl);
  const updatedAt = entries[0]?.at ?? new Date(0);
  const { licence } = published;
  const body = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es-MX">
  <id>${xml(at.package(published.id))}</id>
  <title>${xml(published.title)}</title>
  <updated>${updatedAt.toISOString()}</updated>
  <author><name>${xml(published.government_name)}</name></author>
  <rights>${xml(isLicence(licence) ? licences[licence].title : licence)}</rights>
  <link rel="self" type="application/atom+xml" href="${xml(at.releaseFeed(published.id))}"/>
  <link rel="alternate" type="text/html" href="${xml(at.package(published.id))}"/>
${entries.map(entryText).join('\n')}
</feed>
`;
  return { body, updatedAt };
}
