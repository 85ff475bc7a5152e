/** Every public address of a hosted publication, built in one place. `publicUrl` has no final slash. */
export function addresses(publicUrl: string) {
  return {
    package: (id: string) => `${publicUrl}/packages/${id}`,
    descriptor: (id: string) => `${publicUrl}/packages/${id}/datapackage.json`,
    releaseDescriptor: (id: string, number: number) =>
      `${publicUrl}/packages/${id}/releases/${number}/datapackage.json`,
    releaseFeed: (id: string) => `${publicUrl}/packages/${id}/releases.atom`,
    /** The feed of everybody's changes, or of one government's. */
    feed: (cvegeo: string | null) =>
      cvegeo === null ? `${publicUrl}/feed` : `${publicUrl}/governments/${cvegeo}/feed`,
    feedEvent: (number: number) => `${publicUrl}/feed/events/${number}`,
    feedShape: `${publicUrl}/feed/shape.ttl`,
    sitemap: (name: string) => `${publicUrl}/sitemaps/${name}.xml`,
    government: (cvegeo: string) => `${publicUrl}/governments/${cvegeo}`,
    /** What a government plans to open, and its inventory. */
    plan: (cvegeo: string) => `${publicUrl}/governments/${cvegeo}/plan`,
    inventoryFile: (cvegeo: string, kind: 'inventory' | 'plan') =>
      `${publicUrl}/governments/${cvegeo}/${kind}.csv`,
    dataset: (id: string) => `${publicUrl}/datasets/${id}`,
    standard: (id: string) => `${publicUrl}/estandares/${id}`,
    theme: (id: string) => `${publicUrl}/temas/${id}`,
    file: (file: { datasetId: string; distributionId: string; fileName: string }) =>
      `${publicUrl}/datasets/${file.datasetId}/files/${file.distributionId}/${encodeURIComponent(file.fileName)}`,
  };
}
