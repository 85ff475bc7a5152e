import { startCkanPortal } from './ckan-portal.ts';
import { startDataJsonPortal } from './data-json-portal.ts';
import { startInventoryPortal, syntheticFiles } from './file-list-portal.ts';
import { startDcatPortal, syntheticDcat } from './dcat-portal.ts';
import { startOpendatasoftPortal, syntheticOpendatasoft } from './opendatasoft-portal.ts';
import { startSocrataPortal, syntheticSocrata } from './socrata-portal.ts';
import { startArcgisHub, syntheticArcgis } from './arcgis-portal.ts';
import { startCswPortal, syntheticCsw } from './csw-portal.ts';
import { startDkanPortal } from './dkan-portal.ts';
import type { PortalOptions, RemotePortal } from './portal-server.ts';
import { syntheticDataJson, syntheticPackages, type RemoteDatasets } from './synthetic-datasets.ts';

/** A kind of fake portal: how it is started, filled and asked, so that one test serves every kind. */
export type RemotePortalKind = {
  /** Obeys the whole script, as far as its kind can. */
  start: (options: PortalOptions) => Promise<RemotePortal>;
  /** Good records of this kind; a higher revision is the same record with another title. */
  synthetic: (count: number, options?: { revision?: (index: number) => number }) => RemoteDatasets;
  /** The address a source of this kind is proposed with. */
  urlOf: (portal: Pick<RemotePortal, 'url'>) => string;
  /** Whether it is read page by page; `maxRows` then says how many records a page has. */
  isPaged: boolean;
  /** The record's fields by which a test renames it, takes its title or moves its date. */
  idField: string;
  titleField: string;
  modifiedField: string;
};

/** Every kind of fake portal, by the name its source bears. */
export const remotePortals = {
  ckan: {
    start: startCkanPortal,
    synthetic: syntheticPackages,
    urlOf: (portal) => portal.url,
    isPaged: true,
    idField: 'id',
    titleField: 'title',
    modifiedField: 'metadata_modified',
  },
  'data-json': {
    start: startDataJsonPortal,
    synthetic: syntheticDataJson,
    urlOf: (portal) => `${portal.url}/data.json`,
    isPaged: false,
    idField: 'identifier',
    titleField: 'title',
    modifiedField: 'modified',
  },
  'file-list': {
    start: startInventoryPortal,
    synthetic: syntheticFiles,
    urlOf: (portal) => `${portal.url}/inventario.csv`,
    isPaged: false,
    idField: 'id',
    titleField: 'title',
    modifiedField: 'modified',
  },
  dkan: {
    start: startDkanPortal,
    synthetic: syntheticDataJson,
    urlOf: (portal) => portal.url,
    isPaged: false,
    idField: 'identifier',
    titleField: 'title',
    modifiedField: 'modified',
  },
  dcat: {
    start: startDcatPortal,
    synthetic: syntheticDcat,
    urlOf: (portal) => `${portal.url}/catalog.ttl`,
    isPaged: true,
    idField: '@id',
    titleField: 'title',
    modifiedField: 'modified',
  },
  opendatasoft: {
    start: startOpendatasoftPortal,
    synthetic: syntheticOpendatasoft,
    urlOf: (portal) => `${portal.url}/explore/`,
    isPaged: true,
    idField: 'dataset_uid',
    titleField: 'title',
    modifiedField: 'modified',
  },
  socrata: {
    start: startSocrataPortal,
    synthetic: syntheticSocrata,
    urlOf: (portal) => portal.url,
    isPaged: true,
    idField: 'id',
    titleField: 'name',
    modifiedField: 'updatedAt',
  },
  arcgis: {
    start: startArcgisHub,
    synthetic: syntheticArcgis,
    urlOf: (portal) => `${portal.url}/search?collection=dataset`,
    isPaged: true,
    idField: 'id',
    titleField: 'title',
    modifiedField: 'modified',
  },
  csw: {
    start: startCswPortal,
    synthetic: syntheticCsw,
    urlOf: (portal) => `${portal.url}/catalogue/csw`,
    isPaged: true,
    idField: 'id',
    titleField: 'title',
    modifiedField: 'modified',
  },
} as const satisfies Record<string, RemotePortalKind>;
