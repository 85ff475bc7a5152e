// Plain JavaScript, because an older Node cannot even read the rest.
const version = process.versions.node;
if (Number(version.split('.')[0]) < 24) {
  process.stderr.write(
    `Red México Abierto necesita Node 24 y este es Node ${version}; en esta plataforma instale Node 24. / ` +
      `Red México Abierto needs Node 24 and this is Node ${version}; on this platform install Node 24.\n`,
  );
  process.exit(1);
}
