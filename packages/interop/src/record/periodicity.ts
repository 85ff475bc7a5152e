import { foldText, periodicities, type Periodicity } from '@rma/domain';

const words: { [Code in Periodicity]: string[] } = {
  'R/PT1S': [
    'tiempo real',
    'en tiempo real',
    'realtime',
    'real time',
    'continua',
    'continual',
    'continuous',
    'cont',
    'update cont',
  ],
  'R/P1D': ['diario', 'diaria', 'diariamente', 'daily', 'cada dia'],
  'R/P1W': ['semanal', 'semanalmente', 'weekly', 'cada semana', 'r p7d'],
  'R/P2W': ['quincenal', 'catorcenal', 'quincenalmente', 'r p15d', 'r p14d', 'biweekly', 'fortnightly'],
  'R/P1M': ['mensual', 'mensualmente', 'monthly', 'cada mes', 'r p30d'],
  'R/P2M': ['bimestral', 'bimestralmente', 'cada dos meses', 'bimonthly'],
  'R/P3M': ['trimestral', 'trimestralmente', 'quarterly', 'cada tres meses'],
  'R/P4M': ['cuatrimestral', 'cuatrimestralmente', 'triannual', 'annual 3', 'cada cuatro meses'],
  'R/P6M': ['semestral', 'semestralmente', 'semiannual', 'annual 2', 'cada seis meses'],
  'R/P1Y': ['anual', 'anualmente', 'annual', 'annually', 'yearly', 'cada año', 'r p12m', 'r p365d'],
  'R/P2Y': ['bianual', 'bienal', 'biennial', 'cada dos años', 'r p24m'],
  'R/P5Y': ['quinquenal', 'lustral', 'cada cinco años', 'quinquennial'],
  'R/P10Y': ['decenal', 'decennial', 'cada diez años'],
  irregular: [
    'irregular',
    'eventual',
    'variable',
    'cuando se requiera',
    'sin periodicidad',
    'no aplica',
    'no periodica',
    'unica vez',
    'una vez',
    'nunca',
    'never',
    'not planned',
    'as needed',
    'irreg',
    'asneeded',
    'notplanned',
  ],
};

const isCode = (key: string): key is Periodicity => Object.hasOwn(periodicities, key);

/** The network's codes. */
export const periodicityCodes = Object.keys(periodicities).filter(isCode);

const codeOfWord = new Map<string, Periodicity>(
  periodicityCodes.flatMap((code) =>
    [foldText(code), foldText(code.replace('R/', '')), ...words[code]].map((word): [string, Periodicity] => [
      word,
      code,
    ]),
  ),
);

/**
 * A periodicity as catalogues write it (ISO 8601 code, Spanish or English word, address in the EU's or Dublin
 * Core's vocabulary) as one of the network's codes; null when it is none of them.
 */
export function readPeriodicity(written: string): Periodicity | null {
  const term = /^https?:/.test(written) ? (written.split(/[/#]/).at(-1) ?? '') : written;
  return codeOfWord.get(foldText(term)) ?? null;
}
