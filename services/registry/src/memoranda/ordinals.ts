const units = [
  '',
  'primera',
  'segunda',
  'tercera',
  'cuarta',
  'quinta',
  'sexta',
  'séptima',
  'octava',
  'novena',
];
const tens = ['', 'décima', 'vigésima', 'trigésima', 'cuadragésima'];

/** The feminine ordinal of a clause in capitals, from 1 to 49: PRIMERA, DÉCIMA PRIMERA, VIGÉSIMA. */
export function ordinal(place: number): string {
  if (!Number.isInteger(place) || place < 1 || place > 49)
    throw new RangeError(`No clause has the place ${place}`);
  const words = [tens[Math.floor(place / 10)], units[place % 10]].filter((word) => word);
  return words.join(' ').toLocaleUpperCase('es-MX');
}
