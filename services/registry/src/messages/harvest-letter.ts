import { farewell, shown } from './letters.ts';
import type { NewMessage } from './message-queries.ts';

export type HarvestProblem = {
  remoteId: string | null;
  /** The public dataset it already is, whose last good copy stays. */
  datasetLink: string | null;
  title: string | null;
  field: string;
  value: string;
  rule: string;
  message: string;
  fix: string;
};

const count = new Intl.NumberFormat('es-MX');

/** One record of a group: its title, how its portal calls it, and the value that does not serve. */
function recordLine({ remoteId, datasetLink, title, value }: HarvestProblem): string {
  const named = title === null || title === '' ? 'Un registro sin título' : `«${shown(title)}»`;
  const identified = remoteId === null ? '' : ` (identificador ${shown(remoteId)})`;
  const kept = datasetLink === null ? '' : `\n     Se conserva su última copia buena: ${datasetLink}`;
  return `   - ${named}${identified}${value === '' ? '' : `: dice «${shown(value)}»`}${kept}`;
}

/** Problems with the same rule in the same field together, so that one mend is told once. */
function groupLines(problems: readonly HarvestProblem[]): string {
  const groups = Map.groupBy(problems, ({ field, rule }) => `${field} ${rule}`);
  return [...groups.values()]
    .map((group, place) => {
      const [first] = group;
      if (first === undefined) return '';
      const { field, rule, message, fix } = first;
      const head = `${place + 1}. Campo ${field}, regla ${rule}: ${message}\n   Cómo corregirlo: ${fix}`;
      return [head, ...group.map(recordLine)].join('\n');
    })
    .join('\n\n');
}

export type HarvestCounts = Record<
  'read' | 'added' | 'updated' | 'archived' | 'returned' | 'rejected',
  number
>;

/** What a harvest changed in the national view, in a sentence. */
function changesOf({ added, updated, archived, returned }: HarvestCounts): string {
  const told: [count: number, one: string, many: string][] = [
    [added, 'es nuevo', 'son nuevos'],
    [updated, 'cambió', 'cambiaron'],
    [returned, 'volvió', 'volvieron'],
    [archived, 'ya no aparece y se archivó', 'ya no aparecen y se archivaron'],
  ];
  const changes = told
    .filter(([changed]) => changed > 0)
    .map(([changed, one, many]) => `${count.format(changed)} ${changed === 1 ? one : many}`);
  return changes.length === 0 ? 'Nada cambió en lo publicado.' : `De sus conjuntos: ${changes.join(', ')}.`;
}

/**
 * What a harvest of their catalogue found, to one of a government's officials: what happened, and what to mend where,
 * grouped by rule, with a link to every record of it and another to check again.
 */
export function harvestLetter(report: {
  email: string;
  name: string;
  governmentName: string;
  sourceTitle: string;
  state: 'applied' | 'failed' | 'held';
  counts: HarvestCounts;
  failure: string | null;
  heldBecause: string | null;
  /** At most 20. */
  problems: readonly HarvestProblem[];
  runLink: string;
  checkLink: string;
  about: string;
}): NewMessage & { about: string } {
  const { email, name, governmentName, sourceTitle, counts, problems, runLink, checkLink, about } = report;
  const [read, rejected] = [counts.read, counts.rejected].map((each) => count.format(each));
  const applied =
    counts.rejected === 0
      ? `Se leyeron ${read} registros y ninguno se rechazó. ${changesOf(counts)}`
      : `Se leyeron ${read} registros y ${rejected} no se ${counts.rejected === 1 ? 'pudo' : 'pudieron'} publicar. ${changesOf(counts)}`;
  const happened = {
    applied,
    failed: `La lectura no terminó: ${report.failure ?? 'el portal no respondió como se esperaba.'} Lo que ya estaba publicado sigue igual.`,
    held: `La lectura espera una decisión: ${report.heldBecause ?? 'faltan demasiados registros.'} Nada se ha retirado.`,
  }[report.state];
  const records = new Set(problems.map(({ remoteId, title }) => remoteId ?? title)).size;
  const further = counts.rejected > records ? `\n\nAquí van los primeros; en la página están todos.` : '';
  const listed =
    problems.length === 0 ? '' : `\nQué corregir en su portal:\n\n${groupLines(problems)}${further}\n`;
  const more =
    problems.length === 0 && report.state === 'applied'
      ? `El detalle:\n\n${runLink}\n`
      : `Cada registro, con su valor, su regla y cómo corregirlo; también para descargar:

${runLink}

Cuando lo corrija, la red lo leerá sola en su siguiente turno. Si no quiere esperar, pida que lo vuelva a comprobar:

${checkLink}
`;
  return {
    kind: 'harvest-report',
    recipient: email,
    subject: `Cosecha de «${shown(sourceTitle)}» (${governmentName})`,
    body: `${name}:

${happened}
${listed}
${more}
${farewell}
`,
    about,
  };
}
