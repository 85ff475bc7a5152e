import { commitmentText, dateInWords, type CommitmentTerm, type TextBlock, type TextItem } from '@rma/domain';
import { themes } from '@rma/themes';
import type { Database } from '../dependencies.ts';
import { governmentNature } from './government-nature.ts';
import { findMemorandum, findStateName, type Memorandum } from './memorandum-queries.ts';
import { termsOf } from './memorandum-terms.ts';
import type { Terms } from './memorandum-writes.ts';
import { ordinal } from './ordinals.ts';
import type { Template, TemplateClause } from './templates/template.ts';
import { template } from './templates/templates.ts';

/** What a text is made of, besides its template. */
export type TextSubject = {
  template: string;
  folio: string;
  terms: Terms;
  government: { cvegeo: string; name: string; level: 'state' | 'municipality'; stateName: string };
  /** The agreement that an addendum modifies. */
  parent: { folio: string; signedOn: string; validFrom: string; validUntil: string } | null;
};

const missing = 'el que conste en su designación oficial';
const themeName = (id: string) => themes().find((theme) => theme.id === id)?.name.es ?? id;

function fieldsOf({ folio, terms, government, parent }: TextSubject): Record<string, string> {
  const { federationParty, governmentParty, particulars } = terms;
  const faculties = (said: string | undefined) => (said === undefined ? '' : `, con fundamento en ${said}`);
  return {
    folio,
    federation: federationParty.organization,
    federationSignatory: federationParty.signatory,
    federationPosition: federationParty.position,
    federationFaculties: faculties(federationParty.faculties),
    federationAddress: particulars.federationAddress ?? missing,
    government: governmentParty.organization,
    governmentSignatory: governmentParty.signatory,
    governmentPosition: governmentParty.position,
    governmentFaculties: faculties(governmentParty.faculties),
    governmentAddress: particulars.governmentAddress ?? missing,
    governmentNature: governmentNature(government),
    governmentCommitments:
      terms.commitments.length === 0
        ? 'LAS PARTES acordarán los compromisos de EL GOBIERNO mediante convenio modificatorio.'
        : 'EL GOBIERNO se compromete a lo que enumera la tabla que sigue a esta cláusula, a más tardar en las fechas que ahí se señalan. Si la fecha límite pasa primero en el horario de una de LAS PARTES, el plazo concluye cuando el día ha terminado en el de ambas.',
    validFrom: dateInWords(terms.validFrom),
    validUntil: dateInWords(terms.validUntil),
    noticeDays: String(particulars.noticeDays ?? 30),
    place: particulars.place === undefined ? '' : ` en ${particulars.place}`,
    ...(parent && addendumFields(terms, parent)),
  };
}

function addendumFields(terms: Terms, parent: NonNullable<TextSubject['parent']>): Record<string, string> {
  return {
    parentFolio: parent.folio,
    parentSignedOn: dateInWords(parent.signedOn),
    parentValidFrom: dateInWords(parent.validFrom),
    parentValidUntil: dateInWords(parent.validUntil),
    addedCommitments:
      terms.commitments.length === 0
        ? 'No se adicionan compromisos a los de EL CONVENIO.'
        : 'EL GOBIERNO se compromete, además de lo que enumera EL CONVENIO, a lo que señala la tabla que sigue a esta cláusula, a más tardar en las fechas que ahí se indican.',
    validityChange:
      terms.validUntil > parent.validUntil
        ? `La vigencia de EL CONVENIO se amplía hasta el ${dateInWords(terms.validUntil)}, ese día incluido.`
        : `La vigencia de EL CONVENIO no cambia: concluye el ${dateInWords(parent.validUntil)}.`,
  };
}

function fill(text: string, fields: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = fields[name];
    if (value === undefined) throw new Error(`The template names a field that nothing fills: ${name}`);
    return value;
  });
}

const paragraphsOf = (text: string) =>
  text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

