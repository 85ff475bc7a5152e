import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distanceOf, isNear, letterMask } from './spelling.ts';

describe('the distance of two words', () => {
  test.each([
    ['accidentes', 'accidentes', 0],
    ['acidentes', 'accidentes', 1],
    ['accidnetes', 'accidentes', 1],
    ['segurdiad', 'seguridad', 1],
    ['semaforso', 'semaforos', 1],
    ['presupesto', 'presupuesto', 1],
    ['biblioteca', 'vibliotaca', 2],
  ])('%s is %s but for %i mistakes', (a, b, distance) => {
    expect(distanceOf(a, b, 2)).toBe(distance);
  });

  test('is only told to be too large beyond what is asked', () => {
    expect(distanceOf('agua', 'presupuesto', 2)).toBe(3);
    expect(distanceOf('catastro', 'semaforo', 2)).toBe(3);
  });

  test('is the same both ways, and letters that differ are never more than twice it', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'ñ'),
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = distanceOf(a, b, 8);
        expect(distanceOf(b, a, 8)).toBe(distance);
        expect(isNear(letterMask(a), letterMask(b), distance)).toBe(true);
      }),
    );
  });
});
