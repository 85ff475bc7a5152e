/**
 * Gathers the keys asked for in one turn of the event loop and reads them together. Within one request each key
 * is read once. `load` gets distinct keys and returns what it found; a key it leaves out is null.
 */
export function createBatch<Key, Value>(
  load: (keys: Key[]) => Promise<ReadonlyMap<Key, Value>>,
): (key: Key) => Promise<Value | null> {
  const promised = new Map<Key, Promise<Value | null>>();
  let gathered: Key[] = [];
  let reading: Promise<ReadonlyMap<Key, Value>> | null = null;

  function gather(): Promise<ReadonlyMap<Key, Value>> {
    return new Promise((resolve, reject) => {
      setImmediate(() => {
        const keys = gathered;
        gathered = [];
        reading = null;
        load(keys).then(resolve, reject);
      });
    });
  }

  return (key) => {
    const known = promised.get(key);
    if (known !== undefined) return known;
    gathered.push(key);
    reading ??= gather();
    const value = reading.then((found) => found.get(key) ?? null);
    promised.set(key, value);
    return value;
  };
}

/** Rows by a key that several of them share, in their order. */
export function groupRows<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
