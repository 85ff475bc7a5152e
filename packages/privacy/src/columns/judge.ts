import type { Confidence } from '../findings.ts';
import type { PersonalDataKind } from '../kinds.ts';
import { total } from './tally.ts';
import type { ColumnTally, Tally } from './tally.ts';

/** Luhn and the CLABE's digit let one in ten random numbers through: without a header nearly the whole column must pass. */
const wholeColumn = { share: 0.9, cells: 5 };
const mostCells = 0.5;
const fewestNames = 3;

type Verdict = Confidence | null;
type Judge = (tally: Tally, column: ColumnTally) => Verdict;

/** Of the numbers with the form, how many pass the check digit. */
const passing = (tally: Tally): number => tally.holds / (tally.holds + tally.form);
const ofColumn = (tally: Tally, column: ColumnTally): number => total(tally) / column.cells;

/** The check digit decides where it holds; under its header the form alone says that someone copied it wrong. */
const checked =
  (role: 'curp' | 'rfc', alone: Confidence): Judge =>
  (tally, column) => {
    if (column.watch.roles.has(role)) {
      if (tally.holds > 0) return 'certain';
      return ofColumn(tally, column) >= mostCells ? 'likely' : 'possible';
    }
    return passing(tally) >= mostCells ? alone : null;
  };

const bareNumber =
  (role: 'clabe' | 'nss'): Judge =>
  (tally, column) => {
    const { roles } = column.watch;
    const isHeaded = roles.has(role);
    if (isHeaded && tally.holds > 0 && passing(tally) >= mostCells) return 'certain';
    if (isHeaded) return ofColumn(tally, column) >= mostCells ? 'likely' : 'possible';
    if (passing(tally) < wholeColumn.share) return null;
    return tally.holds >= wholeColumn.cells || (role === 'clabe' && roles.has('account')) ? 'likely' : null;
  };

const headedForm: Judge = (tally, column) => (ofColumn(tally, column) >= mostCells ? 'likely' : 'possible');

/** Share of cells that must be names known as such, and of cells that may be names, by how the column is told. */
const nameShares = {
  header: { known: 0, shaped: 0 },
  content: { known: 0.3, shaped: 0.8 },
  parts: { known: 0.2, shaped: 0.8 },
};

const names: Judge = (tally, column) => {
  if (column.watch.names === null || tally.holds === 0) return null;
  const { known, shaped } = nameShares[column.watch.names];
  const isColumn = tally.holds >= column.cells * known && total(tally) >= column.cells * shaped;
  return isColumn && (column.watch.names === 'header' || column.cells >= fewestNames) ? 'possible' : null;
};

const judges: Partial<Record<PersonalDataKind, Judge>> = {
  curp: checked('curp', 'certain'),
  rfc: checked('rfc', 'likely'),
  clabe: bareNumber('clabe'),
  nss: bareNumber('nss'),
  'electoral-key': (tally, column) => {
    if (tally.holds === 0) return headedForm(tally, column);
    return column.watch.roles.has('electoralKey') ? 'certain' : 'likely';
  },
  passport: headedForm,
  'vehicle-plate': (tally, column) => {
    if (ofColumn(tally, column) < mostCells) return null;
    return column.watch.isPublicFleet ? 'possible' : 'likely';
  },
  email: (tally) => (tally.holds > 0 ? 'certain' : 'possible'),
  phone: (tally) => (tally.holds > 0 ? 'likely' : 'possible'),
  'person-name': names,
  'birth-date': () => 'possible',
  'victim-coordinates': () => 'likely',
};

/** How sure the column's cells together make of one kind; null: it is chance, or means nothing by itself. */
export const judge = (column: ColumnTally, kind: PersonalDataKind): Verdict => {
  const tally = column.kinds.get(kind);
  return tally === undefined ? null : (judges[kind]?.(tally, column) ?? null);
};
