/** A state machine as a table: from each state, the events it accepts and where each leads. */
export type Transitions<State extends string, Event extends string> = {
  readonly [From in State]: { readonly [On in Event]?: State };
};

/** Where `event` leads from `from`, or null when the table does not allow it. */
export function nextState<State extends string, Event extends string>(
  table: Transitions<State, Event>,
  from: State,
  event: Event,
): State | null {
  return table[from][event] ?? null;
}

/** The events a state accepts, in the table's order. */
export function acceptedEvents<State extends string, Event extends string>(
  table: Transitions<State, Event>,
  from: State,
): Event[] {
  return Object.keys(table[from]) as Event[];
}
