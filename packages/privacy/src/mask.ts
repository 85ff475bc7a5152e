/** Keeps the first two and the last character of each word or number, so that an official can find the cell and no one else the person. */
export const maskValue = (value: string): string =>
  value
    .slice(0, 120)
    .replaceAll(/[\p{L}\p{N}]+/gu, (run) =>
      run.length <= 3
        ? '•'.repeat(run.length)
        : `${run.slice(0, 2)}${'•'.repeat(run.length - 3)}${run.slice(-1)}`,
    );
