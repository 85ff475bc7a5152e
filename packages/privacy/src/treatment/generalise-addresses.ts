import { blank } from './step.ts';
import type { Step } from './step.ts';

const monthNames = 'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre';
const way =
  'calles?|c\\.|av\\.?|avenida|calz\\.?|calzada|blvd\\.?|bulevar|boulevard|carr\\.?|carretera|prol\\.?|prolongaci[oó]n|priv\\.?|privada|cda\\.?|cerrada|and\\.?|andador|circuito|eje|vialidad';
const label =
  'n[uú]m\\.?|n[uú]mero|no\\.|n°|nº|#|ext\\.?|exterior|int\\.?|interior|depto\\.?|dpto\\.?|departamento|edif\\.?|edificio|torre|piso|casa|lote|lt\\.?|mza?\\.?|manzana|smza?\\.?|local|c\\.?p\\.?|c[oó]digo postal';
const start = String.raw`(^|[ \t\r\n,;(` + '\u00a0])';

/**
 * The street and the neighbourhood without what finds the door: numbers outside and inside, lot, block, flat. A number
 * that names the street stays ("Calle 60", "5 de Mayo"). Of a postal code alone, its first three digits.
 */
export const generaliseAddresses = (): Step[] => [
  {
    do: 'replace',
    pattern: `^${blank}*0?([0-9]{3})[0-9]{2}${blank}*$`,
    by: '\\1',
  },
  {
    do: 'replace',
    pattern: `${start}(?:(?:${label})${blank}*)+(?:[:.]${blank}*)?[0-9a-z]*[0-9][0-9a-z]*(?:${blank}*-${blank}*[0-9a-z]+)?`,
    by: '\\1',
  },
  {
    do: 'replace',
    pattern: `(${start}(?:${way})${blank}+[0-9]{1,3}|[0-9]{1,2}${blank}+de${blank}+(?:${monthNames})|^[0-9]{3}$)|#?[0-9][0-9a-z]*(?:${blank}*[-/]${blank}*[0-9a-z]{1,4})?`,
    by: '\\1',
  },
  {
    do: 'replace',
    pattern: `${start}(?:s/n|s\\.n\\.|int\\.?|ext\\.?|n[uú]m\\.?|no\\.|#|c\\.p\\.)($|${blank}|[,;])`,
    by: '\\1\\2',
  },
  { do: 'replace', pattern: `${blank}+`, by: ' ' },
  { do: 'replace', pattern: '(?: ?[,;.-])*(?: ?([,;]))', by: '\\1' },
  { do: 'replace', pattern: '^[ ,;.-]+|[ ,;-]+$', by: '' },
];
