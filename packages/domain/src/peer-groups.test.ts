import { describe, expect, test } from 'vitest';
import {
  compareByPopulation,
  isPopulated,
  nearestInPopulation,
  peerGroupsOf,
  populationDistance,
  type PeerGovernment,
} from './peer-groups.ts';

const town = (
  cvegeo: string,
  population: number | null,
  more: Partial<PeerGovernment> = {},
): PeerGovernment => ({
  cvegeo,
  name: `Municipio ${cvegeo}`,
  level: 'municipality',
  population,
  membership: null,
  ...more,
});
const ranked = (towns: readonly PeerGovernment[]) => towns.filter(isPopulated).toSorted(compareByPopulation);
const keys = (towns: readonly PeerGovernment[]) => towns.map(({ cvegeo }) => cvegeo);

describe('the nearest in population', () => {
  test('are those whose logarithm is nearest: half is as far as double', () => {
    expect(populationDistance(500, 1000)).toBeCloseTo(populationDistance(2000, 1000));
    const towns = ranked([town('1', 400), town('2', 900), town('3', 1000), town('4', 1900), town('5', 5000)]);
    expect(keys(nearestInPopulation(towns, { cvegeo: '3', population: 1000 }, 3))).toEqual(['2', '4', '1']);
  });

  test('are what going through all of them gives, ties by key included', () => {
    let seed = 7;
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    const towns = ranked(
      Array.from({ length: 300 }, (_, place) => town(String(10_000 + place), Math.ceil(random() * 40) * 100)),
    );
    for (const own of towns.slice(0, 60)) {
      const all = towns
        .filter(({ cvegeo }) => cvegeo !== own.cvegeo)
        .toSorted(
          (a, b) =>
            populationDistance(a.population, own.population) -
              populationDistance(b.population, own.population) || (a.cvegeo < b.cvegeo ? -1 : 1),
        );
      expect(keys(nearestInPopulation(towns, own, 12))).toEqual(keys(all.slice(0, 12)));
    }
  });
});

describe('peer groups', () => {
  const own = town('17007', 378_476, { membership: 'active' });
  const others = [
    town('17011', 215_357),
    town('17018', 122_263, { membership: 'active' }),
    town('01001', 948_990, { membership: 'active' }),
    town('05035', 720_848, { membership: 'suspended' }),
  ];
  const sources = {
    ofLevel: ranked([own, ...others]),
    ofStage: ranked([own, ...others].filter(({ membership }) => membership === 'active')),
    members: ranked([own, ...others].filter(({ membership }) => membership === 'active')),
    neighbours: [town('17018', 122_263), town('17011', 215_357)],
    metropolitan: { name: 'Cuernavaca', governments: [own, town('17011', 215_357)] },
  };

  test('each says why, how many are in it, and which are the nearest', () => {
    const groups = peerGroupsOf(own, sources);
    expect(groups.map(({ kind, total }) => [kind, total])).toEqual([
      ['population', 4],
      ['neighbours', 2],
      ['metropolitan', 1],
      ['stage', 2],
      ['members', 2],
    ]);
    const [population, neighbours, metropolitan] = groups.map((group) => group.nearest(2));
    expect(keys(population?.governments ?? [])).toEqual(['17011', '05035']);
    expect(population?.why).toContain('de 215,357 a 720,848 habitantes (este tiene 378,476)');
    expect(keys(neighbours?.governments ?? [])).toEqual(['17011', '17018']);
    expect(keys(metropolitan?.governments ?? [])).toEqual(['17011']);
  });

  test('a group nobody else is in is left out', () => {
    const alone = { ...sources, neighbours: [], metropolitan: { name: 'Sola', governments: [own] } };
    expect(peerGroupsOf(own, alone).map(({ kind }) => kind)).toEqual(['population', 'stage', 'members']);
  });

  test('without a census figure there are neighbours and the metropolitan area', () => {
    const young = town('04013', null);
    expect(peerGroupsOf(young, sources).map(({ kind }) => kind)).toEqual(['neighbours', 'metropolitan']);
  });
});
