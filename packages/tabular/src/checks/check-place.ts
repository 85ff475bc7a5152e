import type { Standard } from '@rma/themes';
import { count } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import { finding, sheetRow, shown } from './findings.ts';
import type { Finding, PublisherContext } from '../report.ts';
import { list, name, text } from '../engine/sql.ts';

export type PlaceCheck = { code: string; when: string; message: string; fix: string; severity?: 'warning' };

/** Counts the rows of `relation` that satisfy each check, with the first of them as examples. */
export const runPlaceChecks = async (
  engine: Engine,
  relation: string,
  options: { checks: PlaceCheck[]; field: string; value: string; weight: string; examples: number },
): Promise<Finding[]> => {
  const { checks } = options;
  const [totals] = await engine.rows(
    `SELECT ${checks.map((check, index) => `${options.weight} FILTER (${check.when}) AS k${index}`).join(', ')} FROM ${relation}`,
  );
  const findings: Finding[] = [];
  for (const [index, { when, code, ...words }] of checks.entries()) {
    const rows = count(totals?.[`k${index}`]);
    if (rows === 0) continue;
    const examples = await engine.rows(
      `SELECT r, ${options.value} AS value FROM ${relation} WHERE ${when} ORDER BY r LIMIT ${options.examples}`,
    );
    findings.push(
      finding(code, options.field, {
        ...words,
        count: rows,
        examples: examples.map((row) => ({ row: sheetRow(row['r']), value: shown(row['value']) })),
      }),
    );
  }
  return findings;
};

/** INEGI keys: that they exist, and that they are the publisher's own. */
export const checkKeys = async (
  engine: Engine,
  standard: Standard,
  options: { context: PublisherContext; examples: number },
): Promise<Finding[]> => {
  const field = (key: string) => standard.schema.fields.find((candidate) => candidate.rma.key === key);
  const state = field('cve_ent');
  const municipality = field('cve_mun');
  if (!state || !municipality) return [];
  const { cvegeo } = options.context;
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE municipality AS SELECT unnest(${list(options.context.municipalities)}) AS cvegeo`,
  );
  await engine.run(`CREATE OR REPLACE TEMP TABLE places AS
    SELECT ${name(state.name)} AS ent, ${name(municipality.name)} AS mun, municipality_cell AS raw, count(*) AS n, min(r) AS r
    FROM keyed GROUP BY ALL`);
  const codes = list(Object.keys(municipality.rma.codes ?? {}));
  const checks: PlaceCheck[] = [
    {
      code: 'key-unknown',
      when: `ent IS NOT NULL AND ent NOT IN (SELECT left(cvegeo, 2) FROM municipality)
        OR ent IS NOT NULL AND mun IS NOT NULL AND NOT list_contains(${codes}::VARCHAR[], mun)
          AND ent || mun NOT IN (SELECT cvegeo FROM municipality)`,
      message: 'La clave no existe en el catálogo del INEGI.',
      fix: 'Revise la entidad (dos dígitos) y el municipio (tres dígitos) en el Catálogo Único de Claves del INEGI.',
    },
    {
      code: 'key-mismatch',
      when: `length(raw) >= 4 AND left(lpad(raw, 5, '0'), 2) <> ent`,
      message: 'La clave completa del municipio empieza con otra entidad.',
      fix: 'Haga que los dos primeros dígitos del municipio coincidan con la clave de la entidad.',
    },
  ];
  if (cvegeo !== null) {
    const foreign =
      cvegeo.length === 2 ? `ent <> ${text(cvegeo)}` : `ent || coalesce(mun, '') <> ${text(cvegeo)}`;
    checks.push({
      code: 'key-not-own',
      when: `ent IS NOT NULL AND ${foreign}`,
      message: 'El renglón es de otro gobierno.',
      fix: `Publique solo los renglones de su territorio (clave ${cvegeo}).`,
    });
  }
  return runPlaceChecks(engine, 'places', {
    checks,
    field: municipality.name,
    value: `concat_ws(' ', ent, coalesce(raw, mun))`,
    weight: 'sum(n)',
    examples: options.examples,
  });
};
