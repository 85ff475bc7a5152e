import { useState } from 'react';
import { countOf, formatNumber } from '../../format.ts';
import type { Preparation, Proposal } from '../upload-types.ts';
import { WorkForm } from '../work-form.tsx';
import { BeforeAfter } from './before-after.tsx';

const casesShown = 5;

/** What sending the answers will do: "Aceptar 2 cambios y dejar 1 como está". */
function labelOf(accepted: number, rejected: number): string {
  const yes = `Aceptar ${accepted === 1 ? 'el cambio' : `los ${formatNumber(accepted)} cambios`}`;
  if (rejected === 0) return yes;
  if (accepted === 0) return rejected === 1 ? 'Dejarlo como está' : 'Dejarlos como están';
  return `Aceptar ${countOf(accepted, 'cambio', 'cambios')} y dejar ${formatNumber(rejected)} como está`;
}

/**
 * Proposed changes with their cases, each with its yes or no. Yes stands first, and nothing happens until the button
 * that counts them is pressed.
 */
export function ProposalForm({
  proposals,
  titleOf,
  onAnswer,
}: {
  proposals: Proposal[];
  titleOf: (field: string) => string;
  onAnswer: (answer: Preparation['proposals']) => Promise<void>;
}) {
  const [rejected, setRejected] = useState<ReadonlySet<string>>(
    () => new Set(proposals.filter(({ state }) => state === 'rejected').map(({ key }) => key)),
  );
  const say = (key: string, isAccepted: boolean) => {
    const said = new Set(rejected);
    if (isAccepted) said.delete(key);
    else said.add(key);
    setRejected(said);
  };
  const keys = proposals.map(({ key }) => key);
  const accepted = keys.filter((key) => !rejected.has(key));
  return (
    <WorkForm
      label={labelOf(accepted.length, keys.length - accepted.length)}
      busyLabel="Aplicando…"
      action={async () => onAnswer({ accepted, rejected: keys.filter((key) => rejected.has(key)) })}
    >
      {() => (
        <div className="proposals">
          {proposals.map((proposal) => (
            <fieldset key={proposal.key} className="proposal">
              <legend>{proposal.message}</legend>
              <p className="small soft">
                Columna «{titleOf(proposal.field)}», {countOf(proposal.count, 'celda', 'celdas')}
              </p>
              <Cases proposal={proposal} />
              <div className="row">
                <Answer proposal={proposal} isYes isChosen={!rejected.has(proposal.key)} onChoose={say} />
                <Answer proposal={proposal} isChosen={rejected.has(proposal.key)} onChoose={say} />
              </div>
            </fieldset>
          ))}
        </div>
      )}
    </WorkForm>
  );
}

function Answer({
  proposal: { key },
  isYes = false,
  isChosen,
  onChoose,
}: {
  proposal: Proposal;
  isYes?: boolean;
  isChosen: boolean;
  onChoose: (key: string, isAccepted: boolean) => void;
}) {
  return (
    <label className="answer">
      <input type="radio" name={`cambio.${key}`} checked={isChosen} onChange={() => onChoose(key, isYes)} />
      {isYes ? 'Sí, hacer el cambio' : 'No, dejarlo como está'}
    </label>
  );
}

function Cases({ proposal: { cases } }: { proposal: Proposal }) {
  const others = cases.length - casesShown;
  return (
    <ul className="cells">
      {cases.slice(0, casesShown).map(({ before, after, count }) => (
        <li key={`${before}-${after}`}>
          <BeforeAfter before={before} after={after} />{' '}
          <span className="small soft">{countOf(count, 'vez', 'veces')}</span>
        </li>
      ))}
      {others > 0 && <li className="small soft">y {countOf(others, 'caso más', 'casos más')} como estos</li>}
    </ul>
  );
}
