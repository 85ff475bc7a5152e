import type { Resource, WorkPackage } from '../package-types.ts';
import type { Upload } from '../upload-types.ts';
import type { Situation } from './steps.ts';

const resource: Resource = {
  id: '0198a0000001',
  name: 'temporary-shelters',
  title: 'Refugios temporales de Torreón',
  description: 'Inmuebles que alojan a la población.',
  standard: 'resilience/temporary-shelters',
  temporal: null,
  periodicity: 'R/P1Y',
  nextDueAt: null,
  isPublished: false,
  hasUnpublishedFile: true,
  removedAt: null,
  latestUpload: null,
  url: null,
};

const work: WorkPackage = {
  id: '0198a0000002',
  cvegeo: '05035',
  governmentName: 'Torreón',
  theme: 'resilience',
  title: 'Resiliencia de Torreón',
  description: '',
  licence: 'libre-uso-mx',
  periodicity: 'R/P1Y',
  contactName: 'Protección Civil',
  contactEmail: 'pc@torreon.example',
  state: 'draft',
  releaseNumber: 0,
  updatedAt: '2026-11-22T12:00:00Z',
  url: null,
  resources: [resource],
  missing: [],
};

/** A file of two columns that was read and asks for nothing. */
export const readFile: Upload = {
  id: '0198a0000003',
  state: 'valid',
  progress: null,
  fileName: 'refugios.csv',
  bytes: 1200,
  standard: 'resilience/temporary-shelters@1.0',
  failure: null,
  report: { rowCount: 6, errorCount: 0, warningCount: 0, findings: [], repairs: [] },
  preview: null,
  preparation: { reading: {}, columns: {}, proposals: { accepted: [], rejected: [] }, privacy: [] },
  detected: {
    format: 'csv',
    encoding: 'utf-8',
    hasBom: true,
    delimiter: ',',
    headers: ['CLV', 'Municipio'],
    sheets: [],
    sheet: null,
    headerRow: 1,
    preambleRows: 0,
    footerRows: 0,
    crs: null,
    geometry: null,
  },
  matches: [
    { field: 'id', header: 'CLV', by: 'synonym', confidence: 0.95 },
    { field: 'cve_mun', header: 'Municipio', by: 'name', confidence: 1 },
  ],
  suggestions: [],
  unusedHeaders: [],
  proposals: [],
  personalData: [],
  drift: null,
  isReleased: false,
  isOriginalPublic: true,
};

/** A resource on its road, with what differs from a file that asks for nothing. */
export const situationWith = (change: Partial<Upload> | null, about: Partial<Situation> = {}): Situation => ({
  work,
  resource,
  upload: change && { ...readFile, ...change },
  required: [
    { name: 'id', title: 'Identificador' },
    { name: 'cve_mun', title: 'Clave del municipio' },
  ],
  ...about,
});
