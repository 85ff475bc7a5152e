/**
 * The API key in an environment variable, so that it is never in a list of processes or in a shell's history. Null
 * when the variable is absent or empty.
 */
export function readApiKey(variable: string, source: NodeJS.ProcessEnv = process.env): string | null {
  const key = source[variable]?.trim() ?? '';
  return key === '' ? null : key;
}

/** A password in an environment variable, to the letter; null when it is absent or empty. */
export function readSecret(variable: string, source: NodeJS.ProcessEnv = process.env): string | null {
  const secret = source[variable] ?? '';
  return secret === '' ? null : secret;
}
