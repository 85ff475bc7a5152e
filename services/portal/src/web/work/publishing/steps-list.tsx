import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { type Step, type StepId, type StepState } from './steps.ts';

const stateWords: Record<StepState, string> = {
  done: 'resuelto',
  fine: 'bien, sin hacer nada',
  attention: 'pide su atención',
  waiting: 'más adelante',
};

/** Where a person is, what is solved and what is asked for. On a narrow screen it waits behind its summary. */
export function StepsList({
  steps,
  current,
  pathOf,
}: {
  steps: Step[];
  current: StepId;
  pathOf: (id: StepId) => string;
}) {
  const place = steps.findIndex(({ id }) => id === current);
  const list = useRef<HTMLDetailsElement>(null);
  // Once a step is chosen the list has served.
  useEffect(() => list.current?.removeAttribute('open'), [current]);
  return (
    <nav aria-label="Pasos para publicar">
      <details className="road" ref={list}>
        <summary>
          Paso {place + 1} de {steps.length}: {steps[place]?.title}
        </summary>
        <ol className="road-steps">
          {steps.map(({ id, title, state, summary }) => (
            <li key={id} className={state}>
              <Link to={pathOf(id)} aria-current={id === current ? 'step' : undefined}>
                <StepMark state={state} />
                <span>
                  <b>{title}</b>
                  <span className="visually-hidden">, {stateWords[state]}</span>
                  <span className="small">{summary}</span>
                </span>
              </Link>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}

/** A shape for each state, so that none depends on its colour. */
export function StepMark({ state }: { state: StepState }) {
  return (
    <svg className="step-mark" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <circle cx="10" cy="10" r="8.4" />
      {(state === 'done' || state === 'fine') && <path d="M6 10.4l2.8 2.8L14.2 7.4" />}
      {state === 'attention' && <path d="M10 5.4v5.6M10 14.2v.2" />}
    </svg>
  );
}
