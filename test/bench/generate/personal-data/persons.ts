import type { Random } from './random.ts';

/** Invented people; a third of the names are rare on purpose, since no list of names is complete. */
const commonNames =
  'Juan|María|José Luis|Ana Laura|Miguel Ángel|Rosa|Carlos|Patricia|Jesús|Verónica|Francisco Javier|Guadalupe|Raúl|Leticia|Óscar|Adriana|Luis Fernando|Mónica|Jorge|Karla|Ricardo|Sofía|Héctor|Brenda|Iván|Lucía|Martín|Yolanda|Sergio|Norma'.split(
    '|',
  );
const rareNames =
  'Zeferino|Citlali|Tonatiuh|Ixchel|Nahúm|Yaretzi|Eleuterio|Itzayana|Evodio|Nicté|Baldomero|Xitlali|Aldahir|Donají|Cirilo|Zyanya|Abundio|Meztli|Otoniel|Danaé'.split(
    '|',
  );
const commonSurnames =
  'Hernández|García|Martínez|López|González|Pérez|Rodríguez|Sánchez|Ramírez|Cruz|Flores|Gómez|Morales|Vázquez|Reyes|Jiménez|Torres|Díaz|Gutiérrez|Ruiz|Mendoza|Aguilar|Ortiz|Castillo|Núñez|Peña|Ávila|Muñoz|Ceballos|Quiñones'.split(
    '|',
  );
const rareSurnames =
  'Xool|Tzab|Cuautle|Tecuapacho|Ñuño|Xicoténcatl|Zempoaltécatl|Poot|Huitzil|Ek|Tlapale|Quiahua|Amezcua|Urquidi|Bojórquez|Yocupicio|Nucamendi|Ozuna|Zihuatl|Echeverri'.split(
    '|',
  );

export type Person = {
  given: string;
  paternal: string;
  maternal: string;
  /** Year, month and day. */
  birth: [number, number, number];
  sex: 'H' | 'M';
};

export const person = (random: Random, options: { bornBefore: number } = { bornBefore: 2019 }): Person => ({
  given: random.chance(0.67) ? random.pick(commonNames) : random.pick(rareNames),
  paternal: random.chance(0.67) ? random.pick(commonSurnames) : random.pick(rareSurnames),
  maternal: random.chance(0.67) ? random.pick(commonSurnames) : random.pick(rareSurnames),
  birth: [random.integer(1935, options.bornBefore - 1), random.integer(1, 12), random.integer(1, 28)],
  sex: random.pick(['H', 'M']),
});

/** As offices write them: with and without title, capitals, surnames first. */
export const fullName = (random: Random): string => {
  const { given, paternal, maternal } = person(random);
  const name = random.pick([
    `${given} ${paternal} ${maternal}`,
    `${given} ${paternal} ${maternal}`,
    `${paternal} ${maternal} ${given}`,
    `C. ${given} ${paternal} ${maternal}`,
    `Lic. ${given} ${paternal}`,
    `Profr. ${given} ${paternal} ${maternal}`,
  ]);
  return random.chance(0.4) ? name.toUpperCase() : name;
};

const streets = [
  'Calle Hidalgo',
  'Av. Juárez',
  'C. 16 de Septiembre',
  'Blvd. Independencia',
  'Calle 60',
  'Privada Olmos',
];
const colonias = ['Centro', 'Las Flores', 'Ampliación La Venta', 'San Isidro', 'Los Pinos'];

export const address = (random: Random): string =>
  random.pick([
    () => `${random.pick(streets)} ${random.integer(1, 999)}, Col. ${random.pick(colonias)}`,
    () => `${random.pick(streets)} No. ${random.integer(1, 999)} Int. ${random.integer(1, 20)}`,
    () => `${random.pick(streets)} S/N, Colonia ${random.pick(colonias)}`,
    () => `Mz. ${random.integer(1, 40)} Lt. ${random.integer(1, 40)}, Fracc. ${random.pick(colonias)}`,
  ])();

export const isoDate = (random: Random, from = 1935, to = 2018): string =>
  `${random.integer(from, to)}-${String(random.integer(1, 12)).padStart(2, '0')}-${String(random.integer(1, 28)).padStart(2, '0')}`;

export const dayFirstDate = (random: Random, from = 1935, to = 2018): string =>
  isoDate(random, from, to).split('-').toReversed().join('/');

/** Ten digits in the groupings seen in delivered files. */
export const phone = (random: Random): string => {
  const [a, b, c] = [random.pick(['55', '33', '81']), random.digits(4), random.digits(4)];
  const [lada, d, e] = [random.pick(['871', '993', '744', '998', '229']), random.digits(3), random.digits(4)];
  return random.pick([
    `${a}${b}${c}`,
    `${a} ${b} ${c}`,
    `(${lada}) ${d}-${e}`,
    `${lada} ${d} ${e.slice(0, 2)} ${e.slice(2)}`,
    `+52 ${lada} ${d} ${e}`,
    `+52 1 ${a} ${b} ${c}`,
    `${lada}-${d}-${e}`,
  ]);
};
