import { blank } from './step.ts';
import type { Step } from './step.ts';

const number = String.raw`[0-9]{1,12}(?:\.[0-9]*)?`;
const words =
  'multi|point|linestring|polygon|geometry|collection|empty|zm?|m|type|coordinates|lat(?:itud|itude)?|lon(?:gitud|gitude)?|lng|[nsewox]|utm|°|º|′|’|″|”';

/**
 * Degrees to two decimals, about one kilometre; projected metres to the kilometre; minutes of arc without their seconds.
 * Reads one number, a pair in one cell, WKT and GeoJSON text. Links, binary geometry, words and EWKT of other systems cannot be blurred,
 * so such a cell is emptied.
 */
export const blur = (): Step[] => [
  { do: 'replace', pattern: `^(${blank}*[+-]?[0-9]{1,3}),([0-9]{3,})${blank}*$`, by: '\\1.\\2' },
  {
    do: 'replace',
    pattern: `([0-9]{1,3}) *[°º] *([0-9]{1,2}) *['′’] *[0-9]{1,2}(?:[.,][0-9]*)? *(?:["″”]|'')?`,
    by: '\\1°\\2′',
  },
  { do: 'replace', pattern: `^${blank}*srid *= *4326 *;`, by: '' },
  { do: 'require', pattern: `(?:${blank}|[,;:(){}"'+/\\[\\]-]|${words}|${number})+` },
  { do: 'round' },
];
