import { expect, test } from 'vitest';
import { offersFor } from './actions.ts';
import { kindWords, wordsOfKind } from './kinds.ts';
import type { PersonalDataKind } from './kinds.ts';
import { maskValue } from './mask.ts';
import { createPersonalDataScan, detectPersonalData } from './scan.ts';

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
  [['x'], 'HEGG560427MVZRRL04'],
  [['x'], 'hegt-761003-4s2'],
  [['x'], 'GRPNRL84030909H100'],
  [['x'], 'a@b.mx'],
  [['x'], 'Tel. 5583478878'],
  [['x'], '72795608040'],
  [['x'], '032180000118359719'],
  [['telefono'], '558 159 08 30'],
  [['responsable'], 'Ana Ávila'],
  [['nombre'], 'Ñurka Öz'],
  [['placas'], 'A12-BCD'],
  [['edad', 'paciente'], '9'],
  [['latitud', 'sexo de la víctima'], '25.541234'],
])('of the columns %j the prefilter lets %j through in the first', (headers, cell) => {
  const scan = createPersonalDataScan(headers);
  expect(new RegExp(scan.candidatePattern(0).replace('(?i)', ''), 'iu').test(cell)).toBe(true);
  expect(Buffer.byteLength(cell)).toBeGreaterThanOrEqual(scan.shortestEvidence(0));
});

test('columns whose company means nothing are read through the narrow prefilter only', () => {
  const scan = createPersonalDataScan(['cruce', 'edad', 'domicilio', 'latitud', 'longitud']);
  const narrow = createPersonalDataScan(['x']).candidatePattern(0);
  expect([0, 1, 2, 3, 4].map((position) => scan.candidatePattern(position))).toEqual(Array(5).fill(narrow));
});

test('every kind has words in both languages and something to offer besides keeping it', () => {
  for (const kind of Object.keys(kindWords) as PersonalDataKind[]) {
    expect(wordsOfKind(kind, 'es')).not.toBe(wordsOfKind(kind, 'en'));
    const offers = offersFor({ kind });
    expect(offers.at(-1)).toBe('keep');
    expect(offers).toContain('drop');
  }
});

test('a stranger’s cell cannot keep a detector busy', () => {
  const scan = createPersonalDataScan([
    'nombre',
    'apellido',
    'fecha de nacimiento',
    'domicilio',
    'edad',
    'latitud',
  ]);
  for (const piece of [
    ' ',
    'a',
    '1',
    'a ',
    '1 ',
    'a.',
    '1.',
    '@',
    'a@',
    '(',
    'A1',
    'Tel. ',
    '\n',
    'é\u0301',
  ]) {
    const cell = `1${piece.repeat(500_000 / piece.length)}!`;
    for (let position = 0; position < 6; position += 1) scan.add(position, cell);
  }
  expect(scan.findings().map((finding) => finding.kind)).not.toContain('curp');
});

test('a table of thousands of columns of names and ages makes a short report of each', () => {
  const headers = Array.from({ length: 4_000 }, (_, index) => (index % 2 === 0 ? 'beneficiario' : 'edad'));
  const findings = detectPersonalData({
    headers,
    rows: [headers.map((header) => (header === 'edad' ? '44' : 'Nora Ávila Ruiz'))],
  });
  expect(findings).toHaveLength(4_000);
  expect(Math.max(...findings.map(({ beside }) => beside.length))).toBe(10);
});
