/** What would raise a government's catalogue, with all that is needed to do it. */
export type Fix = {
  id: string;
  kind: string;
  title: string;
  why: string;
  gainPoints: number;
  gainGrade: number;
  datasets: number;
  effortMinutes: number;
  isHosted: boolean;
  path: string;
  list: string;
  patch: string | null;
  message: string;
  source: { id: string; title: string } | null;
  examples: { id: string; title: string }[];
};

/** What a block of the first few shows. */
export const briefFixFields = 'id title why gainGrade effortMinutes isHosted path list source { id title }';
export type BriefFix = Pick<
  Fix,
  'id' | 'title' | 'why' | 'gainGrade' | 'effortMinutes' | 'isHosted' | 'path' | 'list' | 'source'
>;

export const fixFields = `id kind title why gainPoints gainGrade datasets effortMinutes isHosted path list patch message
  source { id title } examples { id title }`;

/** «20 minutos», «3 horas», «4 días de trabajo»: an order of magnitude, which is all an estimate is. */
export function effortOf(minutes: number): string {
  if (minutes < 60) return `${minutes} minutos`;
  const hours = Math.round(minutes / 60);
  if (hours < 16) return hours === 1 ? 'una hora' : `${hours} horas`;
  return `${Math.round(hours / 8)} días de trabajo`;
}
