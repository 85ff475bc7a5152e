/** Ends the process with one sentence when Node is older than 24, before anything fails in a less clear way. */
export function requireNode24(
  options: { version?: string; write?: (text: string) => void; exit?: (code: number) => void } = {},
): void {
  const {
    version = process.versions.node,
    write = (text) => void process.stderr.write(text),
    exit = (code) => process.exit(code),
  } = options;
  if (Number(version.split('.')[0]) >= 24) return;
  write(
    `Red México Abierto necesita Node 24 y este es Node ${version}; use "npm start", que trae el suyo. / ` +
      `Red México Abierto needs Node 24 and this is Node ${version}; use "npm start", which brings its own.\n`,
  );
  exit(1);
}
