import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createEngine } from '../../engine/engine.ts';
import { formatFindings } from '../format-findings.ts';
import type { OpenOptions } from '../open-delimited.ts';
import type { OpenFileOutcome } from '../opened-file.ts';
import type { Archive } from '../read-zip.ts';
import { deriveRoutes } from './derive-routes.ts';
import { checkFarStops } from './far-stops.ts';
import { feedFiles } from './feed-files.ts';
import { checkFeed } from './feed-rules.ts';
import { checkFields } from './field-rules.ts';
import { loadFeed } from './load-feed.ts';
import { typeCalendar, typeFeed } from './typed-feed.ts';

const memoryLimitMb = 384;

/** Enough files of GTFS, at the root or in a folder, to take the zip for a feed. */
export const isFeed = (archive: Archive): boolean => {
  const names = archive.entries.map(({ name }) => name.slice(name.lastIndexOf('/') + 1));
  return feedFiles.filter(({ name }) => names.includes(name)).length >= 3;
};

/**
 * Opens a GTFS Schedule zip: its rules, with the words of the standard, and the table of its routes. The rows of
 * stop_times.txt, which may be many millions, stay in the engine, which spills to disk.
 */
export const openGtfs = async (
  path: string,
  options: OpenOptions & { archive: Archive },
): Promise<OpenFileOutcome> => {
  const { archive, standard, workFolder } = options;
  const folder = join(workFolder, 'gtfs');
  await mkdir(folder, { recursive: true });
  const csvPath = join(workFolder, 'table.csv');
  const engine = await createEngine({ folders: [folder], readable: [csvPath], memoryLimitMb, threads: 2 });
  try {
    const { feed, offences, repairs } = await loadFeed(engine, archive, { folder });
    await typeFeed(feed);
    await typeCalendar(feed);
    const today = (options.now ?? new Date()).toISOString().slice(0, 10);
    const found = [
      ...offences,
      ...(await checkFields(feed)),
      ...(await checkFeed(feed, { bounds: options.bounds ?? null, today })),
      await checkFarStops(feed),
    ];
    const table = await deriveRoutes(feed, csvPath);
    return {
      ok: true,
      opened: {
        csvPath,
        table,
        detected: {
          format: 'gtfs',
          encoding: null,
          hasBom: false,
          delimiter: null,
          lineEnding: null,
          headers: table.headers,
          sheets: [],
          sheet: null,
          headerRow: null,
          preambleRows: 0,
          footerRows: 0,
          crs: 'EPSG:4326',
          geometry: 'LineString, MultiLineString',
          bytes: (await stat(path)).size,
        },
        rowOffset: 0,
        findings: formatFindings(standard, found),
        repairs,
      },
    };
  } finally {
    engine.close();
    await rm(folder, { recursive: true, force: true });
  }
};
