/**
 * Leaves the first character of each word or number, and the last of long ones with digits: enough for
 * an official to find the cell, not to know the person.
 */
export const maskValue = (value: string): string =>
  value.slice(0, 120).replaceAll(/[\p{L}\p{N}]+/gu, (run) => {
    if (run.length <= 3) return '•'.repeat(run.length);
    const last = run.length > 5 && /\d/.test(run) ? run.slice(-1) : '•';
    return `${run.slice(0, 1)}${'•'.repeat(run.length - 2)}${last}`;
  });
