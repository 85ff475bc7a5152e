import { countOf } from '../../format.ts';
import type { Finding } from '../upload-types.ts';

/** Problems of one kind each: what is wrong, how it is mended and the first cells where it happens, marked. */
export function Findings({
  findings,
  titleOf = (field) => field,
  isPlain = false,
}: {
  findings: Finding[];
  /** What a field is called by people. */
  titleOf?: (field: string) => string;
  /** Without a line between problems, for a notice that has one. */
  isPlain?: boolean;
}) {
  return findings.map((finding) => (
    <div
      key={`${finding.code}-${finding.field}-${finding.message}`}
      className={isPlain ? undefined : 'finding'}
    >
      <p className="finding-title">
        {finding.field !== null && <>Columna «{titleOf(finding.field)}»: </>}
        {finding.message}
      </p>
      <p>
        <strong>Cómo corregirlo:</strong> {finding.fix}
      </p>
      {finding.examples.length > 0 && <Cases finding={finding} />}
    </div>
  ));
}

const isBlank = (value: string) => /^[·\s]*$/.test(value);

function Cases({ finding: { examples, count } }: { finding: Finding }) {
  if (examples.every(({ row }) => row === null || row === 1)) {
    return (
      <p className="small">
        {examples.map(({ value }, place) => (
          <span key={place}>
            {place > 0 && ' · '}
            <mark>{isBlank(value) ? '(vacía)' : value}</mark>
          </span>
        ))}
      </p>
    );
  }
  const others = count - examples.length;
  return (
    <ul className="cells small" aria-label="Primeras celdas con el problema">
      {examples.map(({ row, value }, place) => (
        <li key={place}>
          {row !== null && <span className="soft">renglón {row} </span>}
          <mark>{isBlank(value) ? '(vacía)' : value}</mark>
        </li>
      ))}
      {others > 0 && <li className="soft">y {countOf(others, 'celda más', 'celdas más')}</li>}
    </ul>
  );
}
