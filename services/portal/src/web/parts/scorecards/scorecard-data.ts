import { monthNames } from '@rma/domain';
import { formatCell } from '../../format.ts';

export type Confidence = 'HIGH' | 'MEDIUM' | 'LOW' | 'NONE';

export type Contest = {
  id: string;
  figure: string;
  month: string;
  value: number | null;
  reason: string;
  evidenceUrl: string | null;
  isOpen: boolean;
  answerName: string | null;
  answerText: string | null;
  contestedAt: string;
  answeredAt: string | null;
};
export type Figure = {
  id: string;
  name: string;
  value: number | null;
  confidence: Confidence;
  basisText: string;
  weight: number;
  isCounted: boolean;
  why: string;
  method: string;
};
export type Month = {
  month: string;
  grade: number | null;
  isDemonstration: boolean;
  figures: { id: string; value: number | null }[];
};
export type Scorecard = {
  month: string;
  grade: number | null;
  confidence: Confidence;
  datasets: number;
  change: number | null;
  changeSince: string | null;
  computedAt: string;
  figures: Figure[];
  history: Month[];
  themes: { theme: { id: string; name: string } | null; grade: number | null }[];
  contests: Contest[];
};

export const scorecardFields = `month grade confidence datasets change changeSince computedAt
  figures { id name value confidence basisText weight isCounted why method }
  history { month grade isDemonstration figures { id value } }
  themes { theme { id name } grade }
  contests { id figure month value reason evidenceUrl isOpen answerName answerText contestedAt answeredAt }`;

/** How much there is to judge by, in words; a grade never stands without it. */
export const confidenceWords: Record<Confidence, { word: string; sentence: string }> = {
  HIGH: { word: 'Confianza alta', sentence: 'hay suficiente que juzgar' },
  MEDIUM: { word: 'Confianza media', sentence: 'unos cuantos casos la pueden cambiar' },
  LOW: { word: 'Confianza baja', sentence: 'hay poco que juzgar y un solo caso la puede cambiar' },
  NONE: { word: 'Sin datos suficientes', sentence: 'no hay suficiente que juzgar, y eso no es un cero' },
};

/** «noviembre de 2026» of its first day. */
export const monthInWords = (month: string): string =>
  `${monthNames[Number(month.slice(5, 7)) - 1] ?? ''} de ${month.slice(0, 4)}`;

/** A grade or a figure as everywhere: one decimal, or that there is none. */
export const gradeText = (value: number | null): string =>
  value === null ? 'sin datos' : formatCell(value, { decimals: 1 });

/** «subió 3.5 puntos», «bajó 2.0 puntos», «sigue igual». */
export function changeText(change: number): string {
  if (change === 0) return 'sigue igual';
  const points = formatCell(Math.abs(change), { decimals: 1 });
  return `${change > 0 ? 'subió' : 'bajó'} ${points} ${points === '1.0' ? 'punto' : 'puntos'}`;
}

/** How a grade changed since a month, or nothing; in a demonstration its past is made up, and it says so. */
export function changeSentence(
  { change, changeSince }: { change: number | null; changeSince: string | null },
  { demonstration }: { demonstration: boolean },
): string {
  if (change === null || changeSince === null) return '';
  const past = demonstration ? ' (mes inventado para la demostración)' : '';
  return ` Desde ${monthInWords(changeSince)}${past} ${changeText(change)}.`;
}
