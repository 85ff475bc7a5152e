import { describe, expect, test } from 'vitest';
import { renderPage } from './testing/render.ts';

/** What of a page a person reads, on one line. */
async function textOf(path: string): Promise<string> {
  const { html } = await renderPage(path);
  return html
    .replace(/<!-- -->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}

describe('the quality of a dataset', () => {
  test('is one figure, what it is made of, and what would raise it first', async () => {
    const text = await textOf('/datasets/02kb1');
    expect(text).toMatch(/Calidad: \d+ de 100/);
    expect(text).toContain('de 405 puntos del método europeo');
    expect(text).toContain('3 de 5 estrellas de Berners-Lee');
    expect(text).toContain('Al día; plazo hasta el 2 dic 2026');
    expect(text).toContain('nadie ha preguntado todavía');
    expect(text.indexOf('Qué la subiría más')).toBeLessThan(text.indexOf('Todos los puntos'));
    expect(text).toContain('por saberse (50)');
  });
});

test('a government says what would raise its catalogue most, and one that publishes nothing does not', async () => {
  const text = await textOf('/governments/17');
  expect(text).toContain('Calidad de su catálogo: 61 de 100');
  expect(text).toContain('Decir el periodo que cubren los datos de 12 conjuntos');
  expect(text).toContain('Subiría 0.7 puntos de 100 en su calificación; unos 37 minutos.');
  expect(await textOf('/governments/24059')).not.toContain('Calidad de su catálogo');
});

test('the method says what each part weighs and how each loss is mended', async () => {
  const { html } = await renderPage('/metodo/calidad');
  expect(html).toContain('id="temporal"');
  expect(html).toContain('Escriba el primer y el último día que cubren.');
});
