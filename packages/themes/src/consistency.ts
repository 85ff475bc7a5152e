import { relative, sep } from 'node:path';
import type { Standard } from './standard.ts';

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
  mustExist('primaryKey', standard.schema.primaryKey);
  for (const rule of standard.rules) mustExist(`rule ${rule.code}`, rule.fields);
  for (const vocabulary of standard.vocabularies) {
    mustExist(`vocabulary ${vocabulary.code}`, vocabulary.fields);
  }
  for (const shape of standard.wideToLong) {
    mustExist(`shape ${shape.name}`, [shape.nameField, shape.valueField, ...Object.keys(shape.constants)]);
  }
  const { geometry } = standard;
  mustExist('temporalField', [standard.temporalField]);
  mustExist('geometry', [geometry?.latitude, geometry?.longitude, geometry?.wkt]);
  return problems;
};
