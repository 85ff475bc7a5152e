import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { describe, expect, test } from 'vitest';
import { countsSentence, PreviewFindings } from './source-preview-findings.tsx';
import type { PreviewResult } from './source-preview-types.ts';

const problem = {
  field: 'title',
  value: '',
  rule: 'title-required',
  message: 'El conjunto de datos no tiene título.',
  fix: 'Escriba un título que diga de qué trata el conjunto.',
};

const result: PreviewResult = {
  detected: {
    kind: 'ckan',
    url: 'https://datos.example',
    software: 'CKAN',
    version: '2.10',
    title: 'Datos de Xalapa',
    confidence: 0.98,
    evidence: ['Su búsqueda de conjuntos responde como la de CKAN.'],
  },
  alternatives: [],
  counts: {
    announced: 268,
    read: 100,
    isWhole: false,
    new: 97,
    duplicates: 1,
    rejected: 2,
    loops: 0,
    personalData: 0,
  },
  records: [
    {
      remoteId: '1',
      title: 'Refugios <b>temporales</b>',
      description: '',
      formats: ['CSV'],
      modified: '2026-01-10T00:00:00Z',
      licence: null,
      theme: 'resilience',
      distributions: 1,
      fate: 'new',
      problems: [],
    },
  ],
  rejections: [{ ...problem, count: 2, examples: [{ remoteId: '7', title: null, value: '' }] }],
  repairs: [],
  duplicates: [
    {
      remoteId: '9',
      title: 'Rutas',
      isLoop: false,
      known: { datasetId: '01', title: 'Rutas del estado', publisher: 'Veracruz' },
    },
  ],
  quality: {
    score: 230,
    of: 405,
    unknown: 80,
    rating: 'good',
    indicators: [{ id: 'theme', dimension: 'findability', points: 30, share: 0.5, won: 15 }],
  },
  notes: [],
};

const page = (shown: PreviewResult) =>
  renderToStaticMarkup(
    createElement(MemoryRouter, null, createElement(PreviewFindings, { result: shown, mayPropose: true })),
  );

describe('what a preview found', () => {
  test('is a sentence that can be read aloud', () => {
    expect(countsSentence(result)).toBe(
      'Se leyeron 100 registros de los 268 que el portal dice tener. 97 entrarían al catálogo nacional.',
    );
    const one = { ...result, counts: { ...result.counts, read: 1, new: 1, isWhole: true } };
    expect(countsSentence(one)).toBe('Se leyó 1 registro. 1 entraría al catálogo nacional.');
  });

  test('says what it is, what would enter, what to correct and what is known, in that order', () => {
    const html = page(result);
    const places = [
      'Datos de Xalapa (CKAN)',
      'Qué entraría',
      'Así se verían',
      'Qué corregir',
      'Ya están en la red',
      '230',
    ];
    const order = places.map((text) => html.indexOf(text));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order.every((place) => place > 0)).toBe(true);
    expect(html).toContain('Escriba un título que diga de qué trata el conjunto.');
    expect(html).toContain('/datasets/01');
  });

  test('shows what a stranger wrote as text', () => {
    expect(page(result)).toContain('Refugios &lt;b&gt;temporales&lt;/b&gt;');
  });

  test('of which nothing could enter says so instead of an empty table', () => {
    const html = page({ ...result, counts: { ...result.counts, new: 0 }, records: [] });
    expect(html).toContain('Ningún registro se puede publicar todavía');
    expect(html).not.toContain('La calidad de sus metadatos');
  });
});
