import { lookAlikes, table } from './case.ts';
import type { NegativeClass } from './case.ts';
import { address, person, phone } from './persons.ts';
import type { Random } from './random.ts';

const contacts: NegativeClass[] = [
  lookAlikes(
    'phones of offices',
    ['teléfono de la oficina', 'Teléfono institucional', 'conmutador (teléfono)'],
    phone,
  ),
  lookAlikes(
    'extensions of a switchboard',
    ['teléfono'],
    (random) => `${phone(random)} ext. ${random.digits(3)}`,
  ),
  lookAlikes('toll-free and short numbers', ['teléfono', 'contacto'], (random) =>
    random.pick(['800 123 4567', '911', '089', '01 800 765 4321', '*765']),
  ),
  lookAlikes(
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
  lookAlikes('streets', ['calle', 'vialidad', 'nombre de la vialidad'], (random) =>
    `${random.pick(['C.', 'Calle', 'Av.', 'Blvd.', ''])} ${random.chance(0.5) ? random.pick(heroes) : invented(random)}`.trim(),
  ),
  lookAlikes(
    'halls under "nombre"',
    ['nombre', 'Nombre'],
    (random) =>
      `${random.pick(['Auditorio', 'Hospital General', 'Parque', 'Biblioteca', 'Mercado', 'Unidad Deportiva'])} ${invented(random)}`,
  ),
  lookAlikes('heroes under "nombre"', ['nombre'], (random) => random.pick(heroes)),
  lookAlikes('municipalities under "nombre"', ['nombre', 'nom_mun'], (random) =>
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
  lookAlikes(
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

/** Words and places that no detector may take for a person's. */
export const harmlessWords: NegativeClass[] = [...contacts, ...names, ...places];
