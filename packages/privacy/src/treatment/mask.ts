import { blank } from './step.ts';
import type { Step } from './step.ts';
import type { PersonalDataKind } from '../kinds.ts';

const hidden = '•••';
const hide = (pattern: string): Step[] => [{ do: 'replace', pattern, by: hidden }];
const within = String.raw`[\p{L}\p{M}\p{N}@'’´_+&/.·-]`;
const gap = `[ \\t.·_–-]`;

/** Whatever has the form goes, check digit or not: to mask too much harms less than to mask too little. */
const forms: Partial<Record<PersonalDataKind, Step[]>> = {
  curp: hide(`[a-zñ]{4}${gap}?[0-9]{6}${gap}?[hmx]${gap}?[a-zñ]{5}${gap}?[0-9a-z]{1,2}`),
  rfc: hide(`[a-zñ&]{3,4}${gap}?[0-9]{6}${gap}?[a-z0-9]{3}`),
  'electoral-key': [
    { do: 'replace', pattern: `[a-zñ]{6}${gap}?[0-9]{8}${gap}?[hm]${gap}?[0-9]{3}`, by: hidden },
    { do: 'replace', pattern: '[0-9]{9,}', by: hidden },
  ],
  clabe: hide(`[0-9](?:${gap}?[0-9]){9,}`),
  nss: hide(`[0-9](?:${gap}?[0-9]){9,}`),
  email: hide(String.raw`[^ \t\r\n,;:<>()"'` + '\u00a0]+@[^ \\t\\r\\n,;:<>()"\'\u00a0]+'),
  phone: hide(`\\+?\\(?[0-9](?:[ \\t().·_/–-]{0,3}[0-9]){6,}`),
};

/**
 * Identifiers with a form are hidden wherever they stand in the cell and the rest of it stays; of any other kind the
 * whole cell goes, word by word. The number of marks does not tell the length.
 */
export const mask = (kind: PersonalDataKind): Step[] =>
  forms[kind] ?? [
    { do: 'replace', pattern: `${within}*[\\p{L}\\p{N}]${within}*`, by: hidden },
    { do: 'replace', pattern: `${hidden}(?:${blank}+${hidden})+`, by: hidden },
  ];
