import { describe, expect, it } from 'vitest';
import type { ItemFields } from '../inventory/item.ts';
import type { Item } from '../inventory/item-view.ts';
import { createMatcher, rejectionKey, type SeenDataset } from './find-matches.ts';

const none = new Set<string>();
const matchesOf = (dataset: SeenDataset, items: Item[], rejected: Set<string>) =>
  createMatcher(items, rejected).matchesOf(dataset);

function item(
  id: string,
  fields: Partial<ItemFields> & { title: string },
  openedOn: string | null = null,
): Item {
  return {
    id,
    number: 1,
    openedOn,
    changedAt: new Date(0),
    fields: {
      responsible: 'Vialidad',
      resource: null,
      description: null,
      hasPrivateData: false,
      privacyReason: null,
      legalBasis: null,
      platform: null,
      plannedOn: null,
      standardId: null,
      datasetId: null,
      ...fields,
    },
  };
}

const incidents = { id: 'd1', title: 'Incidentes viales', standardId: 'mobility/road-incidents' };
const certain = (itemId: string) => [{ itemId, datasetId: 'd1', isCertain: true, likeness: 1 }];

describe('which item a dataset is', () => {
  it('is the one it was chosen for, before all others', () => {
    const items = [
      item('a', { title: 'Incidentes viales' }),
      item('b', { title: 'Otra cosa', datasetId: 'd1' }),
    ];
    expect(matchesOf(incidents, items, none)).toEqual(certain('b'));
  });

  it('is the only one of its standard', () => {
    const items = [
      item('a', { title: 'Choques', standardId: 'mobility/road-incidents' }),
      item('b', { title: 'Rutas' }),
    ];
    expect(matchesOf(incidents, items, none)).toEqual(certain('a'));
  });

  it('is the only one with its name, in any spelling, also of the resource', () => {
    expect(matchesOf(incidents, [item('a', { title: 'INCIDENTES VIALES' })], none)).toEqual(certain('a'));
    const resource = item('a', { title: 'Movilidad', resource: 'Incidentes viales' });
    expect(matchesOf(incidents, [resource], none)).toEqual(certain('a'));
  });

  it('is asked of a person when several follow the standard, unless one also has the name', () => {
    const items = [
      item('a', { title: 'Choques 2024', standardId: 'mobility/road-incidents' }),
      item('b', { title: 'Choques 2025', standardId: 'mobility/road-incidents' }),
    ];
    const found = matchesOf(incidents, items, none);
    expect(found.map(({ itemId, isCertain }) => [itemId, isCertain])).toEqual([
      ['a', false],
      ['b', false],
    ]);
    const named = [
      ...items,
      item('c', { title: 'Incidentes viales', standardId: 'mobility/road-incidents' }),
    ];
    expect(matchesOf(incidents, named, none)).toEqual(certain('c'));
  });

  it('is asked of a person when the titles are alike', () => {
    const alike = { id: 'd1', title: 'Licencias de construcción expedidas 2026', standardId: null };
    const found = matchesOf(alike, [item('a', { title: 'Licencia de construcción' })], none);
    expect(found).toMatchObject([{ itemId: 'a', isCertain: false }]);
  });

  it('is nothing when only common words are shared', () => {
    const other = { id: 'd1', title: 'Datos abiertos del municipio', standardId: null };
    expect(matchesOf(other, [item('a', { title: 'Datos del gobierno municipal' })], none)).toEqual([]);
  });

  it('never closes what cannot be opened by its name or standard', () => {
    const secret = item('a', {
      title: 'Incidentes viales',
      standardId: 'mobility/road-incidents',
      hasPrivateData: true,
    });
    expect(matchesOf(incidents, [secret], none)).toMatchObject([{ isCertain: false }]);
  });

  it('is not what somebody rejected, nor what is open already', () => {
    const items = [
      item('a', { title: 'Incidentes viales' }),
      item('b', { title: 'Incidentes' }, '2026-01-01'),
    ];
    expect(matchesOf(incidents, items, new Set([rejectionKey('a', 'd1')]))).toEqual([]);
  });

  it('is not an item that another dataset was just found to be', () => {
    const named = item('a', { title: 'Incidentes viales' });
    const matcher = createMatcher([named], none);
    expect(matcher.matchesOf(incidents)).toEqual(certain('a'));
    matcher.take(named);
    expect(matcher.matchesOf({ ...incidents, id: 'd2' })).toEqual([]);
  });

  it('is found among thousands of items for thousands of datasets in a moment', () => {
    const items = Array.from({ length: 5000 }, (_, at) =>
      item(`i${at}`, { title: `Padrón de comercio número ${at} de la colonia ${at % 300}` }),
    );
    const matcher = createMatcher(items, none);
    const found = Array.from({ length: 1000 }, (_, at) =>
      matcher.matchesOf({
        id: `d${at}`,
        title: `Licencias del giro ${at} en el sector ${at % 50}`,
        standardId: null,
      }),
    );
    expect(found.flat()).toEqual([]);
  });
});
