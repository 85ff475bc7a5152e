import { table } from './case.ts';
import type { NegativeClass } from './case.ts';
import { clabe, curpOf, electoralKeyOf, nss, rfcOf, spoiled } from './identifiers.ts';
import { address, isoDate, person, phone } from './persons.ts';
import type { Random } from './random.ts';

const neutral = ['folio', 'expediente', 'clave', 'id_registro', 'dato 3', 'referencia'];

const column = (
  name: string,
  headers: string[],
  cell: (random: Random, index: number) => string,
): NegativeClass => ({
  name,
  make: (random) => {
    const header = random.pick(headers);
    const start = random.integer(1, 99_000);
    return table(['id', header], (index) => [String(index), cell(random, start + index)]);
  },
});

/** Right in form, wrong in the check digit, under a header that promises nothing: folios that borrow the form. */
const nearlyValid: NegativeClass[] = [
  column('CURP, wrong digit', neutral, (random) => spoiled(curpOf(person(random), random), random)),
  column('RFC, wrong digit', neutral, (random) =>
    spoiled(rfcOf(person(random, { bornBefore: 2008 }), random), random),
  ),
  column('CLABE, wrong digit', neutral, (random) => spoiled(clabe(random), random)),
  column('NSS, wrong digit', neutral, (random) => spoiled(nss(random), random)),
  column('electoral key, no such state', neutral, (random) =>
    electoralKeyOf(person(random), random).replace(/^(.{12})../, '$145'),
  ),
  column('CURP, no such date', neutral, (random) =>
    curpOf(person(random), random).replace(/^(.{4})..../, '$19913'),
  ),
];

const numbers: NegativeClass[] = [
  column('folios of 18 digits', ['folio', 'cuenta predial', 'clave'], (_, index) =>
    String(10n ** 17n + BigInt(index) * 7n),
  ),
  column('random 18 digits', neutral, (random) => random.digits(18)),
  column('folios of 11 digits', ['expediente', 'folio'], (_, index) => String(72_795_600_000 + index)),
  column('random 11 digits', neutral, (random) => `7${random.digits(10)}`),
  column('folios of 10 digits', ['folio', 'cuenta', 'medidor'], (random) => `5${random.digits(9)}`),
  column(
    'cadastral keys of 31 digits',
    ['clave catastral estándar', 'clave'],
    (random) => `27000008${random.digits(23)}`,
  ),
  column('cadastral keys in groups', ['clave catastral'], (random) =>
    [2, 3, 3, 2, 4, 3, 3, 5, 2, 4].map((length) => random.digits(length)).join('-'),
  ),
  column(
    'local cadastral keys',
    ['clave catastral', 'cuenta catastral'],
    (random) => `${random.digits(3)}-${random.digits(3)}-${random.digits(3)}-${random.digits(2)}`,
  ),
  column('CVEGEO', ['cvegeo', 'CVE_MUN'], (random) => `${random.digits(2)}${random.digits(3)}`),
  column('CVEGEO of blocks', ['cvegeo'], (random) => random.digits(16)),
  column('SCIAN codes', ['codigo_act', 'scian'], (random) => random.digits(6)),
  column(
    'amounts',
    ['monto', 'importe', 'presupuesto'],
    (random) => `$${random.integer(1, 999)},${random.digits(3)},${random.digits(3)}.${random.digits(2)}`,
  ),
  column('large amounts', ['saldo de la cuenta', 'total'], (random) => `${random.digits(11)}.00`),
  column('dates and moments', ['fecha', 'actualizado'], (random) => `${isoDate(random)}T10:20:30.123456`),
  column('epoch milliseconds', ['timestamp'], (random) => `17${random.digits(11)}`),
  column('ISBN', ['isbn'], (random) => `978-607-${random.digits(2)}-${random.digits(4)}-${random.digits(1)}`),
  column('UUID', ['uuid', 'id'], (random) =>
    [8, 4, 4, 4, 12].map((length) => random.text('0123456789abcdef', length)).join('-'),
  ),
  column('SHA-256', ['huella', 'sha256'], (random) => random.text('0123456789abcdef', 64)),
];

const codes: NegativeClass[] = [
  column('RFC of companies', ['RFC', 'rfc_proveedor'], (random) => rfcOf(person(random), random).slice(1)),
  column('generic RFC', ['RFC'], (random) => random.pick(['XAXX010101000', 'XEXX010101000', ''])),
  column(
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
  column('capitals and digits, 18', neutral, (random) =>
    random.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 18),
  ),
  column(
    'four letters and fourteen more',
    neutral,
    (random) => random.letters(4) + random.digits(6) + random.letters(6) + random.digits(2),
  ),
  column(
    'CCT',
    ['cct', 'clave de centro de trabajo'],
    (random) => `23D${random.letters(2)}${random.digits(4)}${random.letters(1)}`,
  ),
  column('CLUES', ['clues'], (random) => `QRSSA${random.digits(6)}`),
  column('serial numbers of vehicles', ['serie', 'vin'], (random) =>
    random.text('ABCDEFGHJKLMNPRSTUVWXYZ0123456789', 17),
  ),
  column('plaques', ['tipo de placa', 'placa conmemorativa'], (random) =>
    random.pick(['Bronce', 'Nomenclatura de calle', 'Mármol 1910']),
  ),
  column('plates of the public fleet', ['placas'], (random) =>
    random.pick(['Sin placas', 'En trámite', `ABC-${random.digits(3)}`].slice(0, 2)),
  ),
];

