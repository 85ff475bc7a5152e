export type PersonalDataKind = 'curp' | 'rfc' | 'clabe' | 'nss' | 'email' | 'phone' | 'person-name';

/** `certain`: check digit or unmistakable form; `likely`: form and column agree; `possible`: worth a look. */
export type Confidence = 'certain' | 'likely' | 'possible';

/** Personal data of one kind in one column. */
export type PersonalDataFinding = {
  kind: PersonalDataKind;
  /** The column's header as it came. */
  field: string;
  /** Cells with evidence. */
  count: number;
  /** At most three, never the whole value. */
  examplesMasked: string[];
  confidence: Confidence;
};
