import { editDistance } from '../match/edit-distance.ts';
import { plainHeader } from '../match/plain-header.ts';
import type { GovernmentName } from '../report.ts';

/** How people shorten the words of a place. */
const writtenOut: [RegExp, string][] = [
  [
    /^(?:h\.?\s+)?(?:ayuntamiento|municipio|mpio\.?|mun\.?|alcald[ií]a|delegaci[oó]n|estado|edo\.?)\s+(?:constitucional\s+)?(?:de\s+|del\s+)?/i,
    '',
  ],
  [/\bcd\.?(?=\s)/gi, 'ciudad'],
  [/\bsta\.?(?=\s)/gi, 'santa'],
  [/\bsto\.?(?=\s)/gi, 'santo'],
  [/\bs\.(?=\s)/gi, 'san'],
  [/\bgral\.?(?=\s)/gi, 'general'],
  [/\bcnel\.?(?=\s)/gi, 'coronel'],
  [/\bdr\.?(?=\s)/gi, 'doctor'],
  [/\bpto\.?(?=\s)/gi, 'puerto'],
  [/\bq\.?\s*roo\b/gi, 'quintana roo'],
];

/** Names of states that are not the official ones. */
const aliases: Record<string, string> = {
  coahuila: '05',
  cdmx: '09',
  distritofederal: '09',
  df: '09',
  edomex: '15',
  estadodemexico: '15',
  mex: '15',
  michoacan: '16',
  nl: '19',
  qroo: '23',
  slp: '24',
  veracruz: '30',
  bc: '02',
  bcs: '03',
};

const plainPlace = (name: string): string =>
  plainHeader(writtenOut.reduce((text, [short, long]) => text.replace(short, long), name.trim()));

export type PlaceName = {
  key: string;
  /** The official name, or one that differs only in accents, case or a usual abbreviation. */
  isExact: boolean;
};

/** Names shorter than this differ from their neighbours by one letter. */
const shortestTypo = 6;

/**
 * Finds the key behind a name among the states, or among the municipalities of one state: its official name whatever
 * its accents, the beginning of one, or one with a slip. Null when none or more than one fits: nothing is guessed
 * between two.
 */
export const createPlaceNames = (governments: Iterable<GovernmentName>) => {
  const all = [...governments].map((each) => ({ cvegeo: each.cvegeo, plain: plainPlace(each.name) }));
  const find = (name: string, among: { cvegeo: string; plain: string }[]): PlaceName | null => {
    const plain = plainPlace(name);
    if (plain === '') return null;
    const exact = among.filter((each) => each.plain === plain);
    if (exact.length === 1) return { key: exact[0]!.cvegeo, isExact: true };
    if (exact.length > 1) return null;
    const close = among.filter(
      (each) =>
        (plain.length >= 4 && each.plain.startsWith(plain)) ||
        (plain.length >= shortestTypo &&
          Math.abs(each.plain.length - plain.length) <= 2 &&
          editDistance(each.plain, plain) <= (plain.length >= 10 ? 2 : 1)),
    );
    return close.length === 1 ? { key: close[0]!.cvegeo, isExact: false } : null;
  };
  const states = all.filter(({ cvegeo }) => cvegeo.length === 2);
  const within = Map.groupBy(
    all.filter(({ cvegeo }) => cvegeo.length === 5),
    ({ cvegeo }) => cvegeo.slice(0, 2),
  );
  const municipalityNames = new Set(
    all.filter(({ cvegeo }) => cvegeo.length === 5).map(({ plain }) => plain),
  );
  return {
    /** Whether it is, whatever its accents, the official name of some municipality of the country. */
    isMunicipalityOfAnyState: (name: string): boolean => municipalityNames.has(plainPlace(name)),
    state: (name: string): PlaceName | null => {
      const alias = aliases[plainHeader(name)] ?? aliases[plainPlace(name)];
      return alias === undefined ? find(name, states) : { key: alias, isExact: false };
    },
    municipality: (name: string, stateKey: string): PlaceName | null =>
      find(name, within.get(stateKey) ?? []),
  };
};

export type PlaceNames = ReturnType<typeof createPlaceNames>;
