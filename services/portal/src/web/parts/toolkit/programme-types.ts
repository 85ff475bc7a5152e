export type Week = {
  number: number;
  title: string;
  purpose: string;
  tasks: { key: string; title: string; guide: string }[];
};
export type Cohort = {
  id: string;
  name: string;
  startsOn: string;
  endsOn: string;
  state: 'announced' | 'running' | 'finished';
  week: number | null;
  governments: number;
  finished: number;
};
export type Webinar = {
  id: string;
  cohortId: string | null;
  title: string;
  description: string;
  startsAt: string;
  durationMinutes: number;
  recordingUrl: string | null;
  isCancelled: boolean;
  joinUrl?: string | null;
};
export type ToolkitEntry = { slug: string; kind: 'guide' | 'template'; title: string; summary: string };
export type Times = {
  opened: number;
  waiting: number;
  solved: number;
  answered: number;
  answeredInTime: number;
  firstAnswerMinutes: number | null;
  solutionMinutes: number | null;
};
export type Programme = {
  weeks: Week[];
  cohorts: Cohort[];
  webinars: Webinar[];
  toolkit: ToolkitEntry[];
  times: Times;
};

/** `2 h 15 min` of business time; a working day has nine hours. */
export function businessTime(minutes: number): string {
  if (minutes < 1) return 'menos de un minuto';
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** Where a cohort is, in words. */
export function cohortWords({ state, week }: Pick<Cohort, 'state' | 'week'>): string {
  if (state === 'announced') return 'Por empezar';
  return state === 'finished' ? 'Terminó' : `En la semana ${week ?? ''} de 6`;
}
