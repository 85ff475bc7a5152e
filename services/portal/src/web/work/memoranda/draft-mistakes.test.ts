import { expect, test } from 'vitest';
import { draftMistakes } from './draft-mistakes.ts';

const filled = {
  cvegeo: '05035 Torreón, Coahuila de Zaragoza',
  title: 'Convenio de colaboración',
  'federationParty.organization': 'Red México Abierto',
  'federationParty.signatory': 'Laura Prueba',
  'federationParty.position': 'Titular',
  'governmentParty.organization': 'Ayuntamiento de Torreón',
  'governmentParty.signatory': 'Tomás Ensayo',
  'governmentParty.position': 'Presidente municipal',
  validFrom: '2026-12-01',
  validUntil: '2029-11-30',
};
const formOf = (change: Partial<typeof filled> = {}) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...filled, ...change })) form.set(name, value);
  return form;
};

test('a whole draft has no mistakes', () => {
  expect(draftMistakes(formOf())).toEqual({});
});

test('every field that lacks something says what to write in it', () => {
  const empty = Object.fromEntries(Object.keys(filled).map((name) => [name, '']));
  const mistakes = draftMistakes(formOf(empty));
  expect(Object.keys(mistakes).toSorted()).toEqual(Object.keys(filled).toSorted());
  expect(new Set(Object.values(mistakes)).size).toBe(Object.keys(filled).length);
});

test('a name that is no government of the list, and dates the wrong way round, are told beside their fields', () => {
  expect(draftMistakes(formOf({ cvegeo: 'Torreón', validUntil: '2026-11-30' }))).toEqual({
    cvegeo: 'Elija un gobierno de la lista, o escriba su clave del INEGI.',
    validUntil: 'Debe ser después del primer día.',
  });
});
