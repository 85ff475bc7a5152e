import { countOf } from '../../format.ts';

export type UseCount = { downloads: number; apiReads: number; views: number; robots: number };
export type UseDay = UseCount & { day: string };

/** What is counted, in the order in which pages show it, and how each count is told. */
export const kindsOfUse = [
  { name: 'views', title: 'Visitas a su página', one: 'visita', many: 'visitas' },
  { name: 'downloads', title: 'Descargas', one: 'descarga', many: 'descargas' },
  {
    name: 'apiReads',
    title: 'Lecturas por programas',
    one: 'lectura por programas',
    many: 'lecturas por programas',
  },
] as const satisfies { name: keyof UseCount; title: string; one: string; many: string }[];

/** `12 visitas, 3 descargas y 1 lectura por programas`; what was not used at all, in words. */
export function sentenceOfUse(use: UseCount): string {
  const told = kindsOfUse
    .filter(({ name }) => use[name] > 0)
    .map(({ name, one, many }) => countOf(use[name], one, many));
  const last = told.pop();
  if (last === undefined) return 'ningún uso';
  return told.length === 0 ? last : `${told.join(', ')} y ${last}`;
}

const DAY_MS = 86_400_000;

/** Every day from one to another (YYYY-MM-DD, both included), those without use too. */
export function everyDay(days: readonly UseDay[], { from, to }: { from: string; to: string }): UseDay[] {
  const known = new Map(days.map((day) => [day.day, day]));
  const count = Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1);
  return Array.from({ length: count }, (_, place) => {
    const day = new Date(Date.parse(from) + place * DAY_MS).toISOString().slice(0, 10);
    return known.get(day) ?? { day, downloads: 0, apiReads: 0, views: 0, robots: 0 };
  });
}
