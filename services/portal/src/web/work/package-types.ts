/** The catalog's answers as the panel reads them. */
export type UploadState = 'received' | 'validating' | 'valid' | 'invalid' | 'failed';

export type Resource = {
  id: string;
  name: string;
  title: string;
  standard: string;
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
  state: 'draft' | 'published' | 'withdrawn';
  releaseNumber: number;
  updatedAt: string;
  url: string | null;
  resources: Resource[];
  missing?: { resource: string | null; code: string; message: { es: string } }[];
};

export type Finding = {
  code: string;
  severity: 'error' | 'warning';
  field: string | null;
  message: string;
  fix: string;
  count: number;
  examples: { row: number | null; value: string }[];
};

export type Upload = {
  id: string;
  state: UploadState;
  fileName: string;
  bytes: number;
  failure: { message: { es: string } } | null;
  report: {
    rowCount: number;
    errorCount: number;
    warningCount: number;
    findings: Finding[];
    repairs: { code: string; field: string; count: number; before: string; after: string }[];
    matches: { field: string; header: string; by: string }[];
  } | null;
  preview: { columns: { name: string; title: string; type: string }[]; rows: (string | null)[][] } | null;
};

export type StandardSummary = {
  id: string;
  theme: string;
  name: string;
  /** ISO 8601 repeating interval. */
  periodicity: string;
  title: { es: string };
  description: { es: string };
  templateUrl: string;
  exampleUrl: string;
};
