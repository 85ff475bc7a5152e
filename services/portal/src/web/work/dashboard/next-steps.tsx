import { useState } from 'react';
import { Link } from 'react-router';
import { daysUntil } from '../../format.ts';
import { dueWords, type NextStep } from './step-words.ts';

/** What to do next, the most pressing first; each leads to where it is done. */
export function NextSteps({
  steps,
  of,
}: {
  steps: (NextStep & { governmentName?: string })[];
  /** Names the list for who hears it. */
  of: string;
}) {
  const [now] = useState(() => new Date());
  return (
    <ol className="next-steps" aria-label={of}>
      {steps.map((step) => {
        const due = dueWords(step, now);
        const isLate = step.dueOn !== null && daysUntil(step.dueOn, now) < 0;
        return (
          <li
            key={`${step.path} ${step.title} ${step.governmentName ?? ''}`}
            className={isLate ? 'late' : ''}
          >
            <h3>
              <Link to={step.path}>{step.title}</Link>
            </h3>
            <p>
              {step.governmentName !== undefined && <strong>{step.governmentName}. </strong>}
              {step.why}
            </p>
            {due !== null && (
              <p className="small">
                <strong>{due}</strong>
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
