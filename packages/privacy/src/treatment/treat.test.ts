import { describe, expect, test } from 'vitest';
import type { PersonalDataKind } from '../kinds.ts';
import { treat } from './treat.ts';
import type { TreatmentTarget } from './treat.ts';

const generalised = (kind: PersonalDataKind, value: string, type: string | null = null) =>
  treat('generalise', value, { kind, type });
const masked = (kind: PersonalDataKind, value: string) => treat('mask', value, { kind, type: null });
const blurred = (value: string, type: string | null = null) =>
  treat('blur', value, { kind: 'victim-coordinates', type });

describe('generalised cells', () => {
  test.each([
    ['1984-03-09', '1984-03'],
    ['1984-03-09T10:20:00Z', '1984-03'],
    ['1984/3/9', '1984-03'],
    ['19840309', '1984-03'],
    ['25/03/1984', '1984-03'],
    ['25-3-1984 00:00', '1984-03'],
    ['03/25/1984', '1984-03'],
    ['9 de marzo de 1984', '1984-03'],
    ['lunes, 09 de Septiembre del 2024', '2024-09'],
    ['09-mar-1984', '1984-03'],
    ['03/04/1984', '1984'],
    ['1984', '1984'],
    ['1984-03', '1984-03'],
    ['hacia 1984', null],
    ['12/03/84', null],
    ['no recuerda', null],
  ])('the date %s becomes %s', (value, left) => {
    expect(generalised('birth-date', value)).toBe(left);
  });
  test('in a field of dates the first of the month stands for it, and a month nobody knows is left out', () => {
    expect(generalised('birth-date', '25/03/1984', 'date')).toBe('1984-03-01');
    expect(generalised('birth-date', '03/04/1984', 'date')).toBe(null);
    expect(treat('generalise', '03/04/1984', { kind: 'birth-date', type: 'date', isDayFirst: true })).toBe(
      '1984-04-01',
    );
  });
  test.each([
    ['7', '0-9'],
    ['37', '30-39'],
    ['17 años', '10-19'],
    ['8 meses', '0-9'],
    ['104', '100+'],
    ['se ignora', null],
    ['437', null],
  ])('the age %s becomes %s', (value, left) => {
    expect(generalised('age', value)).toBe(left);
  });
  test('in a field of numbers an age becomes the first year of its range', () => {
    expect(['5', '37', '104'].map((value) => generalised('age', value, 'integer'))).toEqual([
      '0',
      '30',
      '100',
    ]);
  });
  test.each([
    ['Calle Juan R. Escudero 123 Int. 4, Col. La Venta', 'Calle Juan R. Escudero, Col. La Venta'],
    ['Calle Juan R. Escudero S/N, Colonia La Venta', 'Calle Juan R. Escudero, Colonia La Venta'],
    ['Av. 5 de Mayo No. 120-B, Centro', 'Av. 5 de Mayo, Centro'],
    ['Calle 60 No. 491 x 55, Centro', 'Calle 60 x, Centro'],
    ['Mza. 14 Lote 3, Fracc. Los Pinos', 'Fracc. Los Pinos'],
    ['Privada Olmos #27 Depto. 301 C.P. 27000 Torreón', 'Privada Olmos Torreón'],
    ['Benito Juárez 45', 'Benito Juárez'],
    ['C. 16 de Septiembre 8', 'C. 16 de Septiembre'],
    ['27000', '270'],
    ['06400', '064'],
    ['Conocido', 'Conocido'],
  ])('the address %s becomes %s', (value, left) => {
    expect(generalised('address', value)).toBe(left);
  });
  test('names become initials, and the numbers beside them are hidden', () => {
    expect(generalised('person-name', 'C. RAÚL GARCÍA PEÑA')).toBe('C. R. G. P.');
    expect(generalised('person-name-with-address', 'Nora Ávila Ruiz\nTel. 8715550123')).toBe(
      'N. Á. R.\nT. •••',
    );
  });
  test('what cannot be generalised is masked: initials of a minor are not offered', () => {
    expect(generalised('minor-name', 'Ana Ávila')).toBe('•••');
    expect(generalised('curp', 'HEGG560427MVZRRL04')).toBe('•••');
  });
});

describe('masked cells', () => {
  test.each([
    ['curp', 'CURP: hegg560427mvzrrl04, vigente', 'CURP: •••, vigente'],
    ['rfc', 'HEGT-761003-4S2', '•••'],
    ['electoral-key', 'clave GRPNRL84030909H100 ok', 'clave ••• ok'],
    ['email', 'escriba a maria.perez@example.org, gracias', 'escriba a •••, gracias'],
    ['phone', 'CEL. 558 159 08 30', 'CEL. •••'],
    ['phone', 'Comité local\nTel. (871) 555-0123 ext. 12', 'Comité local\nTel. ••• ext. 12'],
    ['clabe', '032180000118359719', '•••'],
    ['person-name', 'C. RAÚL GARCÍA PEÑA', '•••'],
    ['person-name', '-', '-'],
  ] as const)('%s: %j becomes %j', (kind, value, left) => {
    expect(masked(kind, value)).toBe(left);
  });
  test('a field that is not text is emptied', () => {
    expect(treat('mask', '8715550123', { kind: 'phone', type: 'integer' })).toBe(null);
  });
  test('all kinds of a column are treated', () => {
    const target: TreatmentTarget = { kind: ['phone', 'person-name-with-address'], type: 'string' };
    expect(treat('generalise', 'Nora Ruiz\nTel. 8715550123', target)).toBe('N. R.\nT. •••');
    expect(treat('mask', 'Nora Ruiz\nTel. 8715550123', target)).toBe('•••');
  });
});

describe('blurred cells', () => {
  test.each([
    ['19.160329999999998', '19.16'],
    ['-88.10315', '-88.10'],
    ['19.165', '19.17'],
    ['19.999', '20.00'],
    ['19,16033', '19.16'],
    ['19.2', '19.20'],
    ['19', '19'],
    ['25.541234, -103.401234', '25.54, -103.40'],
    ['POINT(-103.401234 25.541234)', 'POINT(-103.40 25.54)'],
    ['SRID=4326;POINT(-103.401234 25.541234)', 'POINT(-103.40 25.54)'],
    ['SRID=32614;POINT(485123.4 2105432.1)', null],
    ['POINT Z (-103.401234 25.541234 1120.4)', 'POINT Z (-103.40 25.54 1000)'],
    [
      '{"type":"Point","coordinates":[-103.401234,25.541234]}',
      '{"type":"Point","coordinates":[-103.40,25.54]}',
    ],
    ['19°10\'20.5"N 99°05′10″W', '19°10′N 99°05′W'],
    ['485123.42', '485000'],
    ['https://maps.app.goo.gl/MMv6RpceYXRPrHqg9', null],
    ['0101000020E6100000D34D621058D959C0', null],
    ['Calle Hidalgo 27', null],
  ])('%s becomes %s', (value, left) => {
    expect(blurred(value)).toBe(left);
  });
});

test('dropped cells leave nothing and kept ones stay as they are', () => {
  const target: TreatmentTarget = { kind: 'phone', type: 'string' };
  expect([treat('drop', 'x', target), treat('keep', ' x ', target), treat('mask', null, target)]).toEqual([
    null,
    ' x ',
    null,
  ]);
});
