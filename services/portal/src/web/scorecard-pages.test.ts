import { describe, expect, test } from 'vitest';
import { renderPage } from './testing/render.ts';

/** What of a page a person reads, on one line. */
async function textOf(path: string, options: Parameters<typeof renderPage>[1] = {}): Promise<string> {
  const { html, status, errors } = await renderPage(path, options);
  expect({ status, errors }).toEqual({ status: 200, errors: [] });
  return html
    .replace(/<head>.*<\/head>/s, ' ')
    .replace(/<!-- -->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}

describe("a government's scorecard", () => {
  test('says the grade with its confidence, and each figure with its reason, weight and evidence', async () => {
    const text = await textOf('/governments/17/calificacion');
    expect(text).toMatch(/Calificación de Morelos [\d.]+ de 100/);
    expect(text).toContain('Confianza media: unos cuantos casos la pueden cambiar.');
    expect(text).toContain('Publica 4 de 16 estándares.');
    expect(text).toContain('15 de 100');
    expect(text).toContain('10 peticiones y reportes');
    // Nothing to judge is said, not shown as zero.
    expect(text).toContain('Ninguna fecha de su plan de apertura ha llegado, o no tiene plan. sin datos');
    expect(text).toContain('Seguridad pública 81.0');
    const { html } = await renderPage('/governments/17/calificacion');
    expect(html).toContain('href="/governments/17/calificacion?cifra=coverage#evidencia"');
    expect(html).toContain('/badges/17.svg');
  });

  test('shows what a figure is made of, one by one', async () => {
    const text = await textOf('/governments/17/calificacion?cifra=implementation');
    expect(text).toContain('La evidencia: implementación 2 casos');
    expect(text).toContain('Refugios temporales 40.0 Le falta: no está al día.');
    expect(text).toContain('Rutas no se juzga');
  });

  test('shows what the government contested and what was answered', async () => {
    const text = await textOf('/governments/17/calificacion');
    expect(text).toContain('El compromiso se cumplió por oficio el mismo día.');
    expect(text).toContain('La cifra se mantiene');
    expect(text).toContain('El oficio llegó después de la fecha que dice el convenio.');
  });

  test('calls a made-up past made up', async () => {
    const text = await textOf('/governments/17/calificacion');
    expect(text).toContain('Desde mayo de 2026 (mes inventado para la demostración) subió 3.5 puntos.');
    expect(text).toContain('meses inventados para que la demostración tenga pasado');
    const real = await textOf('/governments/17/calificacion', { demonstration: false });
    expect(real).toContain('Desde mayo de 2026 subió 3.5 puntos.');
  });

  test('of who has nothing to judge says so, and that it is not a zero', async () => {
    const text = await textOf('/governments/20/calificacion');
    expect(text).toContain('Oaxaca no tiene datos suficientes para una calificación');
    expect(text).toContain('No es un cero.');
    expect(await textOf('/governments/20')).toContain('Sin datos suficientes para calificarlo.');
  });

  test('of nobody is a 404', async () => {
    expect((await renderPage('/governments/99/calificacion')).status).toBe(404);
  });
});

describe('rankings', () => {
  test('give ties one rank and list apart who has too little to judge', async () => {
    const text = await textOf('/clasificaciones?nivel=STATE');
    expect(text).toContain('1.º Jalisco 80.0');
    expect(text).toContain('1.º Morelos 80.0');
    expect(text).toContain('3.º Puebla 78.0');
    expect(text).toContain('Con muy poco que juzgar 1 gobierno');
    expect(text).toContain('No son los últimos.');
  });

  test('of peers say among whom, and their files ask the same', async () => {
    const { html } = await renderPage('/clasificaciones?pares=05035&orden=mejora');
    expect(html).toContain('los quince más cercanos en población');
    expect(html).toContain('/rankings.csv?level=municipality&amp;order=improvement&amp;peersOf=05035');
  });
});

test('the method tells every figure, its weight, and what confidence asks for', async () => {
  const text = await textOf('/metodo/calificacion');
  expect(text).toContain('Implementación 25 de 100');
  expect(text).toContain('alta desde 80 %, media desde 65 %, baja desde 50 %');
  expect(text).toContain('La cifra no cuenta en la calificación.');
});
