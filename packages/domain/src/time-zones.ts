import { dateInMexicoCity } from './clock.ts';
import { stateOf } from './cvegeo.ts';

/** States whose whole territory keeps a time other than the centre's (Ley de los Husos Horarios, DOF 28-oct-2022). */
const zoneOfState: Readonly<Record<string, string>> = {
  '02': 'America/Tijuana',
  '03': 'America/Mazatlan',
  '08': 'America/Chihuahua',
  '18': 'America/Mazatlan',
  '23': 'America/Cancun',
  '25': 'America/Mazatlan',
  '26': 'America/Hermosillo',
};

const municipalitiesOfZone: Readonly<Record<string, readonly string[]>> = {
  'America/Bahia_Banderas': ['18020'],
  'America/Ciudad_Juarez': ['08005', '08028', '08035', '08037', '08053'],
  'America/Ojinaga': ['08015', '08042', '08052'],
  // The border that moves its clocks with the United States.
  'America/Matamoros': [
    '05002',
    '05003',
    '05012',
    '05013',
    '05014',
    '05019',
    '05022',
    '05023',
    '05025',
    '05037',
    '05038',
    '19005',
    '28007',
    '28014',
    '28015',
    '28022',
    '28024',
    '28025',
    '28027',
    '28032',
    '28033',
    '28040',
  ],
};

const zoneOfMunicipality = new Map(
  Object.entries(municipalitiesOfZone).flatMap(([zone, keys]) => keys.map((key) => [key, zone] as const)),
);

/** The IANA time zone a government keeps, by its INEGI key; the centre's when nothing else is said. */
export function timeZoneOf(cvegeo: string): string {
  return zoneOfMunicipality.get(cvegeo) ?? zoneOfState[stateOf(cvegeo)] ?? 'America/Mexico_City';
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

/** Calendar date (YYYY-MM-DD) of an instant where a government is. */
export function dateAt(cvegeo: string, instant: Date): string {
  return formatOf(timeZoneOf(cvegeo)).format(instant);
}

/**
 * Whether the day `dueOn` (YYYY-MM-DD) is over both where the government is and in Mexico City, so that nobody
 * misses a deadline by a time zone: what is delivered on the last day of either calendar is in time.
 */
export function isDayOver(dueOn: string, cvegeo: string, instant: Date): boolean {
  return dateAt(cvegeo, instant) > dueOn && dateInMexicoCity(instant) > dueOn;
}

/** The calendar date `days` after `date` (YYYY-MM-DD both; negative days go back). */
export function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** Calendar days from `from` to `to` (YYYY-MM-DD both); negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
