import type { Person } from './persons.ts';
import type { Random } from './random.ts';

/**
 * Identifiers built from a person by the rules of RENAPO, SAT, INE, Banco de México and IMSS. Their check digits are
 * reckoned here, apart from the detectors, so that one mistake cannot hide the other.
 */
const states = [
  'AS',
  'BC',
  'CL',
  'CH',
  'DF',
  'GR',
  'JC',
  'MC',
  'NL',
  'OC',
  'PL',
  'QR',
  'SP',
  'TC',
  'VZ',
  'YN',
  'NE',
];

const capitals = (name: string): string =>
  name
    .toUpperCase()
    .replaceAll('Ñ', '\u0001')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll('\u0001', 'Ñ');
const innerVowel = (name: string): string => /[AEIOU]/.exec(capitals(name).slice(1))?.[0] ?? 'X';
const innerConsonant = (name: string): string =>
  (/[B-DF-HJ-NP-TV-ZÑ]/.exec(capitals(name).slice(1))?.[0] ?? 'X').replace('Ñ', 'X');
const first = (name: string): string => capitals(name)[0]!.replace('Ñ', 'X');
const two = (number: number): string => String(number % 100).padStart(2, '0');
const dateOf = ({ birth }: Person): string => birth.map(two).join('');
const root = (person: Person): string =>
  first(person.paternal) + innerVowel(person.paternal) + first(person.maternal) + first(person.given);

const weighted = (text: string, alphabet: string, weight: number): number =>
  Array.from(text).reduce((sum, letter, index) => sum + alphabet.indexOf(letter) * (weight - index), 0);

export const curpOf = (person: Person, random: Random): string => {
  const start =
    root(person) +
    dateOf(person) +
    person.sex +
    random.pick(states) +
    innerConsonant(person.paternal) +
    innerConsonant(person.maternal) +
    innerConsonant(person.given) +
    (person.birth[0] < 2000 ? random.digits(1) : random.letters(1));
  const sum = weighted(start, '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ', 18);
  return start + String((10 - (sum % 10)) % 10);
};

export const rfcOf = (person: Person, random: Random): string => {
  const start = root(person) + dateOf(person) + random.text('123456789ABCDEFGHIJKLMNPQRSTUVWXYZ', 2);
  const rest = weighted(start, '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ', 13) % 11;
  return start + (rest === 0 ? '0' : rest === 1 ? 'A' : String(11 - rest));
};

export const electoralKeyOf = (person: Person, random: Random): string =>
  [person.paternal, person.maternal, person.given]
    .map((name) => first(name) + innerConsonant(name))
    .join('') +
  dateOf(person) +
  two(random.integer(1, 32)) +
  person.sex +
  random.digits(3);

export const clabe = (random: Random): string => {
  const start = random.pick(['002', '012', '014', '021', '044', '072', '127', '646']) + random.digits(14);
  const sum = Array.from(start).reduce(
    (total, digit, index) => total + ((Number(digit) * [3, 7, 1][index % 3]!) % 10),
    0,
  );
  return start + String((10 - (sum % 10)) % 10);
};

export const nss = (random: Random): string => {
  const start =
    random.pick(['03', '17', '43', '62', '72', '92']) + two(random.integer(70, 99)) + random.digits(6);
  const sum = Array.from(start).reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return start + String((10 - (sum % 10)) % 10);
};

/** The identifier with a check digit that cannot hold. */
export const spoiled = (identifier: string, random: Random): string => {
  const last = identifier.slice(-1);
  const wrong = /\d/.test(last) ? String((Number(last) + random.integer(1, 9)) % 10) : '7';
  return identifier.slice(0, -1) + wrong;
};

export const plate = (random: Random): string => {
  const letters = (length: number) => random.text('ABCDEFGHJKLMNPRSTUVWXYZ', length);
  return random.pick([
    () => `${letters(3)}-${random.digits(3)}-${letters(1)}`,
    () => `${letters(3)}-${random.digits(2)}-${random.digits(2)}`,
    () => `${letters(2)}${random.digits(5)}`,
    () => `${letters(1)}${random.digits(2)}-${letters(3)}`,
    () => `${letters(1)}-${random.digits(3)}-${letters(2)}`,
  ])();
};
