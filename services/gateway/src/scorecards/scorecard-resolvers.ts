import {
  basisWords,
  changeOf,
  confidenceWords,
  contestAnswerWords,
  figureWhy,
  improvementMonths,
  monthsBefore,
  scorecardFigures,
  type FigureResult,
} from '@rma/domain';
import { themes } from '@rma/themes';
import type { Government } from '../governments/directory-queries.ts';
import { pageSize } from '../graphql/connection.ts';
import type { GatewayContext, Resolver, TypeResolvers } from '../graphql/context.ts';
import { GatewayError } from '../graphql/gateway-error.ts';
import { evidenceAddress, evidenceOf, type Evidence, type EvidenceArguments } from './evidence.ts';
import type { ContestRow, ScorecardRow } from './scorecard-queries.ts';

/** All themes together, as national.scorecard names it. */
const whole = '';

/** Months that a scorecard tells of when it is not said: a year, and the month a year before. */
const monthsTold = 13;

export const scopeOf = ({ cvegeo }: { cvegeo: string }, theme: string) => `${cvegeo} ${theme}`;

/** The id of a theme of the network, or '' for all; anything else is BAD_ARGUMENT. */
export function themeArgument(theme: string | null | undefined): string {
  if (!theme) return whole;
  if (themes().some(({ id }) => id === theme)) return theme;
  const expected = { es: 'no es un tema de la red', en: 'is not a theme of the network' };
  throw new GatewayError('BAD_ARGUMENT', { argument: 'theme', expected });
}

/** The address of a scorecard's page. */
export const scorecardAddress = (
  { cvegeo, theme_id: theme }: { cvegeo: string; theme_id: string },
  publicUrl: string,
) => `${publicUrl}/governments/${cvegeo}/calificacion${theme === whole ? '' : `?tema=${theme}`}`;

async function changeSince(row: ScorecardRow, { batches }: GatewayContext) {
  const months = (await batches.scorecardHistory(scopeOf(row, row.theme_id))) ?? [];
  const since = monthsBefore(row.month, improvementMonths);
  const before = months.find(({ month }) => month === since);
  return before === undefined ? null : { since, points: changeOf(row.grade, before.grade) };
}

type Figure = FigureResult & { scorecard: ScorecardRow };

export const scorecardTypes: Record<string, TypeResolvers<never>> = {
  Government: {
    score: async (one, { theme }: { theme?: string | null }, { batches }) =>
      (await batches.scorecards(scopeOf(one, themeArgument(theme))))?.[0] ?? null,
  } satisfies Record<string, Resolver<Government, never>>,
  Scorecard: {
    government: ({ cvegeo }, _, { directory }) => directory.of(cvegeo),
    theme: ({ theme_id }) => themes().find(({ id }) => id === theme_id) ?? null,
    confidence: ({ confidence }) => confidence.toUpperCase(),
    confidenceName: ({ confidence }) => confidenceWords[confidence].word,
    figures: (row) => row.figures.map((figure): Figure => ({ ...figure, scorecard: row })),
    change: async (row, _, context) => (await changeSince(row, context))?.points ?? null,
    changeSince: async (row, _, context) => (await changeSince(row, context))?.since ?? null,
    history: async (row, { last }: { last?: number | null }, { batches }) =>
      ((await batches.scorecardHistory(scopeOf(row, row.theme_id))) ?? [])
        .slice(0, Math.min(pageSize(last, monthsTold), monthsTold))
        .toReversed(),
    themes: async (row, _, { batches }) => {
      if (row.theme_id !== whole) return [];
      const found = await Promise.all(themes().map(({ id }) => batches.scorecards(scopeOf(row, id))));
      return found.flatMap((rows) => rows?.slice(0, 1) ?? []);
    },
    contests: async (row, _, { batches }) =>
      ((await batches.figureContests(row.cvegeo)) ?? []).filter(({ theme_id }) => theme_id === row.theme_id),
    evidence: (row, args: EvidenceArguments, context) => evidenceOf(row, args, context),
    isDemonstration: ({ is_demonstration }) => is_demonstration,
    computedAt: ({ computed_at }) => computed_at,
    url: (row, _, { publicUrl }) => scorecardAddress(row, publicUrl),
    badgeUrl: ({ cvegeo }, _, { publicUrl }) => `${publicUrl}/badges/${cvegeo}.svg`,
  } satisfies Record<string, Resolver<ScorecardRow, never>>,
  ScorecardMonth: {
    confidence: ({ confidence }) => confidence.toUpperCase(),
    isDemonstration: ({ is_demonstration }) => is_demonstration,
  } satisfies TypeResolvers<ScorecardRow>,
  Evidence: {
    url: ({ path }, _, { publicUrl }) => `${publicUrl}${path}`,
  } satisfies TypeResolvers<Evidence>,
  ScorecardFigure: {
    name: ({ id }) => scorecardFigures[id].name,
    confidence: ({ confidence }) => confidence.toUpperCase(),
    basisText: (figure) => basisWords(figure),
    why: (figure) => figureWhy(figure),
    method: ({ id }) => scorecardFigures[id].explanation,
    evidenceUrl: ({ id, scorecard }, _, { publicUrl }) => evidenceAddress(id, scorecard, publicUrl),
    contests: async ({ id, scorecard }, _, { batches }) =>
      ((await batches.figureContests(scorecard.cvegeo)) ?? []).filter(
        ({ theme_id, figure }) => theme_id === scorecard.theme_id && figure === id,
      ),
  } satisfies TypeResolvers<Figure>,
  FigureContest: {
    government: ({ cvegeo }, _, { directory }) => directory.of(cvegeo),
    theme: ({ theme_id }) => themes().find(({ id }) => id === theme_id) ?? null,
    isOpen: ({ state }) => state === 'open',
    answer: ({ answer }) => answer?.toUpperCase().replace('-', '_') ?? null,
    answerName: ({ answer }) => (answer === null ? null : contestAnswerWords[answer]),
    answerText: ({ answer_text }) => answer_text,
    evidenceUrl: ({ evidence_url }) => evidence_url,
    contestedAt: ({ contested_at }) => contested_at,
    answeredAt: ({ answered_at }) => answered_at,
  } satisfies TypeResolvers<ContestRow>,
};
