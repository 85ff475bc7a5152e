import { commitmentText } from '@rma/domain';
import { formatDate } from '../../format.ts';
import type { Terms } from './memorandum-types.ts';

/** One thing of the terms that two people may have written differently. */
export type TermField = { path: string; label: string; value: string };

/** Something that is not the same in what two people wrote; `base` is what both started from. */
export type Meeting = {
  path: string;
  label: string;
  base: string;
  mine: string;
  theirs: string;
  /** Who changed it from what both started from. */
  changedBy: 'me' | 'them' | 'both';
};
export type Choice = 'mine' | 'theirs';

const partyLabels = {
  organization: 'institución',
  signatory: 'quién firma',
  position: 'cargo',
  faculties: 'facultades',
  rfc: 'RFC',
  curp: 'CURP',
  email: 'correo',
} as const;

const themeName = (id: string) => `«${id}»`;

/** The terms field by field, in the order of the form, as people read them. */
export function fieldsOf(terms: Terms): TermField[] {
  const { particulars } = terms;
  const party = (key: 'federationParty' | 'governmentParty', who: string): TermField[] =>
    Object.entries(partyLabels).map(([field, label]) => ({
      path: `${key}.${field}`,
      label: `Por ${who}: ${label}`,
      value: terms[key][field as keyof typeof partyLabels] ?? '',
    }));
  return [
    { path: 'title', label: 'Título', value: terms.title },
    ...party('federationParty', 'la federación'),
    ...party('governmentParty', 'el gobierno'),
    { path: 'validFrom', label: 'Vigente desde', value: terms.validFrom },
    { path: 'validUntil', label: 'Vigente hasta', value: terms.validUntil },
    {
      path: 'commitments',
      label: 'Compromisos',
      value: terms.commitments
        .map((term) => `${commitmentText(term, { themeName })}, a más tardar el ${formatDate(term.dueOn)}`)
        .join('\n'),
    },
    { path: 'particulars.place', label: 'Lugar de firma', value: particulars.place ?? '' },
    {
      path: 'particulars.federationAddress',
      label: 'Domicilio de la federación',
      value: particulars.federationAddress ?? '',
    },
    {
      path: 'particulars.governmentAddress',
      label: 'Domicilio del gobierno',
      value: particulars.governmentAddress ?? '',
    },
    {
      path: 'particulars.noticeDays',
      label: 'Días de aviso para terminarlo',
      value: particulars.noticeDays === undefined ? '' : String(particulars.noticeDays),
    },
    {
      path: 'particulars.background',
      label: 'Antecedentes propios',
      value: (particulars.background ?? []).join('\n'),
    },
    ...Object.entries(particulars.wordings ?? {}).map(([clause, wording]) => ({
      path: `particulars.wordings.${clause}`,
      label: `Redacción de la cláusula «${clause}»`,
      value: wording,
    })),
    {
      path: 'particulars.addedClauses',
      label: 'Cláusulas añadidas',
      value: (particulars.addedClauses ?? []).map(({ title, text }) => `${title}: ${text}`).join('\n'),
    },
  ];
}

/** Where what I wrote and what is there now differ, with what both started from. */
export function meetingsOf(terms: { base: Terms; mine: Terms; theirs: Terms }): Meeting[] {
  const [base, mine, theirs] = [terms.base, terms.mine, terms.theirs].map(
    (each) => new Map(fieldsOf(each).map((field) => [field.path, field])),
  );
  const paths = new Set([mine, theirs].flatMap((fields) => [...(fields?.keys() ?? [])]));
  return [...paths].flatMap((path): Meeting[] => {
    const values = {
      base: base?.get(path)?.value ?? '',
      mine: mine?.get(path)?.value ?? '',
      theirs: theirs?.get(path)?.value ?? '',
    };
    if (values.mine === values.theirs) return [];
    const label = mine?.get(path)?.label ?? theirs?.get(path)?.label ?? path;
    const changedBy = values.theirs === values.base ? 'me' : values.mine === values.base ? 'them' : 'both';
    return [{ path, label, ...values, changedBy }];
  });
}

/** What is kept unless the person says otherwise: each one's own changes; their text where both changed it. */
export const choiceFor = ({ changedBy }: Meeting): Choice => (changedBy === 'them' ? 'theirs' : 'mine');

type Tree = { [key: string]: unknown };
const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function valueAt(tree: Tree, path: readonly string[]): unknown {
  const [key = '', ...rest] = path;
  const value = tree[key];
  return rest.length === 0 ? value : isTree(value) ? valueAt(value, rest) : undefined;
}

function withValue(tree: Tree, path: readonly string[], value: unknown): Tree {
  const [key = '', ...rest] = path;
  if (rest.length > 0) {
    const below = tree[key];
    return { ...tree, [key]: withValue(isTree(below) ? below : {}, rest, value) };
  }
  const { [key]: _, ...others } = tree;
  return value === undefined ? others : { ...others, [key]: value };
}

/** The terms that are there now, with mine in the places where I keep them. */
export function mergeTerms(
  { mine, theirs }: { mine: Terms; theirs: Terms },
  choices: Readonly<Record<string, Choice>>,
): Terms {
  const merged = Object.entries(choices)
    .filter(([, choice]) => choice === 'mine')
    .reduce<Tree>((terms, [path]) => {
      const steps = path.split('.');
      return withValue(terms, steps, valueAt(mine, steps));
    }, theirs);
  return merged as Terms;
}
