import { foldText, type LicenceId } from '@rma/domain';
import { clip } from './field-text.ts';

const names: [id: LicenceId, ...names: string[]][] = [
  ['libre-uso-mx', 'libre uso mx', 'libreusomx', 'libre uso', 'datos gob mx libreusomx'],
  [
    'cc-by-4.0',
    'cc by 4 0',
    'cc by',
    'creativecommons org licenses by 4 0',
    'creative commons attribution 4 0',
    'creative commons attribution',
    'creative commons atribucion 4 0 internacional',
    'creative commons reconocimiento 4 0',
  ],
];

const idOfName = new Map(names.flatMap(([id, ...all]) => all.map((name): [string, LicenceId] => [name, id])));

const noLicence = new Set([
  'notspecified',
  'not specified',
  'licence not specified',
  'license not specified',
  'none',
]);

/**
 * The licence of a record: the id of one the network knows, however it is written; else the catalogue's own
 * words (up to 300 characters); null when it says nothing.
 */
export function readLicence(...written: (string | undefined)[]): string | null {
  const given = written.filter((text) => text !== undefined && !noLicence.has(foldText(text)));
  for (const text of given) {
    const id = idOfName.get(foldText((text ?? '').replace(/^https?:\/\/(www\.)?/, '')));
    if (id !== undefined) return id;
  }
  return given[0] === undefined ? null : clip(given[0], 300);
}
