/** One step of a state machine, with the inputs that led to it, the last one included. */
export interface Transition<State, Input> {
  readonly from: State;
  readonly input: Input;
  readonly to: State;
  readonly path: readonly Input[];
}

/** A state machine to walk: where it begins, what can happen to it, and what follows. */
export interface Machine<State, Input> {
  readonly start: State;
  readonly inputs: readonly Input[];
  readonly next: (state: State, input: Input) => State;
}

/**
 * Returns every transition that a sequence of at most `length` inputs can take.
 *
 * A state that was reached before is not walked again, since the same inputs lead to the same states from there. So the
 * walk stands for all sequences and costs one step for each pair of state and input. A property that needs the history
 * puts what it counts into the state.
 */
export function transitionsWithin<State, Input>(
  length: number,
  { start, inputs, next }: Machine<State, Input>,
): Transition<State, Input>[] {
  const seen = new Set([JSON.stringify(start)]);
  const transitions: Transition<State, Input>[] = [];
  let level: { readonly state: State; readonly path: readonly Input[] }[] = [{ state: start, path: [] }];
  for (let taken = 0; taken < length && level.length > 0; taken++) {
    const reached: typeof level = [];
    for (const { state, path } of level) {
      for (const input of inputs) {
        const transition = { from: state, input, to: next(state, input), path: [...path, input] };
        transitions.push(transition);
        const key = JSON.stringify(transition.to);
        if (seen.has(key)) continue;
        seen.add(key);
        reached.push({ state: transition.to, path: transition.path });
      }
    }
    level = reached;
  }
  return transitions;
}
