export { datasetsOf, firstOf, withChanges, withCopies, withField } from './changed-datasets.ts';
export { startCkanPortal } from './ckan-portal.ts';
export { startDataJsonPortal } from './data-json-portal.ts';
export type { PortalScript } from './misbehaviour.ts';
export type { PortalOptions, RemotePortal } from './portal-server.ts';
export { remotePortals, type RemotePortalKind } from './remote-portals.ts';
export { syntheticDataJson, syntheticPackages, type RemoteDatasets } from './synthetic-datasets.ts';
