import { Suspense, lazy, useState } from 'react';
import { useHydrated } from '../hydrated.ts';
import type { SearchData } from './search-data.ts';
import { viewOf } from './search-filters.tsx';

const ZoneMap = lazy(async () => ({ default: (await import('./zone-map.tsx')).ZoneMap }));

/** The map by which a zone is chosen; it arrives when it is asked for, and only where it can be used. */
export function MapFinder({ data }: { data: SearchData }) {
  const isHydrated = useHydrated();
  const [isOpen, setIsOpen] = useState(false);
  if (!isHydrated) return null;
  const buckets = data.datasets.facets.find(({ field }) => field === 'state')?.buckets ?? [];
  return (
    <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>Buscar en el mapa</summary>
      {isOpen && (
        <Suspense fallback={<p className="soft">Abriendo el mapa…</p>}>
          <ZoneMap
            address={data.address}
            view={viewOf(data)}
            counts={new Map(buckets.map(({ value, count }) => [value, count]))}
          />
        </Suspense>
      )}
    </details>
  );
}
