import { levelOf } from './cvegeo.ts';
import { addDays } from './time-zones.ts';

/** Municipalities with more inhabitants than this are who the network looks for. */
export const eligiblePopulation = 100_000;

/** For how many years from its start an administration is looked for. */
export const eligibleYears = { state: 4, municipality: 1 } as const;

/** Why a government is, or is not, among those the network looks for today. Anybody may apply all the same. */
export const eligibilityWords = {
  eligible: 'Sí',
  'too-small': 'No: 100,000 habitantes o menos',
  'too-late': 'No: su administración ya avanzó',
  'population-unknown': 'No se sabe: sin población censal',
  'administration-unknown': 'No se sabe: sin fechas de su administración',
} as const;
export type EligibilityReason = keyof typeof eligibilityWords;
export const eligibilityReasons = Object.keys(eligibilityWords) as [
  EligibilityReason,
  ...EligibilityReason[],
];

/** Days are calendar dates (YYYY-MM-DD) where the government is; both ends of an administration are included. */
export type Administration = { startsOn: string; endsOn: string };

/** `until`: the last day on which it is eligible; null when it is not. */
export type Eligibility = { reason: EligibilityReason; until: string | null };

/**
 * Whether the network looks for a government today: municipalities with more than 100,000 inhabitants in the first
 * year of their administration, states in the first four. `administration` is the one in office today, if known.
 */
export function eligibilityOf(
  government: { cvegeo: string; population: number | null; administration: Administration | null },
  today: string,
): Eligibility {
  const { cvegeo, population, administration } = government;
  const level = levelOf(cvegeo);
  const no = (reason: EligibilityReason): Eligibility => ({ reason, until: null });
  if (level === 'municipality') {
    if (population === null) return no('population-unknown');
    if (population <= eligiblePopulation) return no('too-small');
  }
  if (administration === null) return no('administration-unknown');
  const lastDay = addDays(yearsAfter(administration.startsOn, eligibleYears[level]), -1);
  const until = lastDay < administration.endsOn ? lastDay : administration.endsOn;
  return today <= until ? { reason: 'eligible', until } : no('too-late');
}

/** The same day some years later; the 29th of February becomes the 1st of March where there is none. */
function yearsAfter(date: string, years: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCFullYear(moved.getUTCFullYear() + years);
  return moved.toISOString().slice(0, 10);
}
