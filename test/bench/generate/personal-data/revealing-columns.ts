import { rowsPerCase, table } from './case.ts';
import type { PositiveClass } from './case.ts';
import { clabe, curpOf, electoralKeyOf, nss, plate, rfcOf, spoiled } from './identifiers.ts';
import { fullName, person, phone } from './persons.ts';
import type { Random } from './random.ts';

const note = (random: Random, datum: string): string =>
  random.pick([
    `se atendió a ${datum}, alta`,
    `${datum} pendiente`,
    `Beneficiario ${datum}; visita el lunes`,
  ]);

/** A column of nothing else. */
const column = (
  kind: PositiveClass['kind'],
  name: string,
  headers: string[],
  cell: (random: Random) => string,
  options: { mustBlock?: boolean } = {},
): PositiveClass => ({
  kind,
  name,
  mustBlock: options.mustBlock ?? true,
  make: (random) => {
    const header = random.pick(headers);
    const made = table(['id', header, 'programa'], (index) => [
      String(index + 1),
      cell(random),
      'Apoyo anual',
    ]);
    return { ...made, cells: rowsPerCase };
  },
});

/** Free text in which one row in six gives a datum away. */
const buried = (kind: PositiveClass['kind'], datum: (random: Random) => string): PositiveClass => ({
  kind,
  name: 'in notes',
  mustBlock: true,
  make: (random) => {
    const made = table(['folio', 'observaciones'], (index) => [
      `F-${1000 + index}`,
      index % 6 === 3
        ? note(random, datum(random))
        : random.pick(['Sin novedad', 'Entregado', 'Visita 2 de 3', '']),
    ]);
    return { ...made, cells: rowsPerCase / 6 };
  },
});

/** A column that most rows leave blank, as forms do. */
const sparse = (
  kind: PositiveClass['kind'],
  header: string,
  cell: (random: Random) => string,
): PositiveClass => ({
  kind,
  name: 'mostly blank',
  mustBlock: true,
  make: (random) => {
    const made = table(['id', header], (index) => [String(index), index % 4 === 1 ? cell(random) : '']);
    return { ...made, cells: rowsPerCase / 4 };
  },
});

const curp = (random: Random) => curpOf(person(random), random);
const rfc = (random: Random) => rfcOf(person(random, { bornBefore: 2008 }), random);
export const nameHeaders = [
  'Responsable',
  'nombre_completo',
  'Titular',
  'BENEFICIARIO',
  'responsabl',
  'Nombre del propietario',
];
const anyHeaders = ['dato 4', 'clave', 'referencia', 'columna7'];

const identifiers: PositiveClass[] = [
  column('curp', 'headed', ['CURP', 'curp_beneficiario', 'Clave única de registro de población'], curp),
  column('curp', 'any header', anyHeaders, (random) =>
    random.chance(0.5) ? curp(random) : curp(random).toLowerCase(),
  ),
  column('curp', 'copied wrong', ['CURP', 'Clave Única'], (random) => spoiled(curp(random), random)),
  buried('curp', curp),
  sparse('curp', 'CURP', curp),
  column('rfc', 'headed', ['RFC', 'rfc_contribuyente', 'R.F.C.'], (random) =>
    random.chance(0.7) ? rfc(random) : rfc(random).replace(/(.{4})(.{6})/, '$1-$2-'),
  ),
  column('rfc', 'any header', anyHeaders, rfc),
  column('rfc', 'copied wrong', ['RFC'], (random) => spoiled(rfc(random), random)),
  buried('rfc', rfc),
  sparse('nss', 'NSS', nss),
  sparse('clabe', 'CLABE', clabe),
  column('clabe', 'headed', ['CLABE', 'Clabe interbancaria', 'cuenta bancaria'], clabe),
  column('clabe', 'any header', anyHeaders, clabe),
  column('clabe', 'copied wrong', ['CLABE interbancaria'], (random) => spoiled(clabe(random), random)),
  column('nss', 'headed', ['NSS', 'Número de seguridad social', 'num_imss'], nss),
  column('nss', 'any header', anyHeaders, nss),
  column('nss', 'copied wrong', ['N.S.S.', 'NSS'], (random) => spoiled(nss(random), random)),
  column('electoral-key', 'headed', ['Clave de elector', 'clave_elector', 'INE'], (random) =>
    electoralKeyOf(person(random), random),
  ),
  column('electoral-key', 'any header', anyHeaders, (random) => electoralKeyOf(person(random), random)),
  column('electoral-key', 'OCR or CIC', ['OCR', 'CIC', 'folio INE'], (random) =>
    random.digits(random.pick([9, 13])),
  ),
  column('passport', 'headed', ['Pasaporte', 'núm. de pasaporte'], (random) => `G${random.digits(8)}`),
  column('vehicle-plate', 'headed', ['Placas', 'placa', 'Matrícula del vehículo'], plate),
];

const contacts: PositiveClass[] = [
  column(
    'email',
    'any header',
    ['correo', 'dato 2', 'contacto'],
    (random) =>
      `${random.pick(['ana', 'j.ruiz', 'lupita_83', 'el.profe'])}${random.integer(1, 999)}@${random.pick(['gmail.com', 'hotmail.com', 'prodigy.net.mx', 'example.org'])}`,
  ),
  column('phone', 'headed', ['TELÉFONO', 'Celular', 'tel', 'Número de contacto'], phone),
  column('phone', 'in a cell that says so', ['Observaciones', 'Responsable del H. Ayuntamiento'], (random) =>
    random.pick([
      `${fullName(random)}\nTel. ${phone(random)}`,
      `CEL. ${phone(random)}`,
      `Avisar al cel: ${phone(random)}`,
    ]),
  ),
];

const names: PositiveClass[] = [
  column('person-name', 'headed', nameHeaders, fullName, { mustBlock: false }),
  column('person-name', 'under "nombre"', ['Nombre', 'NOMBRES', 'name', 'nombre(s)'], fullName, {
    mustBlock: false,
  }),
];

/** One column that gives people away by itself. */
export const revealingColumns: PositiveClass[] = [...identifiers, ...contacts, ...names];
