import type { StandardField } from '@rma/themes';
import { text } from '../engine/sql.ts';

/** Ways a figure is written. */
export type NumberForm = 'plain' | 'whole-decimal' | 'thousands' | 'currency' | 'percent' | 'decimal-comma';

const sign = '[+-]?';
const digits = {
  plain: '[0-9]+(?:[.][0-9]*)?|[.][0-9]+',
  thousands: "[0-9]{1,3}(?:,[0-9]{3})+(?:[.][0-9]+)?|[0-9]{1,3}(?:[ '’\u00a0][0-9]{3})+(?:[.][0-9]+)?",
};
const amount = `(?:${digits.thousands}|${digits.plain})`;
const before = '(?:(?:MXN|MX|USD)?[ \u00a0]?[$][ \u00a0]?|MXN[ \u00a0]?)';
const after = '[ \u00a0]?(?:MXN|M[.]?N[.]?|pesos)';

/** Patterns of a trimmed cell, the first that fits counts. */
const sources: Record<NumberForm, string> = {
  plain: `${sign}(?:${digits.plain})(?:[eE][+-]?[0-9]{1,3})?`,
  'whole-decimal': `${sign}[0-9]{1,15}[.]0+`,
  thousands: `${sign}(?:${digits.thousands})`,
  currency: `(?i)${sign}${before}${sign}${amount}(?:${after})?|${sign}${amount}${after}`,
  percent: `${sign}${amount}[ \u00a0]?%`,
  'decimal-comma': `${sign}[0-9]+,[0-9]+|${sign}[0-9]{1,3}(?:[.][0-9]{3})+(?:,[0-9]+)?`,
};

/** SQL condition: the trimmed cell is written in this form. */
export const isNumberForm = (x: string, form: NumberForm): string =>
  `regexp_full_match(${x}, ${text(sources[form])})`;

/** Forms of a field's unit: only money takes currency signs, only percentages a percent sign. */
export const formsOfUnit = (field: StandardField): NumberForm[] => {
  const unit = field.rma.unit ?? '';
  const isMoney = unit === '' ? field.type === 'number' : /^(?:MXN|pesos|\$)/i.test(unit);
  return [
    ...(isMoney ? (['currency'] as const) : []),
    ...(/^(?:%|porcentaje)/i.test(unit) ? (['percent'] as const) : []),
  ];
};

const onlyDigits = (x: string): string => `regexp_replace(${x}, '[^0-9.eE+-]', '', 'g')`;

/** SQL of the digits of a cell written in a form, with a point for decimals and nothing else. */
export const plainDigits = (x: string, form: NumberForm): string => {
  switch (form) {
    case 'plain':
      return x;
    case 'whole-decimal':
      return `split_part(${x}, '.', 1)`;
    case 'thousands':
      return onlyDigits(x);
    case 'currency':
      // The points of "M.N." go before the digits are left alone.
      return `regexp_replace(regexp_replace(${x}, '(?i)[a-z]+[.]?', '', 'g'), '[^0-9.+-]', '', 'g')`;
    case 'percent':
      return onlyDigits(x);
    case 'decimal-comma':
      return `replace(replace(${x}, '.', ''), ',', '.')`;
  }
};
