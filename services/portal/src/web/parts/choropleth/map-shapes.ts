/** What `/maps/{state}.json` answers: municipalities as polygons of an operator's import, in the country drawing's units. */
export type MapShapes = {
  state: string;
  /** Who drew them, and when they were imported. */
  source: string;
  importedAt: string;
  box: { left: number; top: number; right: number; bottom: number };
  areas: { cvegeo: string; path: string }[];
};

/** Where a government's point is, and its name; what a map needs to draw it without polygons. */
export type MapPoint = { lon: number | null; lat: number | null };
