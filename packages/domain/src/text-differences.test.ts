import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TextBlock } from './memorandum-text.ts';
import { textDifferences, wordRuns } from './text-differences.ts';

const clause = (label: string, text: string): TextBlock => ({
  kind: 'clause',
  id: label.toLowerCase(),
  label,
  title: 'Objeto',
  paragraphs: [text],
  items: [],
});
const text = fc
  .array(fc.constantFrom('el', 'gobierno', 'publica', 'sus', 'datos', 'cada', 'mes.'), { maxLength: 12 })
  .map((words) => words.join(' '));

describe('the words of two sentences', () => {
  test('are told apart where they differ and nowhere else', () => {
    expect(wordRuns('con 30 días de aviso', 'con 45 días naturales de aviso')).toEqual([
      { mark: 'same', text: 'con ' },
      { mark: 'removed', text: '30 ' },
      { mark: 'added', text: '45 ' },
      { mark: 'same', text: 'días ' },
      { mark: 'added', text: 'naturales ' },
      { mark: 'same', text: 'de aviso' },
    ]);
  });

  test('give both sentences back, whatever they say', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = wordRuns(before, after);
        const without = (mark: string) =>
          runs
            .filter((run) => run.mark !== mark)
            .map((run) => run.text.trim())
            .filter((words) => words !== '')
            .join(' ');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
      }),
    );
  });
});

describe('the differences of two texts', () => {
  test('are none when they say the same', () => {
    fc.assert(
      fc.property(fc.array(text), (texts) => {
        const blocks = texts.map((words, index) => clause(`C${index}`, words));
        expect(textDifferences(blocks, blocks)).toEqual([]);
      }),
    );
  });

  test('name the clause, and mark what changed in it', () => {
    const before = [clause('PRIMERA', 'Publicar datos cada mes.'), clause('SEGUNDA', 'Avisar por escrito.')];
    const after = [
      clause('PRIMERA', 'Publicar datos cada semana.'),
      clause('SEGUNDA', 'Avisar por escrito.'),
      clause('TERCERA', 'Designar enlace.'),
    ];
    expect(textDifferences(before, after)).toEqual([
      {
        place: 'PRIMERA. Objeto',
        kind: 'changed',
        words: [
          { mark: 'same', text: 'Publicar datos cada ' },
          { mark: 'removed', text: 'mes.' },
          { mark: 'added', text: 'semana.' },
        ],
      },
      { place: 'TERCERA. Objeto', kind: 'added', words: [{ mark: 'added', text: 'TERCERA. Objeto.' }] },
      { place: 'TERCERA. Objeto', kind: 'added', words: [{ mark: 'added', text: 'Designar enlace.' }] },
    ]);
  });

  test('after the clauses are in none of them', () => {
    const closed = (words: string): TextBlock[] => [
      clause('PRIMERA', 'Publicar.'),
      { kind: 'paragraph', text: words },
    ];
    expect(textDifferences(closed('Lo firman hoy.'), closed('Lo firman hoy en Xalapa.'))).toMatchObject([
      { place: '', kind: 'changed' },
    ]);
  });

  test('tell of a sentence that went', () => {
    const gone = textDifferences([clause('PRIMERA', 'Con anexo.')], [clause('PRIMERA', '')]);
    expect(gone.map(({ kind }) => kind)).toContain('removed');
  });
});
