import { relative, sep } from 'node:path';
import type { Standard, StandardField } from './standard.ts';

const isPattern = (pattern: string): boolean => {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
};

/** What a field says of itself that its shape alone does not guarantee. */
const checkField = ({ name, type, constraints, rma }: StandardField): string[] => {
  const problems: string[] = [];
  const allowed = constraints.enum && new Set(constraints.enum);
  const mustBeAllowed = (where: string, values: string[]) => {
    for (const value of values) {
      if (allowed && value !== '' && !allowed.has(value)) {
        problems.push(`${where} of ${name}: ${JSON.stringify(value)} is not in its enum`);
      }
    }
  };
  mustBeAllowed('labels', Object.keys(rma.labels ?? {}));
  mustBeAllowed('valueMap', Object.values(rma.valueMap ?? {}));
  mustBeAllowed('default', rma.default === undefined ? [] : [rma.default]);
  if (!isPattern(constraints.pattern ?? '')) {
    problems.push(`pattern of ${name}: it is no regular expression`);
  }
  if (rma.labels && !allowed) problems.push(`labels of ${name}: it has no enum`);
  if (rma.parts && type !== 'date') problems.push(`parts of ${name}: it is no date`);
  if (rma.sumOf && type !== 'integer' && type !== 'number') {
    problems.push(`sumOf of ${name}: it is no number`);
  }
  return problems;
};

/**
 * What the shape alone cannot say of a standard: that it sits in the folder its id names, and that
 * rules, keys and shapes speak of fields that exist. Returns the problems, none when it is sound.
 */
export const checkStandard = (standard: Standard, folder: string): string[] => {
  const problems: string[] = [];
  const names = standard.schema.fields.map((field) => field.name);
  const known = new Set(names);
  const mustExist = (where: string, fields: (string | undefined)[]) => {
    for (const name of fields) {
      if (name !== undefined && !known.has(name)) problems.push(`${where}: no field ${name}`);
    }
  };
  if (standard.id !== `${standard.theme}/${standard.name}`) problems.push('id is not theme/name');
  const place = [standard.theme, standard.name, standard.version].join(sep);
  if (relative(place, folder.split(sep).slice(-3).join(sep)) !== '') problems.push(`not in ${place}`);
  if (known.size !== names.length) problems.push('a field name is repeated');
  problems.push(...standard.schema.fields.flatMap(checkField));
  mustExist('primaryKey', standard.schema.primaryKey);
  const codes = [...standard.rules, ...standard.formatRules, ...standard.vocabularies]
    .map(({ code }) => code)
    .toSorted();
  for (const [index, code] of codes.entries()) {
    if (code === codes[index - 1]) problems.push(`the code ${code} is repeated`);
  }
  for (const rule of standard.rules) mustExist(`rule ${rule.code}`, rule.fields);
  if (standard.kind === 'table' && standard.formatRules.length > 0) {
    problems.push('formatRules: only for gtfs and cap');
  }
  for (const { fields, reference } of standard.foreignKeys) {
    mustExist('foreign key', fields);
    if (fields.length !== reference.fields.length) problems.push('foreign key: fields do not pair');
  }
  for (const vocabulary of standard.vocabularies) {
    mustExist(`vocabulary ${vocabulary.code}`, vocabulary.fields);
  }
  for (const { system, rows } of standard.correspondences) {
    mustExist(
      `correspondence ${system}`,
      rows.map(({ field }) => field),
    );
  }
  for (const shape of standard.wideToLong) {
    mustExist(`shape ${shape.name}`, [shape.nameField, shape.valueField, ...Object.keys(shape.constants)]);
  }
  const { geometry, blurred } = standard;
  mustExist('temporalField', [standard.temporalField]);
  mustExist('geometry', [geometry?.latitude, geometry?.longitude, geometry?.wkt]);
  mustExist('blurred', [blurred?.latitude, blurred?.longitude]);
  return problems;
};

/** Foreign keys that point to a standard or a field that nobody has; `all` are the newest versions. */
export const checkReferences = (standard: Standard, all: Standard[]): string[] =>
  standard.foreignKeys.flatMap(({ reference }) => {
    const target = all.find(({ id }) => id === reference.standard);
    if (!target) return [`foreign key: no standard ${reference.standard}`];
    return reference.fields
      .filter((field) => !target.schema.fields.some(({ name }) => name === field))
      .map((field) => `foreign key: ${reference.standard} has no field ${field}`);
  });
