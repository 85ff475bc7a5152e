export { startCkanPortal } from './ckan-portal.ts';
export { startDataJsonPortal } from './data-json-portal.ts';
export type { PortalScript } from './misbehaviour.ts';
export type { PortalOptions, RemotePortal } from './portal-server.ts';
export {
  datasetsOf,
  firstOf,
  syntheticDataJson,
  syntheticPackages,
  withChanges,
  type RemoteDatasets,
} from './synthetic-datasets.ts';
