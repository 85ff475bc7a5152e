import { checkGroups, conformChecks } from './checks.ts';
import { conformVersion } from './report.ts';

/** Where the reference is kept, made from the list of checks. */
export const referenceFile = new URL('../../../../docs/reference/conformance.md', import.meta.url);

/** The page that says what the hub expects of a portal or a node, in Spanish: made from the checks themselves. */
export function conformReference(): string {
  const lines = [
    '# Qué espera la red de un portal o de un nodo',
    '',
    `Versión ${conformVersion}. Lo revisa \`npm run rma -- conform URL\`, que da evidencia de cada punto, un informe para programas (\`--json\`)`,
    'y un distintivo (`--badge`). Cada punto pasa, advierte, falla o no aplica; solo las fallas impiden leer bien el catálogo.',
    '',
    'Esta página se hace con la lista que usa el programa: `node packages/interop/src/conform/write-reference.ts`.',
  ];
  for (const [group, name] of Object.entries(checkGroups)) {
    lines.push('', `## ${name}`);
    for (const [id, check] of Object.entries(conformChecks)) {
      if (check.group !== group) continue;
      lines.push('', `### \`${id}\`: ${check.what}`, '', check.judged, '', `Cómo corregirlo: ${check.fix}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
