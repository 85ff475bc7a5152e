import type { StandardField } from '@rma/themes';
import { shown } from '../checks/findings.ts';
import { count } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import type { Proposal } from '../report.ts';
import { proposalKey } from './ask-forms.ts';
import type { Answers, Question } from './ask-forms.ts';
import { isDateForm } from './date-forms.ts';
import { fieldSql } from './field-sql.ts';
import type { FieldReading } from './field-sql.ts';
import { isNumberForm } from './number-forms.ts';

const shownCases = 10;

export const stateOf = (key: string, answers: Answers): Proposal['state'] => {
  if (answers.accepted.includes(key)) return 'accepted';
  return answers.rejected.includes(key) ? 'rejected' : 'open';
};

/** The reading of the cells in question alone, as they would be read with yes for an answer. */
const onlyForm = (question: Question, reading: FieldReading): FieldReading => ({
  ...reading,
  valueMap: new Map(),
  ...(question.about === 'dates'
    ? { dateForms: [question.form], dateOrder: question.order }
    : { numberForms: [question.form] }),
});

/** The questions of a column as proposals, each with its commonest cells before and after. Reads `cells`. */
export const proposalsOf = async (
  engine: Engine,
  field: StandardField,
  options: { questions: Question[]; reading: FieldReading; answers: Answers },
): Promise<Proposal[]> => {
  const proposals: Proposal[] = [];
  for (const question of options.questions) {
    const y = fieldSql(field, onlyForm(question, options.reading)).typed('x');
    const when =
      question.about === 'dates' ? isDateForm('x', question.form) : isNumberForm('x', question.form);
    const cases = await engine.rows(
      `SELECT x AS before, after, sum(n) AS n, sum(sum(n)) OVER () AS total
       FROM (SELECT x, n, (${y})::VARCHAR AS after FROM cells WHERE ${when})
       WHERE after IS NOT NULL GROUP BY ALL ORDER BY n DESC, before LIMIT ${shownCases}`,
    );
    if (cases.length === 0) continue;
    const key = proposalKey(question, field);
    proposals.push({
      key,
      code: question.code,
      field: field.name,
      message: question.message,
      count: count(cases[0]?.['total']),
      cases: cases.map((row) => ({
        before: shown(row['before']),
        after: shown(row['after']),
        count: count(row['n']),
      })),
      state: stateOf(key, options.answers),
    });
  }
  return proposals;
};
