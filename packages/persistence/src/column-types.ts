import { TypeOverrides, types as scalar } from 'pg';

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`The integer ${text} does not fit in a JavaScript number.`);
  return value;
}

const asText = (text: string) => text;

// Numbers and days contain neither quotes nor commas, so their arrays need no general parser.
function arrayOf<Item>(parseItem: (text: string) => Item) {
  return (text: string): (Item | null)[] => {
    const items = /^\{([^{}]*)\}$/.exec(text)?.[1];
    if (items === undefined) throw new RangeError(`Only arrays of one dimension are read, not ${text}`);
    if (items === '') return [];
    return items.split(',').map((item) => (item === 'NULL' ? null : parseItem(item)));
  };
}

// Array types have their own numbers in the server's catalogue (pg_type); pg names only the scalar ones.
const INT8_ARRAY = 1016;
const NUMERIC_ARRAY = 1231;
const DATE_ARRAY = 1182;

/**
 * How values arrive from the database: int8 as a number (a count that does not fit throws), numeric as exact
 * text, date as 'YYYY-MM-DD' (a day has no time zone), timestamptz as a Date.
 */
export function columnTypes(): TypeOverrides {
  const types = new TypeOverrides();
  types.setTypeParser(scalar.builtins.INT8, parseInt8);
  types.setTypeParser(scalar.builtins.DATE, asText);
  types.setTypeParser(INT8_ARRAY, arrayOf(parseInt8));
  types.setTypeParser(NUMERIC_ARRAY, arrayOf(asText));
  types.setTypeParser(DATE_ARRAY, arrayOf(asText));
  return types;
}
