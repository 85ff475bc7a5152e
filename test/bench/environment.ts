/** The variables of a process that the bench starts: the bench's own, with these over them. */
export function childVariables(variables: Record<string, string> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('RMA_'));
  return { ...Object.fromEntries(inherited), ...variables };
}
