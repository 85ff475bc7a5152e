import { checkGroups, conformChecks, type CheckResult, type ConformReport, type Verdict } from '@rma/interop';

const marks: Record<CheckResult, string> = {
  pass: 'bien ',
  warn: 'AVISO',
  fail: 'FALLA',
  'not-applicable': '  –  ',
};
const verdicts: Record<Verdict, string> = {
  conforms: 'Cumple con todo lo que la red espera.',
  'conforms-with-warnings': 'Se puede leer bien; hay avisos que conviene atender.',
  'does-not-conform': 'Hay fallas que impiden leerlo bien.',
};

/** The report for people, in Spanish; what passed takes one line, the rest says why and what to do. */
export function conformText(report: ConformReport): string {
  const { title, kind, software, datasets, judgements } = report;
  const lines = [
    title ?? report.url,
    [
      kind === null ? 'catálogo no reconocido' : `tipo ${kind}`,
      ...(software === null ? [] : [software]),
      ...(datasets === null ? [] : [`${datasets} conjuntos`]),
    ].join(', '),
  ];
  for (const [group, name] of Object.entries(checkGroups)) {
    const own = judgements.filter(({ id }) => conformChecks[id].group === group);
    if (own.every(({ result }) => result === 'not-applicable')) continue;
    lines.push('', name);
    for (const { what, result, evidence, fix } of own) {
      lines.push(`  ${marks[result]}  ${what}`);
      if (fix !== null) lines.push(`         ${evidence}`, `         Cómo corregirlo: ${fix}`);
    }
  }
  lines.push('', verdicts[report.verdict]);
  return `${lines.join('\n')}\n`;
}
