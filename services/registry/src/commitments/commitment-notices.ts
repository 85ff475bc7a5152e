import { commitmentNotice, commitmentProgressText, dateInWords } from '@rma/domain';
import type { Notice } from '../notifications/notice.ts';
import { clauseOf, workPath } from './commitment-words.ts';
import type { Commitment } from './commitment-queries.ts';
import { termOf } from './sight.ts';

const days = (count: number) => (count === 1 ? 'un día' : `${count} días`);

type Told = Pick<
  Commitment,
  'id' | 'memorandum_id' | 'cvegeo' | 'indicator' | 'parameters' | 'due_on' | 'state' | 'folio'
> & { measured: number | null; target: number | null };

function noticeOf(
  commitment: Told,
  kind: 'commitment.reminder' | 'commitment.overdue' | 'commitment.met',
  words: { title: string; sentence: string; step: string },
): Notice {
  const { id, cvegeo, folio, memorandum_id: memorandumId } = commitment;
  const term = termOf(commitment);
  const body = [
    `${clauseOf(term)}.`,
    words.sentence,
    `Lo que ve la red: ${commitmentProgressText(term.indicator, commitment)}. Convenio ${folio}.`,
  ].join('\n');
  return {
    kind,
    cvegeo,
    title: words.title,
    body,
    path:
      kind === 'commitment.met'
        ? `/convenios/${memorandumId}`
        : workPath(term.indicator, { cvegeo, memorandumId }),
    about: `commitment:${id}:${words.step}`,
  };
}

/** What its officials are told of a commitment today, by the calendar alone; null when nothing. */
export function calendarNotice(commitment: Told, now: Date): Notice | null {
  const told = commitmentNotice(
    { cvegeo: commitment.cvegeo, dueOn: commitment.due_on, state: commitment.state },
    now,
  );
  if (told === null) return null;
  const on = dateInWords(commitment.due_on);
  if (told.kind === 'reminder')
    return noticeOf(commitment, 'commitment.reminder', {
      title: told.days === 0 ? 'Un compromiso vence hoy' : `Un compromiso vence en ${days(told.days)}`,
      sentence: `Su último día es el ${on}.`,
      step: `reminder:${told.step}`,
    });
  return noticeOf(commitment, 'commitment.overdue', {
    title:
      told.step === 0 ? 'Un compromiso venció sin cumplirse' : `Un compromiso venció hace ${days(told.days)}`,
    sentence: `Su último día fue el ${on}. Todavía puede cumplirlo: quedará como cumplido después de su fecha. Si hay una razón para dispensarlo, escriba a la coordinación.`,
    step: `overdue:${told.step}`,
  });
}

/** What its officials are told when a commitment's state changes; null when the change needs no notice of its own. */
export function changeNotice(commitment: Told, changedOn: string): Notice | null {
  switch (commitment.state) {
    case 'met':
    case 'met-late':
      return noticeOf(commitment, 'commitment.met', {
        title: 'Se cumplió un compromiso de su convenio',
        sentence: `Quedó cumplido el ${dateInWords(changedOn)}.`,
        step: `met:${changedOn}`,
      });
    case 'lapsed':
      return noticeOf(commitment, 'commitment.overdue', {
        title: 'Un compromiso dejó de cumplirse',
        sentence: `Estaba cumplido y el ${dateInWords(changedOn)} dejó de estarlo. En cuanto vuelva a cumplirse contará de nuevo.`,
        step: `lapsed:${changedOn}`,
      });
    case 'excepted':
    case 'overdue':
    case 'pending':
      return null;
  }
}
