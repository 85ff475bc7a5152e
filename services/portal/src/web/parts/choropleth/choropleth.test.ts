import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { describe, expect, test } from 'vitest';
import { Choropleth, type ChoroplethProps } from './choropleth.tsx';

const base = {
  id: 'prueba',
  title: 'Morelos es quien más publica',
  unit: 'Conjuntos por cada 100 mil habitantes',
  source: 'Catálogo de la red.',
} as const;

function draw(props: Pick<ChoroplethProps, 'level' | 'values'> & Partial<ChoroplethProps>): string {
  return renderToStaticMarkup(
    createElement(MemoryRouter, null, createElement(Choropleth, { ...base, ...props })),
  );
}
const state = (cvegeo: string, fullName: string, value: number | null) => ({
  cvegeo,
  fullName,
  value,
  lon: null,
  lat: null,
});

describe('a map coloured by a figure', () => {
  const html = draw({
    level: 'STATE',
    values: [state('17', 'Morelos', 4.25), state('01', 'Aguascalientes', 0), state('14', 'Jalisco', null)],
  });

  test('draws every state, and says in words what each one has', () => {
    expect(html.match(/class="area" d=/g)).toHaveLength(3);
    expect(html.match(/class="outline" d=/g)).toHaveLength(29);
    expect(html).toContain('aria-label="Morelos: 4.3"');
    expect(html).toContain('aria-label="Jalisco: sin dato"');
  });

  test('has its legend in words and counts, missing apart from zero', () => {
    expect(html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toContain(
      '0.0 (1 gobierno) 4.3 (1 gobierno) Sin dato (1 gobierno); no es cero',
    );
  });

  test('has its table, the largest first and the missing last', () => {
    const rows = [...html.matchAll(/<tr><th scope="row">.*?<\/tr>/g)].map(([row]) =>
      row
        .replace(/<[^>]+>/g, ' ')
        .trim()
        .split(/\s+/)
        .join(' '),
    );
    expect(rows).toEqual(['Morelos 4.3', 'Aguascalientes 0.0', 'Jalisco sin dato']);
  });
});

describe('municipalities', () => {
  const placed = (place: number) => ({
    cvegeo: `17${String(place).padStart(3, '0')}`,
    fullName: `Municipio ${place}`,
    value: place,
    lon: -99 - (place % 40) / 100,
    lat: 18.5 + (place % 50) / 100,
  });

  test('are points whose size says the class too', () => {
    const html = draw({ level: 'MUNICIPALITY', state: '17', values: [1, 2, 3].map(placed) });
    const drawing = html.slice(html.indexOf('<svg data-drawing'), html.indexOf('<ul'));
    const radii = [...drawing.matchAll(/<circle class="dot [^>]* r="([\d.]+)"/g)];
    expect(new Set(radii.map(([, radius]) => radius)).size).toBe(3);
    expect(html.match(/class="outline"/g)).toHaveLength(1);
  });

  test('of the whole country weigh little', () => {
    const html = draw({
      level: 'MUNICIPALITY',
      values: Array.from({ length: 2_478 }, (_, place) => placed(place)),
    });
    const drawing = html.slice(html.indexOf('<svg data-drawing'), html.indexOf('<ul'));
    expect(drawing.length).toBeLessThan(150_000);
    expect(html).toContain('El CSV tiene 2 178 renglones más'.replace('2 178', '2\u00a0178'));
  });

  test('of one state have textures as fine as the country, and so has the legend', () => {
    const html = draw({ level: 'MUNICIPALITY', state: '17', values: [1, 2, 3].map(placed) });
    const scales = [
      ...html.matchAll(/<pattern id="([^"]+)-missing"[^>]*patternTransform="scale\(([\d.]+)\)"/g),
    ];
    expect(scales).toHaveLength(2);
    const [map, legend] = scales.map(([, , scale]) => Number(scale));
    expect(map).toBeLessThan(0.15);
    expect(legend).toBe(1);
    expect(html).toContain('Cada municipio es un punto en su centro.');
  });

  test('are areas where an operator imported them', () => {
    const html = draw({
      level: 'MUNICIPALITY',
      state: '17',
      values: [placed(7)],
      shapes: [
        {
          state: '17',
          source: 'INEGI, Marco Geoestadístico 2024',
          importedAt: '2026-11-22T00:00:00Z',
          box: { left: 600, top: 480, right: 640, bottom: 510 },
          areas: [{ cvegeo: '17007', path: 'M610 490l10 0l0 10z' }],
        },
      ],
    });
    expect(html).toContain('d="M610 490l10 0l0 10z"');
    expect(html).toContain('Contornos: INEGI, Marco Geoestadístico 2024.');
    expect(html).not.toContain('es un punto');
  });
});
