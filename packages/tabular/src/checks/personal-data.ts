import { isBlocking, isSettled, offersFor, wordsOfKind } from '@rma/privacy';
import type { PersonalDataFinding } from '@rma/privacy';
import type { ColumnMatch } from '../match/column-match.ts';
import { matchesOf } from '../match/matches.ts';
import type { Preparation, PrivacyAction } from '../preparation.ts';
import type { Finding, PersonalData } from '../report.ts';
import { finding, shown } from './findings.ts';

type Decisions = Preparation['privacy'];

/** What was decided about a column; the last decision counts. */
export const decidedFor = (header: string, decisions: Decisions): PrivacyAction | null =>
  decisions.findLast((decision) => decision.header === header)?.action ?? null;

const asFinding = (found: PersonalDataFinding, examples: number): Finding => {
  const blocks = isBlocking(found);
  const offered: Record<PrivacyAction, string> = {
    drop: 'quítela',
    mask: 'oculte sus valores',
    generalise: 'generalícela',
    blur: 'redondee las coordenadas',
    keep: 'consérvela con la razón escrita de un funcionario',
  };
  const ways = offersFor(found).map((action) => offered[action]);
  const last = ways.pop() ?? '';
  return finding('personal-data', found.field, {
    severity: blocks ? 'error' : 'warning',
    message: `La columna «${found.field}» ${blocks ? 'contiene' : 'parece contener'} ${wordsOfKind(found.kind)}.`,
    fix: `Decida qué hacer con la columna: ${ways.join(', ')} o ${last}.`,
    count: found.count,
    examples: found.examplesMasked.slice(0, examples).map((value) => ({ row: null, value: shown(value) })),
  });
};

/** Evidence nobody decided about: an error where it blocks the publication, else a warning. */
export const personalDataFindings = (
  found: PersonalDataFinding[],
  options: { decisions: Decisions; examples: number },
): Finding[] =>
  found
    .filter((each) => !isSettled(each, (header) => decidedFor(header, options.decisions)))
    .map((each) => asFinding(each, options.examples));

/** The evidence column by column, with what can be done and what was decided. */
export const personalDataOf = (
  found: PersonalDataFinding[],
  options: { decisions: Decisions; match: ColumnMatch; headers: string[] },
): PersonalData[] => {
  const fieldOf = new Map(
    matchesOf(options.match, options.headers).map(({ header, field }) => [header, field] as const),
  );
  return found.map((each) => ({
    header: each.field,
    kind: each.kind,
    confidence: each.confidence,
    isBlocking: isBlocking(each),
    count: each.count,
    examplesMasked: each.examplesMasked,
    field: fieldOf.get(each.field) ?? null,
    offers: offersFor(each),
    decided: decidedFor(each.field, options.decisions),
  }));
};
