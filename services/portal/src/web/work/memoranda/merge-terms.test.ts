import { describe, expect, test } from 'vitest';
import type { Terms } from './memorandum-types.ts';
import { choiceFor, meetingsOf, mergeTerms } from './merge-terms.ts';

const party = { organization: 'Ayuntamiento', signatory: 'Ana', position: 'Síndica' };
const base: Terms = {
  title: 'Convenio',
  federationParty: party,
  governmentParty: party,
  validFrom: '2026-12-01',
  validUntil: '2028-11-30',
  commitments: [],
  particulars: { noticeDays: 30, wordings: { object: 'Abrir datos.' } },
};
const mine: Terms = {
  ...base,
  title: 'Mi título',
  governmentParty: { ...party, faculties: 'artículo 41' },
  particulars: { noticeDays: 60, wordings: { object: 'Abrir datos.', disputes: 'De buena fe.' } },
};
const theirs: Terms = {
  ...base,
  title: 'Su título',
  particulars: { noticeDays: 30, place: 'Cuernavaca' },
};

describe('two people’s changes to the same terms', () => {
  const meetings = meetingsOf({ base, mine, theirs });

  test('are told one by one: mine, theirs, and where both wrote', () => {
    expect(Object.fromEntries(meetings.map(({ path, changedBy }) => [path, changedBy]))).toEqual({
      title: 'both',
      'governmentParty.faculties': 'me',
      'particulars.noticeDays': 'me',
      'particulars.place': 'them',
      'particulars.wordings.object': 'them',
      'particulars.wordings.disputes': 'me',
    });
  });

  test('come together without losing either: each keeps what only they changed', () => {
    const choices = Object.fromEntries(meetings.map((meeting) => [meeting.path, choiceFor(meeting)]));
    expect(mergeTerms({ mine, theirs }, choices)).toEqual({
      ...base,
      title: 'Mi título',
      governmentParty: { ...party, faculties: 'artículo 41' },
      particulars: { noticeDays: 60, place: 'Cuernavaca', wordings: { disputes: 'De buena fe.' } },
    });
  });

  test('take the other’s text where the person chooses it', () => {
    expect(mergeTerms({ mine, theirs }, { title: 'theirs' })).toEqual(theirs);
  });

  test('are none when both wrote the same', () => {
    expect(meetingsOf({ base, mine, theirs: mine })).toEqual([]);
  });
});
