import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { membershipStates } from './membership.ts';
import { memorandumStates, signedStates } from './memorandum.ts';
import { pipelineStage, pipelineStages, type PipelineFacts } from './pipeline.ts';

const march = new Date('2026-03-01T18:00:00Z');
const april = new Date('2026-04-01T18:00:00Z');
const never: PipelineFacts = { membership: null, agreementState: null, invitedAt: null };
const being = (
  state: NonNullable<PipelineFacts['membership']>['state'],
  joinedAt: Date | null = march,
): PipelineFacts => ({ ...never, membership: { state, since: march, joinedAt } });

describe('the stage of a government', () => {
  test.each<[string, PipelineFacts, string]>([
    ['nobody wrote to it', never, 'prospect'],
    ['it was invited', { ...never, invitedAt: march }, 'invited'],
    ['it applied', being('applied', null), 'applied'],
    ['it was approved and has nothing written', being('approved'), 'negotiation'],
    ['its agreement is in review', { ...being('approved'), agreementState: 'in-review' }, 'negotiation'],
    ['its agreement was discarded', { ...being('approved'), agreementState: 'discarded' }, 'negotiation'],
    ['both signed and it is not in force', { ...being('approved'), agreementState: 'signed' }, 'signed'],
    [
      'it is active, though its agreement expired',
      { ...being('active'), agreementState: 'expired' },
      'active',
    ],
    ['it fell dormant', being('dormant'), 'dormant'],
    ['it was suspended', being('suspended'), 'suspended'],
    ['it left', being('withdrawn'), 'withdrawn'],
    ['it left and was invited since', { ...being('withdrawn'), invitedAt: april }, 'invited'],
    ['it was invited, joined and left', { ...being('withdrawn'), invitedAt: march }, 'withdrawn'],
    ['it was declined', being('withdrawn', null), 'prospect'],
  ])('when %s', (_when, facts, stage) => {
    expect(pipelineStage(facts)).toBe(stage);
  });

  test('is one of the nine whatever the facts, and never signed or active without its ground', () => {
    const dates = fc.option(fc.constantFrom(march, april), { nil: null });
    const facts: fc.Arbitrary<PipelineFacts> = fc.record({
      membership: fc.option(
        fc.record({
          state: fc.constantFrom(...membershipStates),
          since: fc.constantFrom(march, april),
          joinedAt: dates,
        }),
        { nil: null },
      ),
      agreementState: fc.option(fc.constantFrom(...memorandumStates), { nil: null }),
      invitedAt: dates,
    });
    fc.assert(
      fc.property(facts, (known) => {
        const stage = pipelineStage(known);
        expect(pipelineStages).toContain(stage);
        if (stage === 'signed') expect(signedStates).toContain(known.agreementState);
        if (stage === 'active') expect(known.membership?.state).toBe('active');
        if (stage === 'invited') expect(known.invitedAt).not.toBeNull();
      }),
    );
  });
});
