import type { CommitmentTerm } from '@rma/domain';
import type { DemonstrationMember } from './members.ts';

/**
 * What a member of the demonstration promises in its agreement: some of it is kept with what the demonstration
 * publishes, some is to be done, and for two of them one day is over. `inDays` gives the date so many days from today.
 */
export function demonstrationCommitments(
  member: Pick<DemonstrationMember, 'files' | 'memorandum'>,
  inDays: (days: number) => string,
): CommitmentTerm[] {
  const [file] = member.files;
  return [
    {
      indicator: 'charter-adopted',
      parameters: {},
      dueOn: inDays(member.memorandum === 'expiring' ? -12 : 90),
    },
    { indicator: 'officials-designated', parameters: {}, dueOn: inDays(6) },
    ...(file === undefined
      ? []
      : [
          {
            indicator: 'packages-live' as const,
            parameters: { theme: file.theme, count: 1 },
            dueOn: inDays(20),
          },
        ]),
    { indicator: 'inventory-filed', parameters: {}, dueOn: inDays(25) },
    { indicator: 'plan-published', parameters: {}, dueOn: inDays(60) },
    { indicator: 'packages-live', parameters: { theme: 'resilience', count: 3 }, dueOn: inDays(150) },
    { indicator: 'answers-in-time', parameters: { share: 0.9 }, dueOn: inDays(200) },
  ];
}
