import { describe, expect, test } from 'vitest';
import { expandQuery } from './expansion.ts';
import { parseQueryText } from './query-text.ts';
import { enyeVariants, foldAccents } from './spanish.ts';

const required = (typed: string) =>
  expandQuery(parseQueryText(typed)).required.map((group) =>
    group.map(({ text, adjacent }) => (adjacent ? `"${text}"` : text)),
  );

describe('what someone types', () => {
  test('is read as words, phrases and exclusions', () => {
    expect(parseQueryText('agua "plan de desarrollo" -basura -"sin datos"')).toEqual([
      { kind: 'word', text: 'agua', excluded: false },
      { kind: 'phrase', text: 'plan de desarrollo', excluded: false },
      { kind: 'word', text: 'basura', excluded: true },
      { kind: 'phrase', text: 'sin datos', excluded: true },
    ]);
  });

  test('may be anything', () => {
    for (const typed of [
      '',
      '   ',
      '"',
      '-',
      '""',
      '- -',
      "'; drop table x; --",
      '\\',
      '&|!<->()',
      '\u0000',
      '🚲',
    ])
      expect(() => expandQuery(parseQueryText(typed))).not.toThrow();
    expect(parseQueryText('"agua potable')).toEqual([
      { kind: 'phrase', text: 'agua potable', excluded: false },
    ]);
    expect(parseQueryText('a '.repeat(5000))).toHaveLength(16);
  });

  test('in curly or angle quotation marks is a phrase too', () => {
    expect(parseQueryText('«seguridad pública»')).toEqual([
      { kind: 'phrase', text: 'seguridad pública', excluded: false },
    ]);
  });
});

describe('the alternatives of a word', () => {
  test('are the word as typed and without accents', () => {
    expect(required('vialidad')).toEqual([['vialidad']]);
    expect(required('Movilidad económica')).toEqual([
      ['Movilidad', 'movilidad'],
      ['económica', 'economica'],
    ]);
  });

  test('include ñ where n was typed', () => {
    expect(required('ninos')).toEqual([['ninos', 'niños']]);
    expect(enyeVariants('manana')).toEqual(['mañana', 'manaña']);
    expect(enyeVariants('pina')).toEqual(['piña']);
  });

  test.each([
    'ano',
    'cana',
    'pena',
    'una',
    'mono',
    'cuna',
    'campana',
    'sena',
    'tina',
    'mano',
    'sonar',
    'canada',
  ])('do not include ñ for %s, a word of its own', (word) => {
    expect(enyeVariants(word)).toEqual([]);
  });

  test('never turn ñ into n', () => {
    expect(required('niños').flat()).not.toContain('ninos');
    expect(foldAccents('AÑO Niñez Pública')).toBe('año niñez publica');
  });

  test('include its synonyms, in the plural too', () => {
    expect(required('catastro')[0]).toEqual(expect.arrayContaining(['catastral', 'predial']));
    expect(required('albergues')[0]).toEqual(expect.arrayContaining(['refugio', '"refugio temporal"']));
    expect(required('GTFS')[0]).toContain('"General Transit Feed Specification"');
  });

  test('take several words that are one term together', () => {
    const [group, ...others] = required('accidentes de tránsito 2020');
    expect(group).toEqual(expect.arrayContaining(['accidentes de tránsito', '"hecho de tránsito"']));
    expect(others).toEqual([['2020']]);
  });

  test('of an excluded word have no synonyms', () => {
    const { excluded } = expandQuery(parseQueryText('agua -catastro'));
    expect(excluded).toEqual([[{ text: 'catastro', adjacent: false }]]);
  });
});
