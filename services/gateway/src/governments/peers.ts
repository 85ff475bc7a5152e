import { isPopulated, nearestInPopulation, peerGroupsOf, type PeerGroup } from '@rma/domain';
import type { Directory } from './directory.ts';
import type { Government } from './directory-queries.ts';

/** Governments of the same level nearest in population; for one without a census figure, its neighbours. */
export function peersOf(directory: Directory, government: Government, count: number): Government[] {
  if (!isPopulated(government)) return directory.neighboursOf(government.cvegeo).slice(0, count);
  return nearestInPopulation(directory.byPopulation(government.level), government, count);
}

/** Every group of governments that a government belongs to, with its reason. */
export function groupsOf(directory: Directory, government: Government): PeerGroup<Government>[] {
  const area = directory.metropolitanAreaOf(government.cvegeo);
  return peerGroupsOf(government, {
    ofLevel: directory.byPopulation(government.level),
    ofStage: directory.stageByPopulation(government),
    members: directory.membersByPopulation(government.level),
    neighbours: directory.neighboursOf(government.cvegeo),
    metropolitan: area === null ? null : { name: area.name, governments: area.municipalities },
  });
}
