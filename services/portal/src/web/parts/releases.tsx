import type { Api } from '../api.ts';
import { formatDate } from '../format.ts';

export type Release = { number: number; publishedAt: string; notes: string | null };

const shown = 5;

/** The newest releases of a package; empty when they cannot be read. */
export async function loadReleases(api: Api, packageId: string): Promise<Release[]> {
  const page = await api.read<{ items: Release[] }>(
    `/packages/${encodeURIComponent(packageId)}/releases.json`,
  );
  return (page?.items ?? []).slice(0, shown);
}

/** What changed from one release to the next, in the words they were published with. */
export function ReleaseNotes({ packageId, releases }: { packageId: string; releases: Release[] }) {
  return (
    <div className="stack-tight">
      {releases.length > 0 && (
        <ol className="releases">
          {releases.map(({ number, publishedAt, notes }) => (
            <li key={number}>
              <h3>
                Edición {number}, del <time dateTime={publishedAt}>{formatDate(publishedAt)}</time>
              </h3>
              <p className="notes">{notes ?? 'Sin notas.'}</p>
            </li>
          ))}
        </ol>
      )}
      <p className="small no-print">
        <a href={`/packages/${encodeURIComponent(packageId)}/releases.atom`}>Seguir los cambios (Atom)</a>:
        avisa cuando haya una edición nueva y si cambiaron sus columnas o categorías.
      </p>
    </div>
  );
}
