import { describe, expect, test } from 'vitest';
import { detect, inTable, kinds } from '../test-support.ts';
import { clabeIsValid, nssIsValid } from './check-digits.ts';

const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, n) => make(n));

/** Digits with the control digit that makes them hold, for columns made here. */
const completed = (prefix: string, holds: (value: string) => boolean) =>
  many(10, (digit) => `${prefix}${digit}`).find(holds)!;
const confidence = (header: string, ...cells: string[]) => detect(header, ...cells)[0]?.confidence ?? null;

describe('CURP', () => {
  test('is found inside a longer cell, in any column, in lower case and in groups', () => {
    expect(kinds('observaciones', 'se atendió a hegg560427mvzrrl04, alta')).toEqual(['curp']);
    expect(kinds('dato', 'HEGG 560427 MVZRRL 04')).toEqual(['curp']);
  });
  test('glued to letters it is a folio', () => {
    expect(kinds('folio', 'XHEGG560427MVZRRL04', 'HEGG560427MVZRRL041')).toEqual([]);
  });
  test('copied wrong under its header it is likely one; under any other it is a folio that looks so', () => {
    const wrong = many(9, (digit) => `HEGG560427MVZRRL0${digit}`).filter((_, digit) => digit !== 4);
    expect(confidence('CURP', ...wrong)).toBe('likely');
    expect(confidence('Clave única', ...wrong)).toBe('likely');
    expect(confidence('CURP', wrong[0]!, 'pendiente', 'pendiente')).toBe('possible');
    expect(confidence('folio', ...wrong)).toBe(null);
  });
});

describe('RFC', () => {
  test('of a person is found with its usual dashes', () => {
    expect(kinds('rfc', 'HEGT-761003-4S2')).toEqual(['rfc']);
  });
  test('is found in a note', () => {
    expect(kinds('observaciones', 'factura a HEGT7610034S2', 'sin novedad')).toEqual(['rfc']);
  });
  test('of companies and of the public at large is nobody’s', () => {
    expect(kinds('RFC', 'SAT970701NN3', 'EKU9003173C9', 'XAXX010101000')).toEqual([]);
  });
  test('without its homonymy key it is likely one, under its header only', () => {
    expect(confidence('R.F.C.', 'HEGT761003', 'BOXW310820')).toBe('likely');
    expect(confidence('clave', 'HEGT761003', 'BOXW310820')).toBe(null);
  });
  test('a folio that begins with letters and a date of these years is none', () => {
    const folios = many(36, (n) => `FOLI240115A${n.toString(36).toUpperCase()}3`);
    expect(kinds('expediente', ...folios)).toEqual([]);
    for (const folio of folios) expect(kinds('expediente', folio)).toEqual([]);
  });
});

describe('CLABE and NSS', () => {
  const accounts = many(8, (n) => completed(`0321800001183597${n}`, clabeIsValid));

  test('a column of nothing but valid CLABEs is found without a header that says so', () => {
    expect(kinds('dato 7', ...accounts)).toEqual(['clabe']);
    expect(kinds('CLABE interbancaria', accounts[0]!)).toEqual(['clabe']);
    expect(kinds('CLABE', accounts[0]!.replace(/^(.{3})(.{3})(.{11})/, '$1 $2 $3 '))).toEqual(['clabe']);
  });
  test('18 digits under CLABE that were copied wrong are likely one', () => {
    expect(confidence('CLABE', '032180000118359710')).toBe('likely');
  });
  test('a column of 18-digit folios is not taken for CLABEs by chance', () => {
    const folios = many(200, (n) => String(10n ** 17n + BigInt(n) * 7n));
    expect(folios.some(clabeIsValid)).toBe(true);
    expect(kinds('folio', ...folios)).toEqual([]);
    expect(kinds('cuenta predial', ...folios)).toEqual([]);
  });
  test('consecutive 11-digit folios are not NSS, and one under its header is', () => {
    const folios = many(100, (n) => String(72_795_608_000 + n));
    expect(folios.some(nssIsValid)).toBe(true);
    expect(kinds('expediente', ...folios)).toEqual([]);
    expect(kinds('N.S.S.', '72795608040')).toEqual(['nss']);
    expect(kinds('seguro social', '72-79-56-0804-0')).toEqual(['nss']);
  });
});

describe('electoral keys, passports and plates', () => {
  test('a clave de elector has a date and a state, and is found anywhere', () => {
    expect(kinds('observaciones', 'INE GRPNRL84030909H100 vigente')).toEqual(['electoral-key']);
    expect(kinds('clave', 'GRPNRL84139909H100', 'GRPNRL84030945H100', 'GAPENR84030909H100')).toEqual([]);
  });
  test('OCR and CIC are numbers like any other without their header', () => {
    expect(confidence('OCR', '1234567890123', '3210987654321')).toBe('likely');
    expect(kinds('folio', '1234567890123', '3210987654321')).toEqual([]);
  });
  test('passports are told by their header', () => {
    expect(kinds('Pasaporte', 'G12345678')).toEqual(['passport']);
    expect(kinds('oficio', 'G12345678')).toEqual([]);
  });
  test('plates of persons block, those of the public fleet do not, and a plaque is none', () => {
    expect(inTable(['conductor', 'placas'], ['', 'ABC-123-D'], ['', 'A12-BCD'])).toEqual([
      'placas: vehicle-plate!',
    ]);
    expect(inTable(['ruta', 'placas'], ['5', 'ABC-123-D'])).toEqual(['placas: vehicle-plate']);
    expect(kinds('placa', 'Bronce', 'Mármol 1910')).toEqual([]);
  });
});

describe('look-alikes', () => {
  test.each([
    ['clave catastral estándar', many(50, (n) => `27000008${n}`.padEnd(31, '1'))],
    ['clave catastral', many(20, (n) => `001-001-0${10 + n}-05`)],
    ['cvegeo', many(20, (n) => `0503500010${10 + n}`)],
    ['codigo_act', ['461110', '722515']],
    ['uuid', ['123e4567-e89b-12d3-a456-426614174000']],
    ['isbn', ['978-607-02-1234-5', '9786070212345']],
    ['monto', ['$1,234,567.00', '12345678901.00']],
    ['actualizado', ['2024-01-31T10:20:30.123456', '1706700000000']],
    ['latitud', ['25.5823808', '19.160329999999998']],
    ['clave', ['23DPR0307Y', 'QRSSA001234']],
  ])('a column of %s holds nothing personal', (header, cells) => {
    expect(kinds(header, ...cells)).toEqual([]);
  });
});
