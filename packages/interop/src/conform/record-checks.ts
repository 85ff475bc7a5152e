import { licences } from '@rma/domain';
import type { Mapped } from '../record/canonical-record.ts';
import type { CheckId } from './checks.ts';
import type { Judgements } from './report.ts';

type Tally = { count: number; examples: string[] };
const tally = (): Tally => ({ count: 0, examples: [] });
function note(into: Tally, example: string): void {
  into.count += 1;
  if (into.examples.length < 3) into.examples.push(example.slice(0, 80));
}

/** Counts, record by record, what the network would make of a catalogue. */
export function createRecordTallies() {
  const found = {
    accepted: tally(),
    dates: tally(),
    licences: tally(),
    contacts: tally(),
    descriptions: tally(),
    distributions: tally(),
  };
  let records = 0;
  let read = 0;

  function see(mapped: Mapped): void {
    read += 1;
    if (!mapped.ok) {
      const [problem] = mapped.problems;
      note(
        found.accepted,
        problem === undefined ? '' : `${problem.message} (${problem.field}: ${problem.value})`,
      );
      return;
    }
    records += 1;
    const { record, problems } = mapped;
    if (problems.some(({ rule }) => rule === 'date-format')) note(found.dates, record.title);
    if (record.licence === null || !Object.hasOwn(licences, record.licence))
      note(found.licences, record.title);
    if ((record.contact?.email ?? null) === null) note(found.contacts, record.title);
    if (record.description.trim() === '') note(found.descriptions, record.title);
    if (!record.distributions.some(({ url, accessUrl }) => url !== null || accessUrl !== null))
      note(found.distributions, record.title);
  }

  /** Passes with none, fails above a share of them, warns in between. */
  function judge(
    judgements: Judgements,
    id: CheckId & keyof typeof found,
    { of, failsAbove, lacking }: { of: number; failsAbove: number; lacking: string },
  ): void {
    const { count, examples } = found[id];
    if (count === 0) return judgements.tell(id, 'pass', `Los ${of} cumplen.`);
    const told = `${count} de ${of} ${lacking}: ${examples.join('; ')}.`;
    judgements.tell(id, count > of * failsAbove ? 'fail' : 'warn', told);
  }

  return {
    see,
    tell(judgements: Judgements): void {
      if (read === 0) return;
      judge(judgements, 'accepted', { of: read, failsAbove: 0.05, lacking: 'no se publicarían' });
      if (records === 0) return;
      const of = records;
      judge(judgements, 'dates', { of, failsAbove: 0.5, lacking: 'tienen alguna fecha ilegible' });
      judge(judgements, 'licences', {
        of,
        failsAbove: 1,
        lacking: 'no dicen una licencia abierta conocida',
      });
      judge(judgements, 'contacts', { of, failsAbove: 1, lacking: 'no tienen correo de contacto' });
      judge(judgements, 'descriptions', { of, failsAbove: 1, lacking: 'no tienen descripción' });
      judge(judgements, 'distributions', {
        of,
        failsAbove: 0.5,
        lacking: 'no tienen un recurso con dirección',
      });
    },
  };
}
