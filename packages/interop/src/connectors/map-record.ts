import type { Mapped } from '../record/canonical-record.ts';
import { alsoNamed } from '../record/provenance.ts';
import type { CatalogueAddress, Connector } from './connector.ts';
import { connectors, type SourceKind } from './connectors.ts';
import type { RemoteRecord } from './reading.ts';

/**
 * A record of a catalogue in the network's terms. Where its portal shows it is one of its identities, so that two
 * sources that read the same portal, whole and in part, are known to tell of the same dataset.
 */
export function mapRecord(
  kind: SourceKind,
  source: CatalogueAddress,
  { remoteId, raw }: RemoteRecord,
): Mapped {
  const { map, permalink }: Connector = connectors[kind];
  const mapped = map(raw);
  if (!mapped.ok || permalink === undefined || remoteId === null) return mapped;
  const provenance = alsoNamed(mapped.record.provenance, permalink(source, remoteId));
  return { ...mapped, record: { ...mapped.record, provenance } };
}
