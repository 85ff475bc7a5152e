import { foldText } from '@rma/domain';
import type { Mapped } from '../../record/canonical-record.ts';
import { readDistributions } from '../../record/distributions.ts';
import { readLicence } from '../../record/licences.ts';
import { plainText } from '../../record/plain-text.ts';
import { provenanceOf } from '../../record/provenance.ts';
import {
  clippedField,
  contactField,
  dateField,
  descriptionField,
  keywordsField,
  mapped,
  pageField,
  periodicityField,
  titleProblem,
  type Notes,
} from '../../record/record-fields.ts';
import { recordProblem } from '../../record/record-problem.ts';
import { guessTheme } from '../../record/theme-guess.ts';
import { fileOfAddress } from './file-formats.ts';
import { listedDataset, readFile } from './listed-dataset.ts';

const yes = new Set([
  'si',
  's',
  'x',
  'true',
  'verdadero',
  '1',
  'privado',
  'reservado',
  'confidencial',
  'yes',
]);

const split = (text: string | undefined): string[] =>
  (text ?? '').split(/[,;|\n]/).map((word) => word.trim());

/** Cells in which an inventory says that it says nothing. */
const isNothing = (text: string | undefined) =>
  text === undefined ||
  ['', 'n a', 'na', 'no aplica', 'ninguno', 'null', 's n', 'pendiente', 'sin dato'].includes(foldText(text));

const something = (text: string | undefined) => (isNothing(text) ? undefined : text);

function hasName(address: string | undefined): boolean {
  const url = URL.parse(address ?? '');
  return url !== null && fileOfAddress(url) !== null;
}

/**
 * A dataset of a page of files or of an inventory in the network's terms. Problems name the field as its list does,
 * in Spanish. Rejected: not an object, said to hold private data, without title. Pure; no address is visited.
 */
export function fromListedDataset(raw: unknown): Mapped {
  const parsed = listedDataset.safeParse(raw);
  if (!parsed.success) return { ok: false, problems: [recordProblem('', raw, 'not-an-object')] };
  const given = parsed.data;
  if (yes.has(foldText(given.isPrivate ?? ''))) {
    return { ok: false, problems: [recordProblem('datos privados', given.isPrivate, 'not-public')] };
  }
  const titleFault = titleProblem(given.title);
  if (titleFault !== null) return { ok: false, problems: [{ ...titleFault, field: 'título' }] };

  const notes: Notes = [];
  const files = (given.files ?? []).map(readFile);
  const keywords = keywordsField(split(given.keywords));
  const publisher = something(given.publisher);
  return mapped(
    {
      title: given.title ?? '',
      description: descriptionField('descripción', plainText(given.description ?? ''), notes),
      keywords,
      themeId: guessTheme([...split(given.theme), ...keywords]),
      licence: readLicence(something(given.licence)),
      issued: dateField('fecha de publicación', something(given.issued), notes),
      modified: dateField('fecha de actualización', something(given.modified), notes),
      periodicity: periodicityField('periodicidad', something(given.periodicity), notes),
      temporal: clippedField(something(given.temporal), 200),
      spatial: clippedField(something(given.spatial), 1000),
      landingPage: pageField('página', something(given.landingPage), notes),
      contact: contactField(
        'correo',
        { name: something(given.contactName) ?? publisher, email: something(given.contactEmail) },
        notes,
      ),
      distributions: readDistributions(
        'liga',
        files.map((file) => ({
          remoteId: file.id,
          // An address without a file's name ("uc", "descargar.php") says less than the dataset's own title.
          title: file.title ?? (hasName(file.url) ? undefined : given.title),
          format: file.format,
          mediaType: something(file.mediaType),
          downloadUrl: file.url,
          accessUrl: undefined,
          bytes: file.bytes,
          modified: file.modified,
        })),
        notes,
      ),
      provenance: provenanceOf({ identifiers: [given.id], publisherName: publisher }),
    },
    notes,
  );
}
