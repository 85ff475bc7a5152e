import type { Standard } from '@rma/themes';
import { count } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import { list, name } from '../engine/sql.ts';
import type { Finding, ValidationRequest } from '../report.ts';
import { joinedFields } from './check-rows.ts';
import { finding, sheetRow, shown } from './findings.ts';

type References = NonNullable<ValidationRequest['references']>;

const unversioned = (id: string): string => id.split('@')[0] ?? id;

/**
 * Rows that name something another resource of the package does not have. A key whose resource is not at hand is
 * not judged: there is nothing to compare with.
 */
export const checkForeignKeys = async (
  engine: Engine,
  standard: Standard,
  options: { references: References; examples: number },
): Promise<Finding[]> => {
  const findings: Finding[] = [];
  for (const key of standard.foreignKeys) {
    const paths = options.references
      .filter((reference) => unversioned(reference.standard) === unversioned(key.reference.standard))
      .map((reference) => reference.path);
    if (paths.length === 0) continue;
    const same = key.fields.map(
      (field, index) =>
        `t.${name(key.reference.fields[index] ?? field)}::VARCHAR = k.${name(field)}::VARCHAR`,
    );
    const filled = key.fields.map((field) => `${name(field)} IS NOT NULL`).join(' AND ');
    const unknown = await engine.rows(
      `SELECT r, ${joinedFields(key.fields)} AS value, count(*) OVER () AS total
       FROM (SELECT * FROM keyed WHERE ${filled}) AS k
       WHERE NOT EXISTS (FROM read_parquet(${list(paths)}) AS t WHERE ${same.join(' AND ')})
       ORDER BY r LIMIT ${options.examples}`,
    );
    if (unknown.length === 0) continue;
    findings.push(
      finding('foreign-key', key.fields[0] ?? null, {
        severity: key.severity,
        message: key.message.es,
        fix: key.fix.es,
        count: count(unknown[0]?.['total']),
        examples: unknown.map((row) => ({ row: sheetRow(row['r']), value: shown(row['value']) })),
      }),
    );
  }
  return findings;
};
