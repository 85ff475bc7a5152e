import { type FacetField, facetFields } from '@rma/search';

type Facets = Record<FacetField, readonly string[]>;

const SEPARATOR = '\u001f';

/** One number per slot for what a dataset has of one facet (several formats together are one code too). */
function createField() {
  const codeOf = new Map<string, number>();
  const valuesOf: (readonly string[])[] = [];
  const liveByCode: number[] = [];
  let codes = new Uint32Array(1024);

  function expand(countByCode: ArrayLike<number>): Map<string, number> {
    const counts = new Map<string, number>();
    for (let code = 0; code < valuesOf.length; code += 1) {
      const count = countByCode[code] ?? 0;
      if (count === 0) continue;
      for (const value of valuesOf[code] ?? []) counts.set(value, (counts.get(value) ?? 0) + count);
    }
    return counts;
  }

  return {
    add(slot: number, values: readonly string[]): void {
      const key = values.join(SEPARATOR);
      let code = codeOf.get(key);
      if (code === undefined) {
        code = valuesOf.length;
        codeOf.set(key, code);
        valuesOf.push([...new Set(values)]);
        liveByCode.push(0);
      }
      if (slot >= codes.length) {
        const longer = new Uint32Array(Math.max(slot + 1, codes.length * 2));
        longer.set(codes);
        codes = longer;
      }
      codes[slot] = code;
      liveByCode[code] = (liveByCode[code] ?? 0) + 1;
    },
    remove(slot: number): void {
      const code = codes[slot] ?? 0;
      liveByCode[code] = (liveByCode[code] ?? 0) - 1;
    },
    countIn(slots: Uint32Array): Map<string, number> {
      const countByCode = new Uint32Array(valuesOf.length);
      for (const slot of slots) {
        const code = codes[slot] ?? 0;
        countByCode[code] = (countByCode[code] ?? 0) + 1;
      }
      return expand(countByCode);
    },
    countExcept(slots: Uint32Array): Map<string, number> {
      const countByCode = Float64Array.from(liveByCode);
      for (const slot of slots) {
        const code = codes[slot] ?? 0;
        countByCode[code] = (countByCode[code] ?? 0) - 1;
      }
      return expand(countByCode);
    },
  };
}

/**
 * Facet counts by going through slots: ten times as fast as a bitmap per value, for a facet has many values.
 * `countExcept` counts all live slots but the given ones, so no more than half of them ever need to be gone through.
 */
export function createFacetCodes() {
  const fields = {
    theme: createField(),
    state: createField(),
    level: createField(),
    format: createField(),
    origin: createField(),
  };
  return {
    add(slot: number, facets: Facets): void {
      for (const field of facetFields) fields[field].add(slot, facets[field]);
    },
    remove(slot: number): void {
      for (const field of facetFields) fields[field].remove(slot);
    },
    countIn: (field: FacetField, slots: Uint32Array) => fields[field].countIn(slots),
    countExcept: (field: FacetField, slots: Uint32Array) => fields[field].countExcept(slots),
  };
}
