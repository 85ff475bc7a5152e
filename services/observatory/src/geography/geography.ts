import { createHash } from 'node:crypto';
import { actorReference, type Actor } from '@rma/domain';
import { authorize } from '@rma/service-kit';
import type { ObservatoryDependencies } from '../dependencies.ts';
import { geographyProblems } from './geography-problems.ts';
import {
  knownMunicipalities,
  listOutlines,
  outlineOf,
  putOutline,
  removeOutline,
  replaceMetropolitanAreas,
} from './geography-queries.ts';

export type OutlineImport = {
  source: string;
  /** In units of the country's drawing (`countryDrawing` of the domain), as the paths are. */
  box: { left: number; top: number; right: number; bottom: number };
  areas: { cvegeo: string; path: string }[];
};
export type MetropolitanImport = {
  source: string;
  isConfirmed: boolean;
  municipalities: { cvegeo: string; areaId: string; areaName: string }[];
};

const network = { cvegeo: null };
const keysTold = 20;
const listed = (keys: readonly string[]) =>
  `${keys.slice(0, keysTold).join(', ')}${keys.length > keysTold ? ` y ${keys.length - keysTold} más` : ''}`;

export type Geography = ReturnType<typeof createGeography>;

/** Facts of geography that an operator brings in: outlines of municipalities and the table of metropolitan areas. */
export function createGeography({ db, clock }: Pick<ObservatoryDependencies, 'db' | 'clock'>) {
  return {
    outlineOf: (state: string) => outlineOf(db, state),
    outlines: () => listOutlines(db),

    /** Replaces a state's outlines; refused when a key is not of one of its municipalities. */
    async importOutlines(
      actor: Actor,
      state: string,
      { source, box, areas }: OutlineImport,
    ): Promise<{ municipalities: number }> {
      authorize(actor, 'observatory.manage', network);
      const known = await knownMunicipalities(
        db,
        areas.map(({ cvegeo }) => cvegeo),
      );
      const wrong = areas
        .map(({ cvegeo }) => cvegeo)
        .filter((key) => !known.has(key) || !key.startsWith(state));
      if (wrong.length > 0) throw geographyProblems.municipalitiesUnknown({ keys: listed(wrong) });
      const importedAt = clock.now();
      const document = JSON.stringify({ state, source, importedAt, box, areas });
      await putOutline(db, {
        state_cvegeo: state,
        source,
        imported_at: importedAt,
        imported_by: actorReference(actor),
        document,
        sha256: createHash('sha256').update(document).digest('hex'),
        municipalities: areas.length,
      });
      return { municipalities: areas.length };
    },

    /** Back to points. Refused when there is nothing to remove. */
    async removeOutlines(actor: Actor, state: string): Promise<void> {
      authorize(actor, 'observatory.manage', network);
      if (!(await removeOutline(db, state))) throw geographyProblems.outlineNotImported({ state });
    },

    /** Replaces the table of metropolitan areas as a whole; refused when a key is unknown or a row contradicts another. */
    async importMetropolitanAreas(
      actor: Actor,
      { source, isConfirmed, municipalities }: MetropolitanImport,
    ): Promise<{ areas: number; municipalities: number }> {
      authorize(actor, 'observatory.manage', network);
      const keys = municipalities.map(({ cvegeo }) => cvegeo);
      const known = await knownMunicipalities(db, keys);
      const wrong = keys.filter((key) => !known.has(key));
      if (wrong.length > 0) throw geographyProblems.municipalitiesUnknown({ keys: listed(wrong) });
      const areas = Map.groupBy(municipalities, ({ areaId }) => areaId);
      const incoherent = [
        ...keys.filter((key, place) => keys.indexOf(key) !== place),
        ...[...areas]
          .filter(([, rows]) => rows.length < 2 || new Set(rows.map(({ areaName }) => areaName)).size > 1)
          .map(([id]) => id),
      ];
      if (incoherent.length > 0)
        throw geographyProblems.metropolitanAreasIncoherent({ places: listed(incoherent) });
      const rows = municipalities.map(({ cvegeo, areaId, areaName }) => ({
        cvegeo,
        area_id: areaId,
        area_name: areaName,
        source,
        is_confirmed: isConfirmed,
      }));
      await db.transaction().execute((trx) => replaceMetropolitanAreas(trx, rows));
      return { areas: areas.size, municipalities: rows.length };
    },
  };
}
