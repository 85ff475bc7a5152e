import {
  contestAnswerWords,
  scorecardFigures,
  type Actor,
  type ContestAnswer,
  type Result,
  type ScorecardFigure,
} from '@rma/domain';
import { appendToLedger, enqueue, transaction } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import { themes } from '@rma/themes';
import type { ObservatoryDependencies } from '../dependencies.ts';
import type { ContestRefusal } from './contest-problems.ts';
import * as queries from './contest-queries.ts';

type ContestDependencies = Pick<ObservatoryDependencies, 'db' | 'clock'>;

const isFigure = (id: string): id is ScorecardFigure => Object.hasOwn(scorecardFigures, id);

/** «Cobertura de los estándares, de Movilidad». */
function figureName(figure: string, theme: string): string {
  const name = isFigure(figure) ? scorecardFigures[figure].name : figure;
  const of = themes().find(({ id }) => id === theme);
  return of === undefined ? name : `${name}, de ${of.name.es}`;
}

export const scorecardPath = (cvegeo: string, theme: string) =>
  `/governments/${cvegeo}/calificacion${theme === '' ? '' : `?tema=${theme}`}`;

/** What a government says of how it is measured, and what the network answers; both are public at once. */
export function createContests({ db, clock }: ContestDependencies) {
  return {
    /** The government contests the newest value of one of its figures. */
    contest(
      actor: Actor,
      wish: {
        cvegeo: string;
        theme: string;
        figure: ScorecardFigure;
        reason: string;
        evidenceUrl: string | null;
      },
    ): Promise<Result<{ id: string }, ContestRefusal>> {
      authorize(actor, 'figure.contest', { cvegeo: wish.cvegeo });
      const { cvegeo, theme, figure, reason } = wish;
      return transaction(db, { name: 'contest figure' }, async (trx) => {
        const contested = await queries.newestFigure(trx, { cvegeo, theme, figure });
        if (!contested) return { ok: false, reason: 'figure-without-scorecard' };
        const at = clock.now();
        const id = await queries.addContest(trx, {
          cvegeo,
          theme_id: theme,
          figure,
          ...contested,
          reason,
          evidence_url: wish.evidenceUrl,
          contested_at: at,
        });
        if (id === undefined) return { ok: false, reason: 'figure-contested-already' };
        const name = await queries.nameOf(trx, cvegeo);
        await enqueue(trx, {
          task: 'registry.notify',
          payload: {
            audience: { role: 'coordinator' },
            notice: {
              kind: 'figure.contested',
              cvegeo,
              title: `${name} impugnó una cifra de su calificación`.slice(0, 200),
              body: `${figureName(figure, theme)}: ${contested.value === null ? 'sin datos' : contested.value}.\n\n${reason}`,
              path: '/coordinacion/impugnaciones',
              about: `figure-contest:${id}:contested`,
            },
          },
          key: `figure-contest:${id}:contested`,
        });
        await appendToLedger(
          trx,
          [
            {
              kind: 'figure.contested',
              subject: `figure-contest:${id}`,
              cvegeo,
              cause: reason,
              detail: { figure, theme, month: contested.month, value: contested.value },
            },
          ],
          { actor, clock },
        );
        return { ok: true, id };
      });
    },

    /** The network answers a contest, once. */
    answer(
      actor: Actor,
      id: string,
      given: { answer: ContestAnswer; text: string },
    ): Promise<Result<object, ContestRefusal>> {
      authorize(actor, 'figure.answer', { cvegeo: null });
      return transaction(db, { name: 'answer contest' }, async (trx) => {
        const contest = await queries.lockContest(trx, id);
        if (!contest) return { ok: false, reason: 'contest-not-found' };
        if (contest.state === 'answered') return { ok: false, reason: 'contest-answered-already' };
        const { cvegeo, theme_id: theme, figure } = contest;
        await queries.putAnswer(trx, id, {
          answer: given.answer,
          answer_text: given.text,
          answered_at: clock.now(),
        });
        await enqueue(trx, {
          task: 'registry.notify',
          payload: {
            audience: { officialsOf: cvegeo },
            notice: {
              kind: 'figure.answered',
              cvegeo,
              title: `Respondieron su impugnación de «${figureName(figure, theme)}»`.slice(0, 200),
              body: `${contestAnswerWords[given.answer]}.\n\n${given.text}`,
              path: scorecardPath(cvegeo, theme),
              about: `figure-contest:${id}:answered`,
            },
          },
          key: `figure-contest:${id}:answered`,
        });
        await appendToLedger(
          trx,
          [
            {
              kind: 'figure.contest-answered',
              subject: `figure-contest:${id}`,
              cvegeo,
              cause: given.text,
              detail: { figure, theme, answer: given.answer },
            },
          ],
          { actor, clock },
        );
        return { ok: true };
      });
    },

    /** Contests, for anybody; one more than `first` when there are more. */
    list: (page: Parameters<typeof queries.listContests>[1]) => queries.listContests(db, page),
  };
}
export type Contests = ReturnType<typeof createContests>;
