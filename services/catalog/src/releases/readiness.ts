import { isDeepStrictEqual } from 'node:util';
import type { UploadState } from '@rma/domain';
import type { Localized } from '@rma/service-kit';
import type { Draft, DraftResource } from '../packages/draft-queries.ts';
import { isLicence } from '../packages/vocabulary.ts';
import { buildDescriptor } from './descriptor.ts';
import { isPublishable } from './distributions.ts';
import { privacyObstacle } from './privacy-record.ts';

/** One reason why a package cannot be released yet; `resource` is its name, null when it is about the package. */
export type Missing = { resource: string | null; code: MissingCode; message: Localized };
export type MissingCode =
  | 'no-resources'
  | 'no-title'
  | 'no-description'
  | 'no-contact'
  | 'no-licence'
  | 'no-upload'
  | 'not-validated'
  | 'upload-invalid'
  | 'validation-failed'
  | 'personal-data'
  | 'nothing-changed';

const waiting = {
  code: 'not-validated',
  es: 'se está validando; espere un momento',
  en: 'is being validated; wait a moment',
} as const;
const withErrors = {
  code: 'upload-invalid',
  es: 'tiene errores o decisiones pendientes; atiéndalos, o corrija el archivo y súbalo de nuevo',
  en: 'has errors or open decisions; settle them, or correct the file and upload it again',
} as const;

/** What is said of a resource whose latest upload cannot be published, by the state of that upload. */
const obstacles: Record<UploadState | 'none', { code: MissingCode; es: string; en: string }> = {
  none: { code: 'no-upload', es: 'todavía no tiene archivo', en: 'has no file yet' },
  received: waiting,
  validating: waiting,
  failed: {
    code: 'validation-failed',
    es: 'no se pudo validar; reintente la validación',
    en: 'could not be validated; try again',
  },
  valid: withErrors,
  invalid: withErrors,
};

function missingOf({ upload, name, title, description }: DraftResource): Missing[] {
  const missing: Missing[] = [];
  const say = ({ code, es, en }: { code: MissingCode; es: string; en: string }) =>
    missing.push({ resource: name, code, message: { es: `«${title}» ${es}.`, en: `"${title}" ${en}.` } });
  if (!isPublishable(upload)) say(obstacles[upload?.state ?? 'none']);
  const privacy = isPublishable(upload) ? privacyObstacle(upload) : null;
  if (privacy !== null) say({ code: 'personal-data', ...privacy });
  if (description.trim() === '')
    say({ code: 'no-description', es: 'no tiene descripción', en: 'has no description' });
  return missing;
}

/** What a package must say of itself before it is published: readers need it, and so does the law. */
function missingWords({ package: described }: Draft): Missing[] {
  const words: [boolean, MissingCode, Localized][] = [
    [
      described.title.trim() === '',
      'no-title',
      { es: 'El paquete no tiene título.', en: 'The package has no title.' },
    ],
    [
      described.description.trim() === '',
      'no-description',
      { es: 'El paquete no tiene descripción.', en: 'The package has no description.' },
    ],
    [
      described.contact_name.trim() === '' || described.contact_email.trim() === '',
      'no-contact',
      {
        es: 'Falta a quién preguntar: el nombre o el correo de contacto.',
        en: 'There is nobody to ask: the name or the e-mail of the contact is missing.',
      },
    ],
    [
      !isLicence(described.licence),
      'no-licence',
      {
        es: 'Falta la licencia con que se publica.',
        en: 'The licence under which it is published is missing.',
      },
    ],
  ];
  return words.flatMap(([isMissing, code, message]) =>
    isMissing ? [{ resource: null, code, message }] : [],
  );
}

/** Whether a release now would say anything the last one does not. */
export function hasChanged(draft: Draft, publicUrl: string): boolean {
  if (draft.lastRelease === null || draft.package.state !== 'published') return true;
  const asItWas = buildDescriptor(draft, draft.lastRelease, publicUrl);
  return !isDeepStrictEqual(JSON.parse(JSON.stringify(asItWas)), draft.lastRelease.descriptor);
}

const noResources: Missing = {
  resource: null,
  code: 'no-resources',
  message: {
    es: 'El paquete no tiene recursos; agregue uno, o retire el paquete si ya no debe publicarse.',
    en: 'The package has no resources; add one, or withdraw the package if it must no longer be published.',
  },
};
const nothingChanged: Missing = {
  resource: null,
  code: 'nothing-changed',
  message: {
    es: 'Nada cambió desde la última versión.',
    en: 'Nothing changed since the last release.',
  },
};

/** Everything a release still lacks, as a check-list: of the package first; empty when it can be published. */
export function releaseReadiness(draft: Draft, publicUrl: string): Missing[] {
  const current = draft.resources.filter((resource) => resource.removed_at === null);
  const missing = [
    ...missingWords(draft),
    ...(current.length === 0 ? [noResources] : []),
    ...current.flatMap(missingOf),
  ];
  return missing.length > 0 || hasChanged(draft, publicUrl) ? missing : [nothingChanged];
}
