/** One change to the first row of a standard's worked example, and the code it must raise. */
export type RuleCase = {
  /** The standard with its version. */
  of: string;
  breaks: string;
  field: string | null;
  set: Record<string, string>;
};

/** Who publishes the worked example of each standard: the key of a state or of a municipality. */
export type Publishers = Record<string, string>;
