import { describe, expect, test } from 'vitest';
import { boardFilters, chosenFilters, questionOf, viewOf, withChange } from './board-address.ts';
import { nextStop } from './board-keys.ts';
import { parseInvitees } from './invitees.ts';

const at = (query: string) => new URLSearchParams(query);

describe('an address of the board', () => {
  test('asks the API what its filters say, and leaves out what means nothing', () => {
    const asked =
      'etapa=active&asunto=alguno&elegible=por-saber&nivel=municipios&responsable=nadie&orden=nombre';
    expect(questionOf(at(asked), { isOrdered: true })).toBe(
      'stage=active&matter=any&level=municipality&eligible=unknown&owner=none&sort=name',
    );
    expect(questionOf(at('etapa=otra&orden=ninguno&vista=tabla&q=+'), { isOrdered: true })).toBe('');
  });

  test('opens the board unless it names another view', () => {
    expect(viewOf(at(''))).toBe('tablero');
    expect(viewOf(at('vista=mapa'))).toBe('mapa');
    expect(viewOf(at('vista=toString'))).toBe('tablero');
  });

  test('is told in words, each filter with the address without it', () => {
    const names = { states: { '20': 'Oaxaca' }, owners: {} };
    expect(chosenFilters(at('vista=tabla&estado=20&plan=no'), names)).toEqual([
      { name: 'estado', text: 'Estado: Oaxaca', without: '?vista=tabla&plan=no' },
      { name: 'plan', text: 'Plan de apertura: Sin publicar', without: '?vista=tabla&estado=20' },
    ]);
    expect(withChange(at('etapa=active'), { etapa: null })).toBe('');
  });

  test('names each filter once', () => {
    expect(new Set(boardFilters.map(({ name }) => name)).size).toBe(boardFilters.length);
    expect(new Set(boardFilters.map(({ asked }) => asked)).size).toBe(boardFilters.length);
  });
});

describe('a pasted list of governments to invite', () => {
  test('is read line by line: key, address and, if there is one, a name', () => {
    expect(
      parseInvitees(
        '17007, enlace@jiutepec.example, Ana Ríos\n\n1001\tdatos@ags.example\n 9 ; cdmx@cdmx.example ;\n30087 Xalapa, xalapa@x.example',
      ),
    ).toEqual([
      { cvegeo: '17007', email: 'enlace@jiutepec.example', name: 'Ana Ríos' },
      { cvegeo: '01001', email: 'datos@ags.example' },
      { cvegeo: '09', email: 'cdmx@cdmx.example' },
      { cvegeo: '30087', email: 'xalapa@x.example' },
    ]);
  });

  test('keeps what cannot be read, for the service to say what is wrong', () => {
    expect(parseInvitees('Torreón, alguien@t.example\n05035')).toEqual([
      { cvegeo: 'Torreón', email: 'alguien@t.example' },
      { cvegeo: '05035', email: '' },
    ]);
  });
});

describe('the keys of the board', () => {
  const columns = [['a1', 'a2', 'a3'], ['b1'], ['c1', 'c2']];
  test.each([
    ['a1', 'ArrowDown', 'a2'],
    ['a1', 'j', 'a2'],
    ['a3', 'ArrowDown', undefined],
    ['a1', 'ArrowUp', undefined],
    ['a3', 'ArrowRight', 'b1'],
    ['b1', 'ArrowLeft', 'a1'],
    ['a2', 'h', undefined],
    ['c2', 'l', undefined],
    ['c2', 'Home', 'c1'],
    ['a1', 'End', 'a3'],
    ['a1', 'Enter', undefined],
    ['elsewhere', 'ArrowDown', undefined],
  ])('from %s, %s leads to %s', (from, key, to) => {
    expect(nextStop(columns, from, key)).toBe(to);
  });
});