const contacts: NegativeClass[] = [
  column(
    'phones of offices',
    ['teléfono de la oficina', 'Teléfono institucional', 'conmutador (teléfono)'],
    phone,
  ),
  column(
    'extensions of a switchboard',
    ['teléfono'],
    (random) => `${phone(random)} ext. ${random.digits(3)}`,
  ),
  column('toll-free and short numbers', ['teléfono', 'contacto'], (random) =>
    random.pick(['800 123 4567', '911', '089', '01 800 765 4321', '*765']),
  ),
  column(
    'mail of offices',
    ['correo'],
    (random) =>
      `${random.pick(['transparencia', 'obras', 'catastro'])}@${random.pick(['torreon', 'merida', 'xalapa'])}.gob.mx`,
  ),
];

const heroes = [
  'Benito Juárez',
  'Miguel Hidalgo',
  'Emiliano Zapata',
  'Lázaro Cárdenas',
  'José Vasconcelos',
  'Amado Nervo',
  'Josefa Ortiz de Domínguez',
  'David Alfaro Siqueiros',
];
const premises = (name: string, header: string[], cell: (random: Random) => string): NegativeClass => ({
  name,
  make: (random) =>
    table([random.pick(header), 'domicilio', 'capacidad', 'latitud', 'longitud'], () => [
      cell(random),
      address(random),
      String(random.integer(20, 400)),
      random.real(16, 31).toFixed(6),
      (-random.real(88, 116)).toFixed(6),
    ]),
});
const invented = (random: Random) => {
  const { given, paternal, maternal } = person(random);
  return `${given} ${paternal} ${maternal}`;
};

const names: NegativeClass[] = [
  premises('schools', ['nombre', 'escuela', 'nombre_edi'], (random) =>
    `${random.pick(['Esc. Prim.', 'Esc. Sec. Téc.', 'Jardín de Niños', ''])} ${random.pick(heroes)}`.trim(),
  ),
  premises('schools named after anyone', ['nombre', 'nombre_edi'], invented),
  premises('offices under "responsable"', ['responsable', 'encargado'], (random) =>
    random.pick([
      'Dirección de Protección Civil',
      'DIF Municipal',
      'Comité local',
      'H. Ayuntamiento',
      'Coordinación de Salud María Luisa',
    ]),
  ),
  column('streets', ['calle', 'vialidad', 'nombre de la vialidad'], (random) =>
    `${random.pick(['C.', 'Calle', 'Av.', 'Blvd.', ''])} ${random.chance(0.5) ? random.pick(heroes) : invented(random)}`.trim(),
  ),
  column(
    'halls under "nombre"',
    ['nombre', 'Nombre'],
    (random) =>
      `${random.pick(['Auditorio', 'Hospital General', 'Parque', 'Biblioteca', 'Mercado', 'Unidad Deportiva'])} ${invented(random)}`,
  ),
  column('heroes under "nombre"', ['nombre'], (random) => random.pick(heroes)),
  column('municipalities under "nombre"', ['nombre', 'nom_mun'], (random) =>
    random.pick([
      'Benito Juárez',
      'Felipe Carrillo Puerto',
      'José María Morelos',
      'Lázaro Cárdenas',
      'Tulum',
      'San Luis Potosí',
      'Santa Cruz del Rincón',
      'Villa de Reyes',
    ]),
  ),
  column(
    'companies',
    ['titular de la concesión', 'propietario'],
    (random) => `Transportes ${random.pick(heroes)} SA de CV`,
  ),
];

const places: NegativeClass[] = [
  {
    name: 'refuges for victims, to the municipality',
    make: (random) =>
      table(['municipio', 'víctimas atendidas', 'total de víctimas', 'latitud', 'longitud'], () => [
        'Tulum',
        random.digits(2),
        random.digits(3),
        random.real(16, 31).toFixed(6),
        (-random.real(88, 116)).toFixed(6),
      ]),
  },
  {
    name: 'crossings',
    make: (random) =>
      table(['accidente', 'calle', 'latitud', 'longitud', 'lesionados'], (index) => [
        String(index),
        'Av. Juárez',
        random.real(16, 31).toFixed(6),
        (-random.real(88, 116)).toFixed(6),
        String(random.integer(0, 4)),
      ]),
  },
  {
    name: 'victims on a grid of one kilometre',
    make: (random) =>
      table(['sexo', 'edad', 'delito', 'latitud', 'longitud'], () => [
        'Mujer',
        '34',
        'Robo',
        random.real(16, 31).toFixed(2),
        (-random.real(88, 116)).toFixed(2),
      ]),
  },
  {
    name: 'figures by age',
    make: (random) =>
      table(['municipio', 'edad', 'sexo', 'población'], () => [
        random.pick(['Tulum', 'Benito Juárez']),
        String(random.integer(0, 90)),
        'Mujer',
        random.digits(5),
      ]),
  },
];

/** What no detector may take for a person's datum. */
export const negativeClasses: NegativeClass[] = [
  ...nearlyValid,
  ...numbers,
  ...codes,
  ...contacts,
  ...names,
  ...places,
];
