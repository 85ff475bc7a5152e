import type { Services } from '../services.ts';
import { demonstrationActor } from './accounts.ts';

/** A year and the month a year before, as the pages show. */
const months = 12;

/** Grades the governments of the demonstration, and makes up a past for them that pages say is made up. */
export async function loadScorecards({ observatory }: Services): Promise<void> {
  await observatory.scorecards.recompute();
  await observatory.scorecards.makeDemonstrationPast(demonstrationActor, { months });
}