function commitmentsTable(commitments: readonly CommitmentTerm[]): TextBlock[] {
  if (commitments.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: 'Compromisos de EL GOBIERNO',
      columns: ['N.º', 'Compromiso', 'A más tardar'],
      rows: commitments.map((commitment, index) => [
        String(index + 1),
        commitmentText(commitment, { themeName }),
        dateInWords(commitment.dueOn),
      ]),
    },
  ];
}

const letters = 'abcdefghijklmnñopqrstuvwxyz';

function clausesOf(
  { clauses, commitmentsAfter }: Template,
  terms: Terms,
  fields: Readonly<Record<string, string>>,
): TextBlock[] {
  const { wordings = {}, addedClauses = [] } = terms.particulars;
  const added: TemplateClause[] = addedClauses.map(({ title, text }, index) => ({
    id: `added-${index + 1}`,
    title,
    paragraphs: paragraphsOf(text),
  }));
  return [...clauses, ...added].flatMap((clause, index): TextBlock[] => {
    const wording = wordings[clause.id];
    const isAdded = index >= clauses.length;
    const items = wording === undefined ? (clause.items ?? []) : [];
    // Only our own words have fields: braces that people write are theirs.
    const inFull = (text: string) => (isAdded ? text : fill(text, fields));
    return [
      {
        kind: 'clause',
        id: clause.id,
        label: ordinal(index + 1),
        title: clause.title,
        paragraphs: wording === undefined ? clause.paragraphs.map(inFull) : paragraphsOf(wording),
        items: items.map((text, place) => ({ label: `${letters[place] ?? ''})`, text: inFull(text) })),
      },
      ...(clause.id === commitmentsAfter ? commitmentsTable(terms.commitments) : []),
    ];
  });
}

const roman = ['I', 'II', 'III', 'IV'];

/** The whole text of a memorandum, in order. Pure: the same subject gives the same text. */
export function writeAgreement(subject: TextSubject): TextBlock[] {
  const written = template(subject.template);
  const { terms } = subject;
  const fields = fieldsOf(subject);
  const background = [
    ...written.background.map((text) => fill(text, fields)),
    ...(terms.particulars.background ?? []),
  ];
  const numbered = (texts: readonly string[], prefix: string): TextItem[] =>
    texts.map((text, index) => ({ label: `${prefix}${index + 1}.`, text }));
  return [
    { kind: 'title', text: terms.title },
    { kind: 'paragraph', text: fill(written.opening, fields) },
    { kind: 'heading', text: 'Antecedentes' },
    { kind: 'list', items: numbered(background, '') },
    { kind: 'heading', text: 'Declaraciones' },
    ...written.declarations.flatMap(({ title, items }, index): TextBlock[] => [
      { kind: 'paragraph', text: `${roman[index] ?? ''}. ${title}` },
      {
        kind: 'list',
        items: numbered(
          items.map((text) => fill(text, fields)),
          `${roman[index] ?? ''}.`,
        ),
      },
    ]),
    { kind: 'heading', text: 'Cláusulas' },
    ...clausesOf(written, terms, fields),
    { kind: 'paragraph', text: fill(written.closing, fields) },
    {
      kind: 'signatories',
      parties: [terms.federationParty, terms.governmentParty].map(
        ({ organization, signatory, position }) => ({ organization, signatory, position }),
      ),
    },
  ];
}

/** The text of a memorandum with these terms: those it has now, or those of another version. */
export async function agreementText(
  db: Database,
  memorandum: Memorandum,
  terms: Terms = termsOf(memorandum),
): Promise<TextBlock[]> {
  const parent = memorandum.parent_id === null ? null : await findMemorandum(db, memorandum.parent_id);
  return writeAgreement({
    template: memorandum.template ?? 'collaboration@1',
    folio: memorandum.folio,
    terms,
    government: {
      cvegeo: memorandum.cvegeo,
      name: memorandum.government_name,
      level: memorandum.government_level,
      stateName: await findStateName(db, memorandum.cvegeo),
    },
    parent: parent
      ? {
          folio: parent.folio,
          signedOn: parent.signed_on ?? parent.valid_from,
          validFrom: parent.valid_from,
          validUntil: parent.valid_until,
        }
      : null,
  });
}
