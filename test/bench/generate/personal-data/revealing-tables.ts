import { rowsPerCase, table } from './case.ts';
import type { Case, PositiveClass } from './case.ts';
import { address, dayFirstDate, fullName, isoDate, person } from './persons.ts';
import type { Random } from './random.ts';
import { nameHeaders } from './revealing-columns.ts';

const point = (random: Random) =>
  [random.real(16, 31).toFixed(6), (-random.real(88, 116)).toFixed(6)] as const;

const beside = (
  kind: PositiveClass['kind'],
  name: string,
  make: (random: Random) => Case,
): PositiveClass => ({
  kind,
  name,
  mustBlock: true,
  make: (random) => ({ ...make(random), cells: rowsPerCase }),
});

const names: PositiveClass[] = [
  beside('person-name-with-address', 'beside, under "nombre"', (random) =>
    table(['Nombre', 'Sexo', 'Domicilio'], () => [
      fullName(random),
      random.pick(['H', 'M']),
      address(random),
    ]),
  ),
  beside('person-name-with-address', 'beside', (random) =>
    table(
      ['id', random.pick(nameHeaders), random.pick(['Domicilio', 'Dirección', 'calle y número'])],
      (index) => [String(index), fullName(random), address(random)],
    ),
  ),
  beside('person-name-with-age', 'beside', (random) =>
    table([random.pick(nameHeaders), random.pick(['Edad', 'edad (años)'])], () => [
      fullName(random),
      String(random.integer(18, 95)),
    ]),
  ),
  beside('person-name-with-birth-date', 'beside', (random) =>
    table(
      [
        random.pick(['Nombre', ...nameHeaders]),
        random.pick(['Fecha de nacimiento', 'fec_nac', 'fechaNacimiento']),
      ],
      () => [fullName(random), random.chance(0.5) ? isoDate(random) : dayFirstDate(random)],
    ),
  ),
  beside('person-name-with-sensitive-data', 'beside', (random) =>
    table(
      [
        random.pick(nameHeaders),
        random.pick(['Diagnóstico', 'Grupo indígena', 'Religión', 'Tipo de discapacidad']),
      ],
      () => [fullName(random), random.pick(['Diabetes tipo 2', 'Náhuatl', 'Católica', 'Motriz', 'Maya'])],
    ),
  ),
  beside('minor-name', 'beside ages', (random) =>
    table([random.pick(['Alumno', 'Nombre completo', 'Paciente']), 'edad'], () => [
      fullName(random),
      String(random.integer(3, 17)),
    ]),
  ),
  beside('minor-name', 'parts of the name apart', (random) =>
    table(['Nombre', 'Apellido paterno', 'Apellido materno', 'Edad'], () => {
      const { given, paternal, maternal } = person(random);
      return [given, paternal, maternal, String(random.integer(3, 17))];
    }),
  ),
];

const places: PositiveClass[] = [
  beside('victim-coordinates', 'a column each', (random) =>
    table(['folio', 'delito', 'sexo', 'edad', 'latitud', 'longitud'], (index) => [
      `C-${index}`,
      'Lesiones',
      random.pick(['Mujer', 'Hombre']),
      String(random.integer(18, 80)),
      ...point(random),
    ]),
  ),
  beside('victim-coordinates', 'both in a cell', (random) =>
    table(['sexo de la víctima', random.pick(['coordenadas', 'ubicación', 'geo_point'])], () => {
      const [latitude, longitude] = point(random);
      return ['Mujer', random.pick([`${latitude}, ${longitude}`, `POINT(${longitude} ${latitude})`])];
    }),
  ),
  beside('victim-coordinates', 'standard of victims', (random) => ({
    ...table(['evento', 'lat', 'lon'], (index) => [`E-${index}`, ...point(random)]),
    standard: { id: 'security/police-reports' },
  })),
];

/** Tables that give people away by what stands side by side. */
export const revealingTables: PositiveClass[] = [...names, ...places];
