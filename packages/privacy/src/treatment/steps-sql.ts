import { numberForm, roundNumberSql } from './rounding.ts';
import type { Step } from './step.ts';

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

const stepSql = (step: Step): string => {
  switch (step.do) {
    case 'replace':
      return `regexp_replace(v, ${text(step.pattern)}, ${text(step.by)}, 'gi')`;
    case 'forms': {
      const cases = step.forms.map(({ pattern, by }) => {
        const whole = text(`^(?:${pattern})$`);
        return `WHEN regexp_matches(v, ${whole}, 'i') THEN regexp_replace(v, ${whole}, ${text(by)}, 'i')`;
      });
      return `CASE ${cases.join(' ')} ELSE '' END`;
    }
    case 'require':
      return `CASE WHEN regexp_matches(v, ${text(`^(?:${step.pattern})$`)}, 'i') THEN v ELSE '' END`;
    case 'round':
      return `array_to_string(list_transform(regexp_extract_all(v, ${text(`${numberForm}|[^0-9]+`)}),
        lambda t: CASE WHEN regexp_full_match(t, ${text(numberForm)}) THEN ${roundNumberSql('t')} ELSE t END), '')`;
  }
};

/** The steps over a VARCHAR expression, which enters the statement once: each step binds the last one's result as `v`. */
export const stepsSql = (expression: string, steps: readonly Step[]): string =>
  steps.reduce((inner, step) => `list_transform([${inner}], lambda v: ${stepSql(step)})[1]`, expression);
