import type { Generated } from './columns.ts';

/** Facts of geography that an operator may bring in. Owner: services/observatory. */
export type GeographyTables = {
  'national.metropolitan_municipality': {
    cvegeo: string;
    area_id: string;
    area_name: string;
    source: string;
    is_confirmed: Generated<boolean>;
  };
  'national.outline': {
    state_cvegeo: string;
    source: string;
    imported_at: Date;
    /** Who, as the ledger writes an actor. */
    imported_by: string;
    /** What `/maps/{state}.json` answers, to the letter. */
    document: string;
    sha256: string;
    municipalities: number;
  };
};
