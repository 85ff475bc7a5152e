/** The harvester's previews as the portal reads them. */
type Problem = { field: string; value: string; rule: string; message: string; fix: string };

export type PreviewProblem = Problem & {
  count: number;
  examples: { remoteId: string | null; title: string | null; value: string }[];
};

export type PreviewRecord = {
  remoteId: string;
  title: string;
  description: string;
  formats: string[];
  modified: string | null;
  licence: string | null;
  theme: string | null;
  distributions: number;
  fate: 'new' | 'duplicate' | 'loop';
  problems: Problem[];
};

export type PreviewQuality = {
  score: number;
  of: number;
  unknown: number;
  rating: 'excellent' | 'good' | 'sufficient' | 'bad';
  indicators: { id: string; dimension: string; points: number; share: number | null; won: number }[];
};

export type PreviewDetection = {
  kind: string;
  url: string;
  software: string | null;
  version: string | null;
  title: string | null;
  confidence: number;
  evidence: string[];
};

export type PreviewCounts = {
  announced: number | null;
  read: number;
  isWhole: boolean;
  new: number;
  duplicates: number;
  rejected: number;
  loops: number;
  personalData: number;
};

export type PreviewResult = {
  detected: PreviewDetection;
  alternatives: PreviewDetection[];
  counts: PreviewCounts;
  records: PreviewRecord[];
  rejections: PreviewProblem[];
  repairs: PreviewProblem[];
  duplicates: {
    remoteId: string;
    title: string;
    isLoop: boolean;
    known: { datasetId: string; title: string; publisher: string } | null;
  }[];
  quality: PreviewQuality;
  notes: string[];
};

export type SourcePreview = {
  id: string;
  cvegeo: string;
  url: string;
  organization: string | null;
  state: 'waiting' | 'working' | 'ready' | 'failed';
  stage: 'detect' | 'read' | 'judge' | null;
  read: number;
  requestedAt: string;
  failure: {
    code: string;
    message: string;
    tried?: { url: string; answer: string }[];
    suggestions?: string[];
  } | null;
  result: PreviewResult | null;
};
