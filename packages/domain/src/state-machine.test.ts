import { describe, expect, test } from 'vitest';
import { acceptedEvents, nextState, type Transitions } from './state-machine.ts';

const door: Transitions<'open' | 'shut' | 'bricked', 'push' | 'pull' | 'brick'> = {
  open: { push: 'shut' },
  shut: { pull: 'open', brick: 'bricked' },
  bricked: {},
};

describe('a state machine', () => {
  test('goes where the table says', () => {
    expect(nextState(door, 'open', 'push')).toBe('shut');
    expect(nextState(door, 'shut', 'pull')).toBe('open');
  });

  test('refuses what the table does not have', () => {
    expect(nextState(door, 'open', 'pull')).toBeNull();
    expect(nextState(door, 'bricked', 'pull')).toBeNull();
  });

  test('lists what a state accepts', () => {
    expect(acceptedEvents(door, 'shut')).toEqual(['pull', 'brick']);
    expect(acceptedEvents(door, 'bricked')).toEqual([]);
  });
});
