import { lookAlikes, table } from './case.ts';
import type { NegativeClass } from './case.ts';
import { clabe, curpOf, electoralKeyOf, nss, rfcOf, spoiled } from './identifiers.ts';
import { isoDate, person } from './persons.ts';

const neutral = ['folio', 'expediente', 'clave', 'id_registro', 'dato 3', 'referencia'];

/** Right in form, wrong in the check digit, under a header that promises nothing: folios that borrow the form. */
const nearlyValid: NegativeClass[] = [
  lookAlikes('CURP, wrong digit', neutral, (random) => spoiled(curpOf(person(random), random), random)),
  lookAlikes('RFC, wrong digit', neutral, (random) =>
    spoiled(rfcOf(person(random, { bornBefore: 2008 }), random), random),
  ),
  lookAlikes('CLABE, wrong digit', neutral, (random) => spoiled(clabe(random), random)),
  lookAlikes('NSS, wrong digit', neutral, (random) => spoiled(nss(random), random)),
  lookAlikes('electoral key, no such state', neutral, (random) =>
    electoralKeyOf(person(random), random).replace(/^(.{12})../, '$145'),
  ),
  lookAlikes('CURP, no such date', neutral, (random) =>
    curpOf(person(random), random).replace(/^(.{4})..../, '$19913'),
  ),
];

const numbers: NegativeClass[] = [
  lookAlikes('folios of 18 digits', ['folio', 'cuenta predial', 'clave'], (_, index) =>
    String(10n ** 17n + BigInt(index) * 7n),
  ),
  lookAlikes('random 18 digits', neutral, (random) => random.digits(18)),
  lookAlikes('folios of 11 digits', ['expediente', 'folio'], (_, index) => String(72_795_600_000 + index)),
  lookAlikes('random 11 digits', neutral, (random) => `7${random.digits(10)}`),
  lookAlikes('folios of 10 digits', ['folio', 'cuenta', 'medidor'], (random) => `5${random.digits(9)}`),
  lookAlikes(
    'cadastral keys of 31 digits',
    ['clave catastral estándar', 'clave'],
    (random) => `27000008${random.digits(23)}`,
  ),
  lookAlikes('cadastral keys in groups', ['clave catastral'], (random) =>
    [2, 3, 3, 2, 4, 3, 3, 5, 2, 4].map((length) => random.digits(length)).join('-'),
  ),
  lookAlikes(
    'local cadastral keys',
    ['clave catastral', 'cuenta catastral'],
    (random) => `${random.digits(3)}-${random.digits(3)}-${random.digits(3)}-${random.digits(2)}`,
  ),
  lookAlikes('CVEGEO', ['cvegeo', 'CVE_MUN'], (random) => `${random.digits(2)}${random.digits(3)}`),
  lookAlikes('CVEGEO of blocks', ['cvegeo'], (random) => random.digits(16)),
  lookAlikes('SCIAN codes', ['codigo_act', 'scian'], (random) => random.digits(6)),
  lookAlikes(
    'amounts',
    ['monto', 'importe', 'presupuesto'],
    (random) => `$${random.integer(1, 999)},${random.digits(3)},${random.digits(3)}.${random.digits(2)}`,
  ),
  lookAlikes('large amounts', ['saldo de la cuenta', 'total'], (random) => `${random.digits(11)}.00`),
  lookAlikes('dates and moments', ['fecha', 'actualizado'], (random) => `${isoDate(random)}T10:20:30.123456`),
  lookAlikes('epoch milliseconds', ['timestamp'], (random) => `17${random.digits(11)}`),
  lookAlikes(
    'ISBN',
    ['isbn'],
    (random) => `978-607-${random.digits(2)}-${random.digits(4)}-${random.digits(1)}`,
  ),
  lookAlikes('UUID', ['uuid', 'id'], (random) =>
    [8, 4, 4, 4, 12].map((length) => random.text('0123456789abcdef', length)).join('-'),
  ),
  lookAlikes('SHA-256', ['huella', 'sha256'], (random) => random.text('0123456789abcdef', 64)),
];

const codes: NegativeClass[] = [
  lookAlikes('RFC of companies', ['RFC', 'rfc_proveedor'], (random) =>
    rfcOf(person(random), random).slice(1),
  ),
  lookAlikes('generic RFC', ['RFC'], (random) => random.pick(['XAXX010101000', 'XEXX010101000', ''])),
  lookAlikes(
    'dated folios',
    neutral,
    (random) =>
      `${random.pick(['EXPD', 'FOLI', 'DGTM', 'SSPC', 'TRAN'])}${random.integer(15, 26)}${String(random.integer(1, 12)).padStart(2, '0')}${String(random.integer(10, 28))}${random.text('ABC123456789', 3)}`,
  ),
  {
    name: 'dated folios of an archive',
    make: (random) => {
      const prefix = random.pick(['FOLI', 'SECR', 'CONT', 'TESO', 'JURI']);
      return table(['id', random.pick(neutral)], (index) => [
        String(index),
        `${prefix}${random.integer(27, 99)}${String(random.integer(1, 12)).padStart(2, '0')}${random.integer(10, 28)}${random.text('ABC123456789', 3)}`,
      ]);
    },
  },
  lookAlikes('capitals and digits, 18', neutral, (random) =>
    random.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 18),
  ),
  lookAlikes(
    'four letters and fourteen more',
    neutral,
    (random) => random.letters(4) + random.digits(6) + random.letters(6) + random.digits(2),
  ),
  lookAlikes(
    'CCT',
    ['cct', 'clave de centro de trabajo'],
    (random) => `23D${random.letters(2)}${random.digits(4)}${random.letters(1)}`,
  ),
  lookAlikes('CLUES', ['clues'], (random) => `QRSSA${random.digits(6)}`),
  lookAlikes('serial numbers of vehicles', ['serie', 'vin'], (random) =>
    random.text('ABCDEFGHJKLMNPRSTUVWXYZ0123456789', 17),
  ),
  lookAlikes('plaques', ['tipo de placa', 'placa conmemorativa'], (random) =>
    random.pick(['Bronce', 'Nomenclatura de calle', 'Mármol 1910']),
  ),
  lookAlikes('plates of the public fleet', ['placas'], (random) =>
    random.pick(['Sin placas', 'En trámite', `ABC-${random.digits(3)}`].slice(0, 2)),
  ),
];

/** Codes that no detector may take for a person's. */
export const harmlessCodes: NegativeClass[] = [...nearlyValid, ...numbers, ...codes];
