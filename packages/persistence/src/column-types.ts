import pg from 'pg';

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`The integer ${text} does not fit in a JavaScript number.`);
  return value;
}

const asText = (text: string) => text;
const { INT8, DATE } = pg.types.builtins;

// Array types have their own numbers in the server's catalogue (pg_type); pg names only the scalar ones.
const INT8_ARRAY = 1016;
const NUMERIC_ARRAY = 1231;
const DATE_ARRAY = 1182;

// pg's own array parser, reached through a type whose elements it leaves as text.
const TEXT_ARRAY: number = 1009;
const parseTextArray: (text: string) => (string | null)[] = pg.types.getTypeParser(TEXT_ARRAY);

/**
 * How values arrive from the database: int8 as a number (a count that does not fit throws), numeric as exact
 * text, date as 'YYYY-MM-DD' (a day has no time zone), timestamptz as a Date.
 */
export function columnTypes() {
  const types = new pg.TypeOverrides();
  types.setTypeParser(INT8, parseInt8);
  types.setTypeParser(DATE, asText);
  types.setTypeParser(INT8_ARRAY, (text: string) =>
    parseTextArray(text).map((item) => (item === null ? null : parseInt8(item))),
  );
  types.setTypeParser(NUMERIC_ARRAY, parseTextArray);
  types.setTypeParser(DATE_ARRAY, parseTextArray);
  return types;
}
