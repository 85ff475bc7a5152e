import { describe, expect, test } from 'vitest';
import {
  clabeIsValid,
  createPersonalDataScan,
  curpIsValid,
  detectPersonalData,
  isBlocking,
  maskValue,
  nssIsValid,
  rfcIsValidPerson,
} from './index.ts';

const detect = (header: string, ...cells: string[]) =>
  detectPersonalData({ headers: [header], rows: cells.map((cell) => [cell]) });
const kinds = (header: string, ...cells: string[]) => detect(header, ...cells).map((finding) => finding.kind);

/** Digits with the control digit that makes them hold, for columns made here. */
const completed = (prefix: string, holds: (value: string) => boolean) =>
  Array.from({ length: 10 }, (_, digit) => `${prefix}${digit}`).find(holds)!;

describe('check digits', () => {
  test.each(['HEGG560427MVZRRL04', 'BOXW310820HNERXN09'])('CURP %s holds', (curp) => {
    expect(curpIsValid(curp)).toBe(true);
    expect(curpIsValid(`${curp.slice(0, 17)}${(Number(curp[17]) + 1) % 10}`)).toBe(false);
  });
  test('a CURP born on the 31st of June is nobody’s', () => {
    expect(curpIsValid('HEGG560631MVZRRL04')).toBe(false);
  });
  test('an RFC of a person holds, its neighbours do not', () => {
    expect(rfcIsValidPerson('HEGT7610034S2')).toBe(true);
    expect(rfcIsValidPerson('HEGT7610034S3')).toBe(false);
  });
  test.each(['XAXX010101000', 'SAT970701NN3', 'EKU9003173C9', 'AAA010101AAA'])(
    'the RFC %s is of nobody or of a company',
    (rfc) => {
      expect(rfcIsValidPerson(rfc)).toBe(false);
    },
  );
  test('an NSS holds, its neighbours and repeated digits do not', () => {
    expect(nssIsValid('72795608040')).toBe(true);
    expect(nssIsValid('72795608041')).toBe(false);
    expect(nssIsValid('00000000000')).toBe(false);
  });
  test('exactly one control digit in ten makes a CLABE hold', () => {
    const all = Array.from({ length: 10 }, (_, digit) => `03218000011835971${digit}`);
    expect(all.filter(clabeIsValid)).toEqual(['032180000118359719']);
  });
});

describe('personal data in columns', () => {
  test('a CURP is found inside a longer cell, in any column, in lower case too', () => {
    expect(kinds('observaciones', 'se atendió a hegg560427mvzrrl04, alta')).toContain('curp');
  });
  test('a folio glued to letters is not a CURP', () => {
    expect(kinds('folio', 'XHEGG560427MVZRRL04', 'HEGG560427MVZRRL041')).toEqual([]);
  });
  test('an RFC is found with its usual dashes', () => {
    expect(kinds('rfc', 'HEGT-761003-4S2')).toEqual(['rfc']);
  });
  test('31-digit cadastral keys are not bank accounts', () => {
    expect(
      kinds(
        'clave catastral estándar',
        ...Array.from({ length: 50 }, (_, n) => `27000008${n}`.padEnd(31, '1')),
      ),
    ).toEqual([]);
  });
  test('a column of 18-digit folios is not taken for CLABEs by chance', () => {
    const folios = Array.from({ length: 200 }, (_, n) => String(10n ** 17n + BigInt(n) * 7n));
    expect(folios.some(clabeIsValid)).toBe(true);
    expect(kinds('folio', ...folios)).toEqual([]);
  });
  test('a column of nothing but valid CLABEs is found without a header that says so', () => {
    const accounts = Array.from({ length: 8 }, (_, n) => completed(`0321800001183597${n}`, clabeIsValid));
    expect(kinds('dato 7', ...accounts)).toEqual(['clabe']);
    expect(kinds('CLABE interbancaria', accounts[0]!)).toEqual(['clabe']);
  });
  test('consecutive 11-digit folios are not NSS, and one under its header is', () => {
    expect(kinds('expediente', ...Array.from({ length: 100 }, (_, n) => String(72795608000 + n)))).toEqual(
      [],
    );
    expect(kinds('NSS', '72795608040')).toEqual(['nss']);
  });
  test('e-mails block, except those of an office', () => {
    const [personal] = detect('correo', 'maria.perez@gmail.com');
    const [office] = detect('correo', 'transparencia@torreon.gob.mx');
    expect([personal && isBlocking(personal), office && isBlocking(office)]).toEqual([true, false]);
  });
  test.each(['5583478878', '558 159 08 30', '(871) 123-4567', '+52 1 871 123 4567', 'CEL. 558 159 08 30'])(
    'the phone %s is found under a phone header',
    (phone) => {
      expect(kinds('TELÉFONO', phone)).toEqual(['phone']);
    },
  );
  test('a phone is found in any column when the cell says Tel.', () => {
    expect(kinds('Responsable del H. Ayuntamiento', 'Comité local\nTel. 5583478878')).toEqual(['phone']);
  });
  test('ten digits without context, toll-free numbers and coordinates are not phones', () => {
    expect(kinds('folio', '5583478878')).toEqual([]);
    expect(kinds('telefono', '800 123 4567', '911', '')).toEqual([]);
    expect(kinds('latitud', '25.5823808', '19.160329999999998')).toEqual([]);
  });
  test('names under a header of persons are worth a look and do not block', () => {
    const [finding] = detect('responsabl', 'C. RAÚL GARCÍA PEÑA');
    expect(finding?.kind).toBe('person-name');
    expect(finding && isBlocking(finding)).toBe(false);
    expect(kinds('nombre_edi', 'FERNANDO DE ALVARADO TEZOZOMOC')).toEqual([]);
    expect(kinds('responsable', 'Dirección de Protección Civil')).toEqual([]);
  });
  test('the examples never show the whole value, and the count takes repeated cells', () => {
    const scan = createPersonalDataScan(['curp']);
    scan.add(0, 'HEGG560427MVZRRL04', 12);
    expect(scan.findings()).toEqual([
      {
        kind: 'curp',
        field: 'curp',
        count: 12,
        examplesMasked: ['H••••••••••••••••4'],
        confidence: 'certain',
        beside: [],
      },
    ]);
    expect(maskValue('maria.perez@gmail.com')).toBe('m••••.p••••@g••••.•••');
  });
  test.each([
    ['x', 'HEGG560427MVZRRL04'],
    ['x', 'a@b.mx'],
    ['x', 'Tel. 5583478878'],
    ['x', '72795608040'],
    ['telefono', '558 159 08 30'],
    ['responsable', 'Ana Ávila'],
  ])('the prefilter of column %s lets %j through', (header, cell) => {
    expect(
      new RegExp(createPersonalDataScan([header]).candidatePattern(0).replace('(?i)', ''), 'iu').test(cell),
    ).toBe(true);
  });
});
