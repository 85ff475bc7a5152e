import { expect, test } from 'vitest';
import { alternatesHeader, alternatesOf } from './alternates.ts';

const formsOf = (address: string) => alternatesOf(address).map(({ href }) => href);

test.each([
  ['/', ['/catalog.ttl', '/catalog.jsonld', '/catalog.rdf', '/catalog.atom']],
  ['/datasets/1?pagina=2', ['/datasets/1.ttl', '/datasets/1.jsonld', '/datasets/1.rdf']],
  ['/governments/19', ['ttl', 'jsonld', 'rdf', 'atom'].map((ending) => `/governments/19/catalog.${ending}`)],
  ['/temas/mobility', ['/temas/mobility.atom']],
  ['/packages/1', ['/packages/1/releases.atom', '/packages/1/datapackage.json']],
  ['/buscar', ['/buscar.atom']],
  ['/buscar?q=agua&tema=mobility&orden=titulo&pagina-despues=x', ['/buscar.atom?q=agua&tema=mobility']],
  ['/gobiernos', []],
  ['/datasets/', []],
  ['/datasets/1/historia', []],
  ['/panel', []],
])('%s is also %j', (address, forms) => {
  expect(formsOf(address)).toEqual(forms);
});

test('they are told in the header too', () => {
  expect(alternatesHeader('/temas/mobility')).toBe(
    '</temas/mobility.atom>; rel="alternate"; type="application/atom+xml"',
  );
  expect(alternatesHeader('/panel')).toBeNull();
});
