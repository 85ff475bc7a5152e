import type { Generated, Json } from './columns.ts';

/** Inventories and opening plans as their governments work on them. Owner: services/catalog. */
export type InventoryTables = {
  'catalog.inventory': {
    cvegeo: string;
    /** Counts the changes of the draft. */
    revision: Generated<number>;
    last_number: Generated<number>;
    filed_at: Date | null;
    plan_published_at: Date | null;
    inventory_dataset_id: Generated<string>;
    plan_dataset_id: Generated<string>;
  };
  'catalog.inventory_item': {
    id: Generated<string>;
    cvegeo: string;
    number: number;
    responsible: string;
    title: string;
    resource: string | null;
    description: string | null;
    has_private_data: boolean;
    privacy_reason: string | null;
    legal_basis: string | null;
    platform: string | null;
    planned_on: string | null;
    standard_id: string | null;
    /** The dataset it is or is to be; it is open only while `opened_on` says since when. */
    dataset_id: string | null;
    opened_on: string | null;
    created_at: Date;
    updated_at: Date;
    updated_by: string;
    removed_at: Date | null;
    removal_reason: string | null;
  };
  'catalog.inventory_import': {
    id: Generated<string>;
    cvegeo: string;
    file_name: string;
    sheet: Json<Record<string, unknown>>;
    created_at: Date;
    created_by: string;
    applied_at: Date | null;
  };
  'catalog.inventory_match': {
    item_id: string;
    dataset_id: string;
    /** 0 to 1. */
    likeness: number;
    state: 'proposed' | 'accepted' | 'rejected';
    found_at: Date;
    decided_at: Date | null;
    decided_by: string | null;
  };
  'catalog.inventory_request': { item_id: string; request_id: string };
  'catalog.inventory_edition': {
    cvegeo: string;
    kind: 'inventory' | 'plan';
    number: number;
    published_at: Date;
    published_by: string;
    sha256: string;
    bytes: number;
    rows: number;
  };
  'catalog.inventory_cursor': { is_only: Generated<boolean>; number: number };
};

/** What migration 0250 added to the public inventory. */
export type PublicInventory = { inventory_dataset_id: string | null; plan_dataset_id: string | null };
export type PublicInventoryItem = {
  number: number;
  responsible: string;
  resource: string | null;
  has_private_data: boolean;
  privacy_reason: string | null;
  platform: string | null;
  demand: Generated<number>;
  /** The first date the plan promised; a later one in `planned_on` was put off. */
  first_planned_on: string | null;
};
