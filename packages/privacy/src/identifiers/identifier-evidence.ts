import { matchesOf } from '../columns/evidence.ts';
import type { Evidence } from '../columns/evidence.ts';
import type { Role } from '../columns/header-roles.ts';
import type { PersonalDataKind } from '../kinds.ts';
import {
  clabeIsValid,
  curpHasForm,
  curpIsValid,
  nssIsValid,
  rfcHasPersonForm,
  rfcIsValidPerson,
} from './check-digits.ts';
import {
  bare,
  curpLike,
  eighteenDigits,
  electoralKeyHasForm,
  electoralLike,
  elevenDigits,
  plateHasForm,
  rfcLike,
  rfcReadsAsAdult,
  rfcTenLike,
} from './forms.ts';

type Roles = ReadonlySet<Role>;

const graded = (
  kind: PersonalDataKind,
  matches: string[],
  test: { holds: (match: string) => boolean; form: (match: string) => boolean },
): Evidence[] => {
  const found = matches.map(bare);
  if (found.some(test.holds)) return [{ kind, grade: 'holds' }];
  return found.some(test.form) ? [{ kind, grade: 'form' }] : [];
};

/** Under a header that says so, an account or a number may be written in groups. */
const digits = (value: string, roles: Roles, role: Role, form: RegExp): string[] =>
  matchesOf(roles.has(role) ? value.replaceAll(/(?<=\d)[ .-](?=\d)/g, '') : value, form);

const always = () => true;

/** Numbers that only a header tells from any other: voter card (OCR 13, CIC 9), passport, plates. */
const headed = (value: string, roles: Roles): Evidence[] => {
  const cell = bare(value.trim()).toUpperCase();
  if (roles.has('electoralKey') && /^(?:\d{9,13}|IDMEX\d{9,10}|[A-ZÑ]{6}\d{8}[HM]\d{3})$/.test(cell))
    return [{ kind: 'electoral-key', grade: 'form' }];
  if (roles.has('passport') && /^(?:[A-Z]\d{8}|[A-Z]{0,2}\d{8,9})$/.test(cell))
    return [{ kind: 'passport', grade: 'form' }];
  return roles.has('plate') && plateHasForm(cell) ? [{ kind: 'vehicle-plate', grade: 'form' }] : [];
};

/** Identifiers of persons in a cell: with a check digit or a form of their own anywhere, bare numbers under their header. */
export const identifierEvidence = (value: string, roles: Roles): Evidence[] => {
  if (!/\d/.test(value)) return [];
  if (!/\d{3}/.test(value)) return headed(value, roles);
  const upper = value.toUpperCase();
  const electoral = graded('electoral-key', matchesOf(upper, electoralLike), {
    holds: electoralKeyHasForm,
    form: () => false,
  });
  const rfcs = matchesOf(upper, rfcLike).filter((rfc) => roles.has('rfc') || rfcReadsAsAdult(bare(rfc)));
  const rfc = graded('rfc', rfcs, { holds: rfcIsValidPerson, form: rfcHasPersonForm });
  const isShortRfc = rfc.length === 0 && roles.has('rfc') && upper.search(rfcTenLike) >= 0;
  return [
    ...graded('curp', matchesOf(upper, curpLike), { holds: curpIsValid, form: curpHasForm }),
    ...rfc,
    ...(isShortRfc ? [{ kind: 'rfc', grade: 'form' } as const] : []),
    ...graded('clabe', digits(value, roles, 'clabe', eighteenDigits), { holds: clabeIsValid, form: always }),
    ...graded('nss', digits(value, roles, 'nss', elevenDigits), { holds: nssIsValid, form: always }),
    ...electoral,
    ...(electoral.length > 0 ? [] : headed(value, roles)),
  ];
};
