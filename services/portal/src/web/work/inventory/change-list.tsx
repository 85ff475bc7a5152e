import { useState } from 'react';
import { countOf } from '../../format.ts';
import type { SheetChange } from './inventory-types.ts';
import { fieldName, shownValue } from './inventory-words.ts';

const groups = [
  { kind: 'changed', one: 'renglón cambiaría', many: 'renglones cambiarían' },
  { kind: 'added', one: 'renglón se agregaría', many: 'renglones se agregarían' },
  { kind: 'gone', one: 'renglón ya no viene en la hoja', many: 'renglones ya no vienen en la hoja' },
] as const;
const atFirst = 25;

/** What would change, row by row: the fields of each with what they said and what they would say. */
export function ChangeList({ changes }: { changes: SheetChange[] }) {
  return (
    <>
      {groups.map(({ kind, one, many }) => {
        const ofKind = changes.filter((change) => change.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <details key={kind} open={kind !== 'added' || ofKind.length <= 10}>
            <summary>{countOf(ofKind.length, one, many)}</summary>
            <Changes changes={ofKind} />
          </details>
        );
      })}
    </>
  );
}

function Changes({ changes }: { changes: SheetChange[] }) {
  const [shown, setShown] = useState(atFirst);
  return (
    <>
      <ul className="results">
        {changes.slice(0, shown).map((change) => (
          <li key={`${change.row}-${change.key}`}>
            <p>
              {change.key !== null && <code>{change.key}</code>} {change.title}{' '}
              <span className="small soft">
                {change.responsible}
                {change.row !== null && `, renglón ${change.row}`}
              </span>
            </p>
            {change.kind === 'changed' && (
              <ul className="plain small">
                {change.fields.map(({ field, before, after }) => (
                  <li key={field}>
                    {fieldName(field)}: <del>{shownValue(field, before)}</del>{' '}
                    <span aria-hidden="true">→</span> <ins>{shownValue(field, after)}</ins>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      {changes.length > shown && (
        <p>
          <button type="button" className="button quiet" onClick={() => setShown(shown + 100)}>
            Ver más
          </button>
        </p>
      )}
    </>
  );
}
