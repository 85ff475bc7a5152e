/** An expected failure is a value: `reason` is a stable word the caller must handle. */
export type Result<Value extends object, Reason extends string> =
  | ({ ok: true } & Value)
  | { ok: false; reason: Reason };
