/** The inventory of a government as the catalog answers it. */
export type ItemState = 'listed' | 'planned' | 'open' | 'not-openable';

export type InventoryItem = {
  id: string;
  key: string;
  state: ItemState;
  responsible: string;
  title: string;
  resource: string | null;
  description: string | null;
  hasPrivateData: boolean;
  privacyReason: string | null;
  legalBasis: string | null;
  platform: string | null;
  plannedOn: string | null;
  standardId: string | null;
  datasetId: string | null;
  openedOn: string | null;
  changedAt: string;
  demand: number;
  priority: number | null;
};

export type Proposal = {
  itemId: string;
  key: string;
  title: string;
  datasetId: string;
  datasetTitle: string;
  isHosted: boolean;
  likeness: number;
};

export type Inventory = {
  cvegeo: string;
  governmentName: string;
  revision: number;
  filedAt: string | null;
  planPublishedAt: string | null;
  counts: Record<ItemState, number>;
  overdue: number;
  unfinished: { itemId: string; key: string; title: string; code: string; message: string }[];
  pending: {
    added: number;
    changed: number;
    removed: number;
    planAdded: number;
    planMoved: number;
    planLeaving: { key: string; title: string; plannedOn: string | null }[];
  };
  proposals: Proposal[];
  inventoryUrl: string | null;
  planUrl: string | null;
};

export type CellFinding = {
  severity: 'error' | 'notice';
  code: string;
  cell: string;
  row: number;
  value: string;
  message: string;
  fix: string;
};

export type SheetChange = {
  kind: 'added' | 'changed' | 'gone';
  row: number | null;
  key: string | null;
  title: string;
  responsible: string;
  fields: { field: string; before: string | boolean | null; after: string | boolean | null }[];
};

export type SheetPreview = {
  id: string;
  fileName: string;
  revision: number;
  appliedAt: string | null;
  rows: number;
  errors: number;
  added: number;
  changed: number;
  gone: number;
  same: number;
  findings: CellFinding[];
  skipped: { row: number; why: 'blank' | 'total' | 'section'; text: string }[];
  ignoredColumns: { column: string; header: string }[];
  changes: SheetChange[];
};

export type Asked = {
  id: string;
  folio: string;
  title: string;
  votes: number;
  dueOn: string;
  plannedOn: string | null;
  itemIds: string[];
  likelyItemIds: string[];
};

/** Where the catalog keeps a government's inventory. */
export const inventoryPath = (cvegeo: string, part = ''): string =>
  `/api/v1/governments/${encodeURIComponent(cvegeo)}/inventory${part}`;
