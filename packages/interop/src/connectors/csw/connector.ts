import { z } from 'zod';
import type { Mapped } from '../../record/canonical-record.ts';
import { recordProblem } from '../../record/record-problem.ts';
import type { Connector } from '../connector.ts';
import { fromDublinCore } from './from-dublin-core.ts';
import { fromIso } from './from-iso.ts';
import { readCsw } from './read-csw.ts';
import { xmlNode } from './xml-tree.ts';

const cswRecord = z.object({ record: xmlNode });

/** A record as `readCsw` gives it: ISO 19139 or Dublin Core, told by its root. */
function fromCsw(raw: unknown): Mapped {
  const parsed = cswRecord.safeParse(raw);
  if (!parsed.success) return { ok: false, problems: [recordProblem('', raw, 'not-an-object')] };
  const { record } = parsed.data;
  return /^M[DI]_Metadata$/.test(record.name) ? fromIso(record) : fromDublinCore(record);
}

/** A catalogue service of OGC (GeoNode, GeoNetwork, pycsw). */
export const csw: Connector = { mappingVersion: 1, read: readCsw, map: fromCsw };
