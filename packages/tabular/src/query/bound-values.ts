/**
 * Values of one statement, which reach the engine as parameters and never as text of the statement. `bind` gives the
 * name by which the statement speaks of a value.
 */
export function createBoundValues() {
  const values: string[] = [];
  return {
    values,
    bind: (value: string): string => {
      values.push(value);
      return `$${values.length}`;
    },
  };
}

export type BoundValues = ReturnType<typeof createBoundValues>;
