import type { Membership } from '../words.ts';

const steps = ['Solicitud', 'Aprobación', 'Convenio vigente'];
const reached: Record<Membership, number> = {
  APPLIED: 1,
  APPROVED: 2,
  ACTIVE: 3,
  DORMANT: 3,
  SUSPENDED: 3,
  WITHDRAWN: 0,
};

/** Where a government stands on the way in: what is done, what comes next. */
export function MembershipSteps({ membership }: { membership: Membership | null }) {
  const done = membership ? reached[membership] : 0;
  return (
    <ol className="steps" aria-label="Pasos para integrarse">
      {steps.map((name, place) => (
        <li
          key={name}
          className={place < done ? 'done' : undefined}
          aria-current={place === done ? 'step' : undefined}
        >
          {name}
          {place < done && <span> ✓</span>}
        </li>
      ))}
    </ol>
  );
}
