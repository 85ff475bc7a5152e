import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Standard } from '@rma/themes';
import type { Engine } from '../engine/engine.ts';
import { name, text } from '../engine/sql.ts';
import { takeProfile } from '../profile/take-profile.ts';
import type { Output, ValidationReport } from '../report.ts';
import { writeConformingCsv } from './conforming.ts';
import { writeGeoJson } from './geojson.ts';
import { temporalOf } from './temporal.ts';

/** JSON and GeoJSON are read whole by those who use them; beyond this, Parquet and the data API serve better. */
const maxJsonRows = 200_000;

/** Rows a reader must hold to read one; with zstd some 10 MB of text. */
const rowGroupRows = 122_880;

/**
 * Writes `typed` into `folder` in every form readers get, and takes its profile. The Parquet comes first and the
 * rest is made from it, so every cell is read once. Text stays as it is in Parquet and JSON: nothing runs there.
 */
export const writeOutputs = async (
  engine: Engine,
  standard: Standard,
  options: { folder: string; headers: string[] },
): Promise<Pick<ValidationReport, 'outputs' | 'profile' | 'temporal'>> => {
  const { fields } = standard.schema;
  const pathOf = (role: Output['role']) => join(options.folder, `conforming.${role}`);
  const columns = fields.map((field) => name(field.name)).join(', ');
  await engine.run(
    `COPY (SELECT ${columns} FROM typed) TO ${text(pathOf('parquet'))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rowGroupRows}, USE_TMP_FILE false)`,
  );
  const relation = `read_parquet(${text(pathOf('parquet'))})`;
  const profile = await takeProfile(engine, relation, { fields, headers: options.headers });
  await writeConformingCsv(engine, standard, { relation, path: pathOf('csv') });
  const roles: Output['role'][] = ['csv', 'parquet'];
  if (profile.rowCount <= maxJsonRows) {
    await engine.run(
      `COPY (SELECT ${columns} FROM ${relation}) TO ${text(pathOf('json'))} (FORMAT json, ARRAY true, USE_TMP_FILE false)`,
    );
    roles.push('json');
    if (standard.geometry) {
      await writeGeoJson(engine, standard, { relation, path: pathOf('geojson') });
      roles.push('geojson');
    }
  }
  const outputs: Output[] = [];
  for (const role of roles) {
    const path = pathOf(role);
    outputs.push({ role, path, bytes: (await stat(path)).size });
  }
  return { outputs, profile, temporal: await temporalOf(engine, standard, relation) };
};
