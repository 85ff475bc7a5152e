import { describe, expect, test } from 'vitest';
import { detectPersonalData, isBlocking } from '../scan.ts';
import { detect, inTable, kinds } from '../test-support.ts';

describe('names under a header of persons', () => {
  test('alone are worth a look and do not block', () => {
    const [finding] = detect('responsabl', 'C. RAÚL GARCÍA PEÑA');
    expect(finding?.kind).toBe('person-name');
    expect(finding && isBlocking(finding)).toBe(false);
  });
  test.each(['Ing. Nora Ávila', 'GARCÍA PEÑA RAÚL', 'Zeferino Muñoz Núñez', 'Iván Muñoz Tel. 5536134125'])(
    '%s is one',
    (name) => {
      expect(kinds('responsable', name)).toContain('person-name');
    },
  );
  test.each([
    'Dirección de Protección Civil',
    'Comité local',
    'Esc. Prim. Benito Juárez',
    'Benito Juárez',
    'Transportes Miguel Hidalgo SA de CV',
    'Pendiente',
    'C. Miguel Hidalgo',
  ])('%s is none', (office) => {
    expect(kinds('responsable', office)).toEqual([]);
  });
});

describe('names under "nombre"', () => {
  const persons = ['Nora Ávila Ruiz', 'PEDRO LÓPEZ CRUZ', 'Citlali Xool Poot', 'Juan Pérez Gómez'];

  test('are found by what the column holds', () => {
    expect(kinds('Nombre', ...persons)).toEqual(['person-name']);
    expect(kinds('', ...persons)).toEqual(['person-name']);
  });
  test.each([
    ['schools', ['Esc. Prim. Benito Juárez', 'Jardín de Niños María Montessori', 'Emiliano Zapata']],
    ['localities', ['San Juan Bautista', 'Santa María Guadalupe', 'San José de los Olvera']],
    ['municipalities', ['Benito Juárez', 'José María Morelos', 'Lázaro Cárdenas', 'Tulum']],
    ['halls', ['Auditorio Juan Pérez Gómez', 'Hospital General Dr. Raúl García Peña', 'Parque Ana Ruiz']],
    ['programmes', ['Becas Benito Juárez', 'Apoyo a la vivienda', 'Mujeres emprendedoras']],
  ])('%s are none', (_, cells) => {
    expect(kinds('nombre', ...cells)).toEqual([]);
  });
  test('in a table of buildings the name is the building’s', () => {
    const rows = persons.map((name) => [name, 'Calle 5 No. 20', '80']);
    expect(inTable(['nombre', 'domicilio', 'capacidad'], ...rows)).toEqual([]);
  });
  test('in a standard of buildings it is so without any other header', () => {
    const rows = persons.map((name) => [name, 'Calle 5 No. 20']);
    const table = { headers: ['nombre', 'domicilio'], rows };
    expect(detectPersonalData({ ...table, standard: { id: 'resilience/temporary-shelters' } })).toEqual([]);
    expect(detectPersonalData(table).filter(isBlocking)).toHaveLength(1);
  });
  test('streets and buildings have headers of their own', () => {
    expect(kinds('nombre_edi', 'FERNANDO DE ALVARADO TEZOZOMOC', 'CARLOS FUENTES MACIAS')).toEqual([]);
    expect(kinds('calle', 'C. Miguel Hidalgo', 'Juan Pérez Gómez')).toEqual([]);
  });
});

test('parts of a name in columns of their own are names', () => {
  expect(
    inTable(
      ['nombre', 'primer apellido', 'segundo apellido'],
      ['Nora', 'Ávila', 'Ruiz'],
      ['Pedro', 'López', 'Cruz'],
      ['Citlali', 'Pérez', 'Poot'],
    ),
  ).toEqual(['nombre: person-name', 'primer apellido: person-name', 'segundo apellido: person-name']);
});
