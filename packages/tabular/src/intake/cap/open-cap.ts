import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createCsvWriter, writtenTable } from '../csv-writer.ts';
import { formatFindings } from '../format-findings.ts';
import type { OpenOptions } from '../open-delimited.ts';
import type { OpenFileOutcome } from '../opened-file.ts';
import { readXml } from '../read-xml.ts';
import { refusal } from '../refusals.ts';
import { createOffences } from './alert-offences.ts';
import { alertHeaders, alertRows } from './alert-rows.ts';
import { checkAlert } from './alert-rules.ts';
import type { Alert, AlertElement } from './alert-tree.ts';

/** Elements of one alert at most; real ones have some dozens per area. */
const maxElements = 200_000;

/**
 * Opens an XML file with CAP alerts, a single one or several in an Atom feed, as a stream: one alert is in memory at a
 * time. Brings the findings of CAP's rules, in the standard's words, and the table of areas.
 */
export const openCap = async (path: string, options: OpenOptions): Promise<OpenFileOutcome> => {
  const { standard, workFolder } = options;
  const csvPath = join(workFolder, 'table.csv');
  const writer = await createCsvWriter(csvPath);
  await writer.write(alertHeaders);
  const offences = createOffences();
  const seen = new Set<string>();
  const now = options.now ?? new Date();
  const waiting: Alert[] = [];
  const open: AlertElement[] = [];
  let namespace = '';
  let elements = 0;
  let rows = 0;
  let alerts = 0;

  const outcome = await readXml(path, {
    open: (element) => {
      if (open.length === 0) {
        if (element.name !== 'alert') return;
        namespace = element.namespace;
        elements = 0;
      }
      elements += 1;
      const made: AlertElement = { name: element.name, text: '', children: [] };
      if (elements <= maxElements) open.at(-1)?.children.push(made);
      open.push(made);
    },
    close: (_, text) => {
      const closed = open.pop();
      if (!closed) return;
      closed.text = text;
      if (open.length === 0) waiting.push({ root: closed, namespace });
    },
    drain: async () => {
      if (elements > maxElements) return 'file-too-large';
      for (const alert of waiting.splice(0)) {
        alerts += 1;
        checkAlert(alert, { offences, firstRow: rows + 2, now, seen });
        for (const row of alertRows(alert)) {
          rows += 1;
          await writer.write(row);
        }
      }
      return null;
    },
  });
  const written = await writer.close();
  if (!outcome.ok) return { ok: false, refusal: refusal(outcome.code) };
  if (alerts === 0) return { ok: false, refusal: refusal('not-an-alert') };
  return {
    ok: true,
    opened: {
      csvPath,
      table: writtenTable(alertHeaders, written),
      detected: {
        format: 'cap',
        encoding: null,
        hasBom: false,
        delimiter: null,
        lineEnding: null,
        headers: alertHeaders,
        sheets: [],
        sheet: null,
        headerRow: null,
        preambleRows: 0,
        footerRows: 0,
        crs: 'EPSG:4326',
        geometry: 'Polygon, MultiPolygon, Point, MultiPoint',
        bytes: (await stat(path)).size,
      },
      rowOffset: 0,
      findings: formatFindings(standard, offences.all()),
      repairs: [],
    },
  };
};
