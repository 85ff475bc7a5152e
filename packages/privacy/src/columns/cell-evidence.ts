import { contactEvidence } from '../contact/contact-evidence.ts';
import { identifierEvidence } from '../identifiers/identifier-evidence.ts';
import { readFullName, readNameLines, readNamePart } from '../names/person-name.ts';
import { isExactPlace } from '../places/exact-place.ts';
import type { Evidence } from './evidence.ts';
import type { ColumnWatch } from './table-context.ts';

const readings = { header: readNameLines, content: readFullName, parts: readNamePart };

const birthDate = /\b(?:1[89]|20)\d{2}\b|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$|^(?:1[89]|20)\d{6}$/;
const exactDate = /\d{1,2}\D+(?:\d{1,2}|\p{L}{3,})\D+(?:\d{4}|\d{2})|\d{4}\D\d{1,2}\D\d{1,2}|^\d{8}$/u;
const streetWords =
  /\b(?:calles?|c\.|av|avenida|calz|calzada|blvd|priv|privada|col|colonia|s\/n|num|no\.|sn|conocido|mz|manzana|lote)\b|#|\d/i;
const noSensitive = /^(?:no|ningun[oa]|n\/?a|-|0|sin .*|no aplica|se ignora)$/i;

const companionEvidence = (value: string, companion: ColumnWatch['companion']): Evidence[] => {
  if (companion === 'age') {
    const age = /^(\d{1,3})(?:\.0+)?(?: *(?:años?|anios?|a))?\.?$/i.exec(value)?.[1];
    if (age === undefined || Number(age) > 120) return [];
    return [{ kind: 'age', grade: Number(age) < 18 ? 'minor' : 'holds' }];
  }
  if (companion === 'birth-date' && birthDate.test(value) && exactDate.test(value))
    return [{ kind: 'birth-date', grade: 'holds' }];
  if (companion === 'address' && streetWords.test(value)) return [{ kind: 'address', grade: 'holds' }];
  if (companion === 'sensitive-data' && !noSensitive.test(value))
    return [{ kind: 'sensitive-data', grade: 'holds' }];
  return [];
};

/**
 * What is read of a cell to tell a name, a place, an age or an address. Identifiers and contacts are searched in the
 * whole cell by forms of bounded length; these readings look around more, and a stranger chooses the cell.
 */
const readLength = 1_000;

/** Everything one cell gives away in its column. */
export const cellEvidence = (value: string, watch: ColumnWatch): Evidence[] => {
  const trimmed = value
    .slice(0, readLength)
    .replaceAll(/[ \t\u00a0]+/g, ' ')
    .trim();
  const found = [...identifierEvidence(value, watch.roles), ...contactEvidence(value, watch)];
  const name = watch.names === null ? null : readings[watch.names](trimmed);
  if (name !== null) found.push({ kind: 'person-name', grade: name });
  if (watch.coordinates && isExactPlace(trimmed)) found.push({ kind: 'victim-coordinates', grade: 'holds' });
  if (watch.companion !== null) found.push(...companionEvidence(trimmed, watch.companion));
  return found;
};
