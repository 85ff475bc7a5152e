import { expect, test } from 'vitest';
import { csvText } from './csv-text.ts';

test('a table is UTF-8 with its mark, quoted where it must be, empty where nothing is known', () => {
  expect(
    csvText(
      ['Gobierno', 'Valor'],
      [
        ['Añelo, "el"', -1.5],
        ['Otro', null],
      ],
    ),
  ).toBe('\uFEFFGobierno,Valor\r\n"Añelo, ""el""",-1.5\r\nOtro,\r\n');
});

test.each(['=1+1', '+52 55', '-a', '@sum', '\tx'])('%o is no formula', (text) => {
  expect(csvText(['a'], [[text]])).toContain(`'${text}`);
});
