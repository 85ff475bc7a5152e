/** A SQL text literal; the only way any text of a file or a standard enters a statement. */
export const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** A quoted SQL name. */
export const name = (value: string): string => `"${value.replaceAll('"', '""')}"`;

export const list = (values: Iterable<string>): string => `[${[...values].map(text).join(', ')}]`;

/** Without accents, case or outer blanks: how spellings are compared. */
export const folded = (expression: string): string => `strip_accents(lower(trim(${expression})))`;

/** Letters and digits only, without accents or case: how headers and words of other systems are compared. */
export const plain = (expression: string): string =>
  `regexp_replace(strip_accents(lower(${expression})), '[^a-z0-9]+', '', 'g')`;

/** A map literal from text to text. */
export const textMap = (entries: Iterable<readonly [string, string]>): string =>
  `map {${[...entries].map(([from, to]) => `${text(from)}: ${text(to)}`).join(', ')}}`;
