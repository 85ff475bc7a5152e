import type { Standard } from '@rma/themes';
import { count } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import { finding, sheetRow, shown } from './findings.ts';
import type { Finding } from '../report.ts';
import { folded, name, text } from '../engine/sql.ts';

/** The fields of a row as one text to show. */
export const joinedFields = (fields: string[]): string =>
  `concat_ws(' · ', ${fields.map((field) => `coalesce(${name(field)}::VARCHAR, '')`).join(', ')})`;

const examplesOf = async (engine: Engine, query: string): Promise<Finding['examples']> =>
  (await engine.rows(query)).map((row) => ({ row: sheetRow(row['r']), value: shown(row['value']) }));

/** The standard's row rules, all in one pass; a rule that cannot be computed for a row does not judge it. */
export const checkRules = async (
  engine: Engine,
  standard: Standard,
  options: { examples: number },
): Promise<Finding[]> => {
  if (standard.rules.length === 0) return [];
  const broken = standard.rules.map((rule) => `NOT coalesce(TRY(${rule.expression}), true)`);
  const [totals] = await engine.rows(
    `SELECT ${broken.map((when, index) => `count(*) FILTER (${when}) AS k${index}`).join(', ')} FROM typed`,
  );
  const findings: Finding[] = [];
  for (const [index, rule] of standard.rules.entries()) {
    const rows = count(totals?.[`k${index}`]);
    if (rows === 0) continue;
    const examples = await examplesOf(
      engine,
      `SELECT r, ${joinedFields(rule.fields)} AS value FROM typed WHERE ${broken[index]} ORDER BY r LIMIT ${options.examples}`,
    );
    findings.push(
      finding(rule.code, rule.fields[0] ?? null, {
        severity: rule.severity,
        message: rule.message.es,
        fix: rule.fix.es,
        count: rows,
        examples,
      }),
    );
  }
  return findings;
};

/** Combinations of fields that are not in the standard's tables. */
export const checkVocabularies = async (
  engine: Engine,
  standard: Standard,
  options: { examples: number },
): Promise<Finding[]> => {
  const findings: Finding[] = [];
  for (const vocabulary of standard.vocabularies) {
    const columns = vocabulary.fields.map(name).join(', ');
    const rows = vocabulary.rows.map((row) => `(${row.map((cell) => text(cell)).join(', ')})`).join(', ');
    const same = vocabulary.fields
      .map((field) => `${folded(`g.${name(field)}`)} = ${folded(`t.${name(field)}`)}`)
      .join(' AND ');
    const present = vocabulary.fields.map((field) => `${name(field)} IS NOT NULL`).join(' AND ');
    const unknown = await engine.rows(`
      WITH g AS (SELECT ${columns}, count(*) AS n, min(r) AS r FROM keyed
          WHERE ${present} AND (${vocabulary.when ?? 'true'}) GROUP BY ALL),
        t(${columns}) AS (VALUES ${rows}),
        unknown AS (SELECT * FROM g WHERE NOT EXISTS (FROM t WHERE ${same}))
      SELECT r, ${joinedFields(vocabulary.fields)} AS value, (SELECT sum(n) FROM unknown) AS total
      FROM unknown ORDER BY r LIMIT ${options.examples}`);
    if (unknown.length === 0) continue;
    findings.push(
      finding(vocabulary.code, vocabulary.fields[0] ?? null, {
        message: vocabulary.message.es,
        fix: vocabulary.fix.es,
        count: count(unknown[0]?.['total']),
        examples: unknown.map((row) => ({ row: sheetRow(row['r']), value: shown(row['value']) })),
      }),
    );
  }
  return findings;
};

/** Groups by a 64-bit hash first: memory holds one number per row, and values only of suspected repeats. */
const repeats = async (
  engine: Engine,
  fields: string[],
  options: { relation: string; where: string; examples: number },
) => {
  const columns = fields.map(name).join(', ');
  await engine.run(`CREATE OR REPLACE TEMP TABLE suspects AS
    SELECT hash(${columns}) AS h FROM ${options.relation} WHERE ${options.where} GROUP BY 1 HAVING count(*) > 1`);
  const rows = await engine.rows(`
    WITH groups AS (SELECT ${columns}, count(*) AS n, max(r) AS r FROM ${options.relation}
      WHERE ${options.where} AND hash(${columns}) IN (FROM suspects) GROUP BY ALL HAVING count(*) > 1)
    SELECT r, ${joinedFields(fields)} AS value, (SELECT sum(n - 1) FROM groups) AS total
    FROM groups ORDER BY r LIMIT ${options.examples}`);
  return {
    total: count(rows[0]?.['total']),
    examples: rows.map((row) => ({ row: sheetRow(row['r']), value: shown(row['value']) })),
  };
};

/** Primary key, unique fields, and fields that must hold one value in the whole file. */
export const checkUniqueness = async (
  engine: Engine,
  standard: Standard,
  options: { examples: number; pivoted: string | null },
): Promise<Finding[]> => {
  const findings: Finding[] = [];
  const key = standard.schema.primaryKey.filter((field) => field !== options.pivoted);
  if (key.length > 0) {
    const found = await repeats(engine, key, {
      relation: 'keyed',
      where: 'true',
      examples: options.examples,
    });
    if (found.total > 0) {
      findings.push(
        finding('primary-key', key[0] ?? null, {
          message: `Hay renglones repetidos: se repite la combinación de ${key.join(', ')}.`,
          fix: 'Deje un solo renglón por combinación, o sume sus cifras si son parciales.',
          count: found.total,
          examples: found.examples,
        }),
      );
    }
  }
  for (const field of standard.schema.fields) {
    if (field.constraints.unique) {
      const found = await repeats(engine, [field.name], {
        relation: 'keyed',
        where: `${name(field.name)} IS NOT NULL`,
        examples: options.examples,
      });
      if (found.total > 0) {
        findings.push(
          finding('unique-error', field.name, {
            message: `«${field.title}» no puede repetirse.`,
            fix: 'Deje un solo renglón por identificador, o corrija el que está mal.',
            count: found.total,
            examples: found.examples,
          }),
        );
      }
    }
    if (field.rma.singleValue) {
      const values = await engine.rows(
        `SELECT ${name(field.name)} AS value, count(*) AS n, min(r) AS r FROM keyed WHERE ${name(field.name)} IS NOT NULL GROUP BY 1 ORDER BY n DESC LIMIT 5`,
      );
      if (values.length > 1) {
        findings.push(
          finding('mixed-values', field.name, {
            message: `«${field.title}» mezcla valores que no son comparables.`,
            fix: 'Divida el archivo: uno por cada valor.',
            count: values.slice(1).reduce((sum, row) => sum + count(row['n']), 0),
            examples: values.map((row) => ({ row: sheetRow(row['r']), value: shown(row['value']) })),
          }),
        );
      }
    }
  }
  return findings;
};
