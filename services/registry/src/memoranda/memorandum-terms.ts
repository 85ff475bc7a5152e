import { commitmentTermSchema } from '@rma/domain';
import { z } from 'zod';
import { particularsSchema, termsSchema } from './memorandum-fields.ts';
import type { Memorandum } from './memorandum-queries.ts';
import type { KeptVersion } from './memorandum-versions.ts';
import type { Terms } from './memorandum-writes.ts';

const commitmentsSchema = z.array(commitmentTermSchema);

/** What was negotiated, of a memorandum's row. */
export function termsOf(row: Memorandum): Terms {
  return {
    title: row.title,
    federationParty: row.federation_party,
    governmentParty: row.government_party,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    commitments: commitmentsSchema.parse(row.commitments),
    particulars: particularsSchema.parse(row.particulars),
  };
}

/** The terms of a version that was kept. */
export function keptTerms({ terms }: KeptVersion): Terms {
  return termsSchema.parse(terms);
}
