/**
 * A treatment of a cell is a list of steps that two compilers read: one runs them in JavaScript, the other writes
 * them as SQL for DuckDB. Patterns are therefore RE2 without look-around, matched without regard to case, and
 * replacements name groups as \1 (one digit).
 */
export type Step =
  /** Every match is replaced. */
  | { do: 'replace'; pattern: string; by: string }
  /** The first form that the whole cell has says what is left; a cell of no form is emptied. */
  | { do: 'forms'; forms: { pattern: string; by: string }[] }
  /** A cell that is nothing but what the pattern says passes; any other is emptied. */
  | { do: 'require'; pattern: string }
  /** Decimal numbers are rounded to two decimals (degrees), numbers of four or more whole digits to thousands (metres). */
  | { do: 'round' };

/** Space, tab, line ends and the no-break space: the same characters for both engines. */
export const blank = String.raw`[ \t\r\n` + '\u00a0]';
