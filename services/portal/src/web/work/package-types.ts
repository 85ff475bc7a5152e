/** The catalog's answers as the panel reads them. */
export type UploadState = 'received' | 'validating' | 'valid' | 'invalid' | 'failed';

export type Resource = {
  id: string;
  name: string;
  title: string;
  description: string;
  standard: string;
  temporal: string | null;
  /** How often it is delivered, an ISO 8601 repeating interval: its own, else its standard's. */
  periodicity: string | null;
  nextDueAt: string | null;
  isPublished: boolean;
  hasUnpublishedFile: boolean;
  removedAt: string | null;
  latestUpload: {
    id: string;
    state: UploadState;
    fileName: string;
    bytes: number;
    rowCount: number | null;
    errorCount: number;
    uploadedAt: string;
  } | null;
  url: string | null;
};

export type WorkPackage = {
  id: string;
  cvegeo: string;
  governmentName: string;
  theme: string;
  title: string;
  description: string;
  licence: string;
  periodicity: string;
  contactName: string;
  contactEmail: string;
  state: 'draft' | 'published' | 'withdrawn';
  releaseNumber: number;
  updatedAt: string;
  url: string | null;
  resources: Resource[];
  /** `resource` is its name, null when it is about the package. */
  missing?: { resource: string | null; code: string; message: { es: string } }[];
};

/** What publishing now would say. */
export type NextRelease = { number: number; notes: string };

export type StandardSummary = {
  id: string;
  theme: string;
  name: string;
  /** ISO 8601 repeating interval. */
  periodicity: string;
  kind?: 'table' | 'gtfs' | 'cap';
  title: { es: string };
  description: { es: string };
};

export type StandardField = { name: string; title: string; description: string; isRequired: boolean };
