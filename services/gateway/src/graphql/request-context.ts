import type { Language } from '@rma/service-kit';
import { directoryTables } from '../governments/directory.ts';
import { changeKeys } from '../national/change-keys.ts';
import type { Relations } from '../national/relations.ts';
import { createBatches } from './batches.ts';
import type { GatewayContext, GatewayParts } from './context.ts';
import { notedFigures, notedSearch } from './noted-parts.ts';
import { notingPlugin } from './noting-plugin.ts';
import { createReads, type Reads } from './reads.ts';

/**
 * What one request resolves with, and what it turns out to have read. Statements note the relations they name by
 * themselves; whatever answers from memory is handed over here and nowhere else, with what it was made from. A part
 * that is missing here does not compile: say what it reads.
 */
export function createRequestContext(
  parts: GatewayParts,
  request: { relations: Relations; language: Language; requestId: string },
): { context: GatewayContext; reads: Reads } {
  const reads = createReads();
  const instant = parts.clock.now();
  const { relations, language, requestId } = request;
  const db = parts.db.withPlugin(notingPlugin(relations, reads));
  const figures = notedFigures(parts.figures, reads);
  const search = notedSearch(parts.search, reads, () => instant);
  const { directory } = parts;
  // Every row of a list asks for its publisher.
  let isDirectoryNoted = false;
  const now = () => {
    reads.ofTime = true;
    return instant;
  };

  const context: GatewayContext = {
    db,
    clock: { now },
    get now() {
      return now();
    },
    logger: parts.logger,
    publicUrl: parts.publicUrl,
    demonstration: parts.demonstration,
    get directory() {
      if (!isDirectoryNoted) {
        isDirectoryNoted = true;
        for (const table of directoryTables) reads.note(changeKeys.table(table));
      }
      return directory;
    },
    search,
    recentRows: parts.recentRows,
    newestScorecards: parts.newestScorecards,
    figures,
    // Named by their content: what is in them never changes.
    blobs: parts.blobs,
    tables: parts.tables,
    get live() {
      reads.isMomentary = true;
      return parts.live;
    },
    get language() {
      reads.language = language;
      return language;
    },
    requestId,
    noteServed: (datasetId) => reads.served.add(datasetId),
    batches: createBatches({
      db,
      unnoted: parts.db,
      recentRows: parts.recentRows,
      newestScorecards: parts.newestScorecards,
      clock: { now },
      reads,
    }),
  };
  return { context, reads };
}
