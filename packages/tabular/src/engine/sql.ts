/** A SQL text literal; the only way any text of a file or a standard enters a statement. */
export const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** A quoted SQL name. */
export const name = (value: string): string => `"${value.replaceAll('"', '""')}"`;

export const list = (values: Iterable<string>): string => `[${[...values].map(text).join(', ')}]`;

/** Without accents, case or outer blanks: how spellings are compared. */
export const folded = (expression: string): string => `strip_accents(lower(trim(${expression})))`;
