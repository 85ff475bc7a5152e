import { pointsOf } from './quality-data.ts';

/** Less than this of a grade is told as nothing. */
const leastTold = 0.05;

/** What would raise a government's catalogue, with all that is needed to do it. */
export type Fix = {
  id: string;
  kind: string;
  title: string;
  why: string;
  gainPoints: number;
  gainGrade: number;
  /** Of the government's grade; null while there is none to raise. */
  gainScore: number | null;
  datasets: number;
  effortMinutes: number;
  isHosted: boolean;
  path: string;
  list: string | null;
  patch: string | null;
  message: string;
  source: { id: string; title: string } | null;
  examples: { id: string; title: string }[];
};

/** What a block of the first few shows. */
export const briefFixFields =
  'id title why gainGrade gainScore effortMinutes isHosted path list source { id title }';
export type BriefFix = Pick<
  Fix,
  | 'id'
  | 'title'
  | 'why'
  | 'gainGrade'
  | 'gainScore'
  | 'effortMinutes'
  | 'isHosted'
  | 'path'
  | 'list'
  | 'source'
>;

export const fixFields = `id kind title why gainPoints gainGrade gainScore datasets effortMinutes isHosted path list patch message
  source { id title } examples { id title }`;

/** «unos 20 minutos», «unas 3 horas», «unos 4 días de trabajo»: an order of magnitude, which is all an estimate is. */
export function effortOf(minutes: number): string {
  if (minutes < 60) return `unos ${minutes} minutos`;
  const hours = Math.round(minutes / 60);
  if (hours < 16) return hours === 1 ? 'cerca de una hora' : `unas ${hours} horas`;
  return `unos ${Math.round(hours / 8)} días de trabajo`;
}

/** What a fix gives: to the government's grade when that moves, to its catalogue otherwise. */
export function gainText({ gainScore, gainGrade }: Pick<Fix, 'gainScore' | 'gainGrade'>): string {
  return gainScore !== null && gainScore >= leastTold
    ? `${pointsOf(gainScore)} de 100 en su calificación`
    : `${pointsOf(gainGrade)} de 100 en la calidad de su catálogo`;
}
