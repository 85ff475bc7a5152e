import { ledgerCauseWords, ledgerWordsOf } from '@rma/domain';
import { Link } from 'react-router';
import { formatDate } from '../../format.ts';
import { paths } from '../../paths.ts';
import { type FieldChange, changeWords } from './change-words.ts';

export type Version = {
  number: number;
  seq: number;
  at: string;
  kind: string;
  cause: string | null;
  changes: FieldChange[];
};

export const versionFields = 'number seq at kind cause changes { field item before after }';

const titles: Record<string, string> = {
  'dataset.published': 'Se publicó',
  'dataset.updated': 'Se actualizó',
  'dataset.archived': 'Dejó de aparecer en el portal de su gobierno y se archivó',
  'dataset.returned': 'Volvió a aparecer en el portal de su gobierno',
  'dataset.withdrawn': 'Se retiró',
};

/** Every public change of a dataset, newest first, with what it changed. */
export function VersionList({ id, versions }: { id: string; versions: Version[] }) {
  return (
    <ol className="versions">
      {versions.map((version) => (
        <li key={version.number}>
          <h3>
            {titles[version.kind] ?? ledgerWordsOf(version.kind).did}{' '}
            <span className="soft">
              el <time dateTime={version.at}>{formatDate(version.at)}</time>
            </span>
          </h3>
          {ledgerCauseWords(version.cause) !== null && <p>{ledgerCauseWords(version.cause)}</p>}
          {version.changes.length > 0 && <Changes changes={version.changes} />}
          {version.changes.length === 0 && version.kind === 'dataset.updated' && (
            <p className="soft">Cambiaron sus renglones o datos que esta página no compara.</p>
          )}
          <p className="small">
            <Link to={paths.ledger({ asunto: `dataset:${id}` }, version.seq)}>
              Anotación {version.seq} de la bitácora
            </Link>
          </p>
        </li>
      ))}
    </ol>
  );
}

function Changes({ changes }: { changes: FieldChange[] }) {
  return (
    <ul className="changes">
      {changes.map((change) => {
        const { what, before, after } = changeWords(change);
        return (
          <li key={`${change.field} ${change.item ?? ''} ${what}`}>
            {what}
            {(before !== null || after !== null) && (
              <dl>
                {before !== null && (
                  <div>
                    <dt>Decía</dt>
                    <dd>
                      <del>{before}</del>
                    </dd>
                  </div>
                )}
                {after !== null && (
                  <div>
                    <dt>Dice</dt>
                    <dd>
                      <ins>{after}</ins>
                    </dd>
                  </div>
                )}
              </dl>
            )}
          </li>
        );
      })}
    </ul>
  );
}
