/** A number of a coordinate, without its sign; groups are taken whole so that both engines cut the text alike. */
export const numberForm = String.raw`[0-9]+(?:\.[0-9]*)?`;

/** Digits of a decimal text as hundredths, half up on the text itself: binary fractions would round 19.165 either way. */
const hundredths = (whole: string, fraction: string): bigint => {
  const kept = BigInt(whole + fraction.padEnd(2, '0').slice(0, 2));
  return (fraction[2] ?? '0') >= '5' ? kept + 1n : kept;
};

/** `19.160329` → `19.16`; `485123.4` → `485000`; whole numbers below 1000 stay as they are. */
export const roundNumber = (number: string): string => {
  const [whole = '0', fraction] = number.split('.');
  if (whole.length >= 4) return String(((BigInt(whole) + 500n) / 1000n) * 1000n);
  if (fraction === undefined) return number;
  const rounded = hundredths(whole, fraction);
  return `${rounded / 100n}.${String(rounded % 100n).padStart(2, '0')}`;
};

/** The same in DuckDB, over a text that has the number form. */
export const roundNumberSql = (number: string): string => {
  const whole = `split_part(${number}, '.', 1)`;
  const fraction = `rpad(split_part(${number}, '.', 2), 3, '0')`;
  const kept = `(CAST(${whole} || left(${fraction}, 2) AS HUGEINT) + CASE WHEN substr(${fraction}, 3, 1) >= '5' THEN 1 ELSE 0 END)`;
  return `CASE WHEN length(${whole}) >= 4 THEN CAST((CAST(${whole} AS HUGEINT) + 500) // 1000 * 1000 AS VARCHAR)
    WHEN NOT contains(${number}, '.') THEN ${number}
    ELSE CAST(${kept} // 100 AS VARCHAR) || '.' || lpad(CAST(${kept} % 100 AS VARCHAR), 2, '0') END`;
};
