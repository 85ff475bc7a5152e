import { describe, expect, test } from 'vitest';
import { classOf, classesOf, stepOf } from './classes.ts';

const whole = (value: number) => String(value);

describe('the classes of a map', () => {
  test('hold about as many governments each, and every value is in one', () => {
    const values = Array.from({ length: 32 }, (_, place) => 3.7 * (place + 1));
    const classes = classesOf(values, whole);
    expect(classes).toHaveLength(5);
    expect(classes.reduce((sum, { count }) => sum + count, 0)).toBe(32);
    for (const { count } of classes) expect(count).toBeGreaterThanOrEqual(4);
    for (const value of values) expect(classOf(value, classes)).toBeGreaterThanOrEqual(0);
  });

  test('keep zero apart from little', () => {
    const classes = classesOf([0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9], whole);
    expect(classes[0]).toMatchObject({ label: '0', count: 3 });
    expect(classOf(1, classes)).toBe(1);
  });

  test('are the values themselves when these are few', () => {
    expect(classesOf([3, 1, 1, 2], whole).map(({ label, count }) => [label, count])).toEqual([
      ['1', 2],
      ['2', 1],
      ['3', 1],
    ]);
    expect(classesOf([4, 4], whole)).toMatchObject([{ label: '4', count: 2 }]);
    expect(classesOf([], whole)).toEqual([]);
  });

  test('do not part figures that read the same', () => {
    const classes = classesOf([0.01, 0.04, 0.05, 0.196, 0.203, 1.1, 2.2], (value) =>
      value.toFixed(2).slice(0, 3),
    );
    const labels = classes.map(({ label }) => label);
    expect(labels).toEqual(['0.0', '0.2', '1.1 a 2.2']);
    const whole2 = classesOf([0.4, 1.2, 1.4, 1.1, 1.3, 3, 4, 5], (value) => value.toFixed(0));
    const ends = whole2.flatMap(({ label }) => label.split(' a '));
    expect(new Set(ends).size).toBe(ends.length);
  });

  test('have the limits they are given, for maps read side by side', () => {
    expect(classesOf([1, 5, 12, 30], whole, { breaks: [10, 20] }).map(({ label }) => label)).toEqual([
      '1 a 5',
      '12',
      '30',
    ]);
  });

  test('never put a value in two, nor between two, however the values lie', () => {
    for (const values of [
      [1, 1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 900],
      [0.001, 0.0012, 0.0013, 0.002, 0.5, 0.6, 0.7],
      [-3, -2, -1, 0, 1, 2, 3],
    ]) {
      const classes = classesOf(values, whole);
      expect(classes.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
      expect(values.every((value) => classOf(value, classes) >= 0)).toBe(true);
    }
  });

  test('few classes are painted with steps far apart', () => {
    expect([stepOf(0, 2), stepOf(1, 2)]).toEqual(['lowest', 'highest']);
    expect([0, 1, 2].map((place) => stepOf(place, 3))).toEqual(['lowest', 'middle', 'highest']);
  });
});
