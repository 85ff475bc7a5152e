import { licences } from '@rma/domain';
import { atomUpdatedAt, writeAtom, type AtomEntry, type AtomFeed } from '@rma/interop';
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

function entriesOf(published: Published, releases: readonly Release[], publicUrl: string): AtomEntry[] {
  const at = addresses(publicUrl);
  const made = releases.map((release): AtomEntry => ({
    id: at.releaseDescriptor(published.id, release.number),
    title: `Versión ${release.number} de ${published.title}`,
    publishedAt: release.published_at,
    updatedAt: release.published_at,
    link: at.releaseDescriptor(published.id, release.number),
    content: release.notes ?? '',
  }));
  // One withdrawal takes back all releases that stood, and is one piece of news.
  const withdrawals = new Map(
    releases.flatMap((release) =>
      release.withdrawn_at === null ? [] : [[release.withdrawn_at.toISOString(), release] as const],
    ),
  );
  const withdrawn = [...withdrawals].map(([isoDate, release]): AtomEntry => ({
    id: `${at.package(published.id)}#retiro-${isoDate}`,
    title: `Se retiró ${published.title}`,
    publishedAt: new Date(isoDate),
    updatedAt: new Date(isoDate),
    link: at.package(published.id),
    content: release.withdrawal_reason ?? '',
  }));
  return [...made, ...withdrawn].toSorted((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
}

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
  const { licence } = published;
  const feed: AtomFeed = {
    id: at.package(published.id),
    title: published.title,
    author: published.government_name,
    rights: isLicence(licence) ? licences[licence].title : licence,
    selfUrl: at.releaseFeed(published.id),
    pageUrl: at.package(published.id),
    updatedAt: new Date(0),
    entries: entriesOf(published, releases, publicUrl),
  };
  return { body: writeAtom(feed), updatedAt: atomUpdatedAt(feed) };
}
