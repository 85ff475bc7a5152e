import { expect, test } from 'vitest';
import { renderPage } from '../testing/render.ts';
import { fingerprintOf, progressOf, type NetworkNode } from './node-words.ts';

test('a node bears its government’s name in its header and its titles; a hub does not', async () => {
  const node = await renderPage('/buscar', {
    node: { cvegeo: '05035', name: 'Torreón' },
    demonstration: false,
  });
  expect(node.errors).toEqual([]);
  expect(node.html).toContain('<small>Nodo de Torreón</small>');
  expect(node.html).toMatch(/<title>[^<]*Nodo de Torreón, Red México Abierto<\/title>/);
  expect((await renderPage('/buscar')).html).not.toContain('Nodo de');
});

test('the pages of nodes ask who works there before they show anything', async () => {
  for (const path of ['/coordinacion/nodos', '/panel/nodo']) {
    const { status, html, errors } = await renderPage(path);
    expect([path, status, errors]).toEqual([path, 200, []]);
    expect(html).toContain('Comprobando su sesión');
  }
});

test('a fingerprint is read in groups of four, and says how far the network is', () => {
  expect(fingerprintOf('_-8BAgM')).toBe('ffef 0102 03');
  const node = (announcedNumber: number, appliedNumber: number) =>
    progressOf({ announcedNumber, appliedNumber } as NetworkNode);
  expect(node(0, 0)).toBe('Todavía no se aplica ningún cambio.');
  expect(node(7, 7)).toBe('Al corriente: el cambio 7 ya está en la vista nacional.');
  expect(node(9, 7)).toBe('Anunció el cambio 9; en la vista nacional está hasta el 7.');
});
