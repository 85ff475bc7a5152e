/**
 * A map that forgets what was used longest ago once its keys and values weigh more than `mostWeight` together. A key
 * weighs its characters: it is whatever a stranger sent, and may be larger than the value.
 */
export function createRecent<Value>(options: { mostWeight: number; weightOf: (value: Value) => number }) {
  const { mostWeight } = options;
  const weightOf = (key: string, value: Value) => key.length + options.weightOf(value);
  const kept = new Map<string, Value>();
  let weight = 0;
  const forget = (key: string) => {
    const value = kept.get(key);
    if (value === undefined) return;
    weight -= weightOf(key, value);
    kept.delete(key);
  };
  return {
    get(key: string): Value | undefined {
      const value = kept.get(key);
      if (value === undefined) return undefined;
      kept.delete(key);
      kept.set(key, value);
      return value;
    },
    set(key: string, value: Value): void {
      forget(key);
      kept.set(key, value);
      weight += weightOf(key, value);
      for (const oldest of kept.keys()) {
        if (weight <= mostWeight || oldest === key) break;
        forget(oldest);
      }
    },
    forget,
    clear(): void {
      kept.clear();
      weight = 0;
    },
  };
}
