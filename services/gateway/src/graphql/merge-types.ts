import type { TypeResolvers } from './context.ts';

type Types = Record<string, TypeResolvers<never>>;

/**
 * The resolvers of every part as one table: several parts may give fields to one type. Throws when two give the same
 * field, since one of them would silently win.
 */
export function mergeTypes(...parts: readonly Types[]): Types {
  const merged: Types = {};
  for (const part of parts)
    for (const [type, fields] of Object.entries(part)) {
      const known = merged[type] ?? {};
      const twice = Object.keys(fields).find((field) => Object.hasOwn(known, field));
      if (twice !== undefined) throw new Error(`Two parts resolve ${type}.${twice}.`);
      merged[type] = { ...known, ...fields };
    }
  return merged;
}
