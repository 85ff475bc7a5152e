import { isDeepStrictEqual } from 'node:util';
import type { UploadState } from '@rma/domain';
import type { Localized } from '@rma/service-kit';
import type { Draft, DraftResource } from '../packages/draft-queries.ts';
import { buildDescriptor } from './descriptor.ts';
import { isPublishable } from './distributions.ts';

/** One reason why a package cannot be released yet; `resource` is its name, null when it is about the package. */
export type Missing = { resource: string | null; code: MissingCode; message: Localized };
export type MissingCode =
  | 'no-resources'
  | 'no-upload'
  | 'not-validated'
  | 'upload-invalid'
  | 'validation-failed'
  | 'nothing-changed';

const waiting = {
  code: 'not-validated',
  es: 'se está validando; espere un momento',
  en: 'is being validated; wait a moment',
} as const;
const withErrors = {
  code: 'upload-invalid',
  es: 'tiene errores; corríjalos y suba el archivo de nuevo',
  en: 'has errors; correct them and upload the file again',
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

function missingOf({ upload, name, title }: DraftResource): Missing | null {
  if (isPublishable(upload)) return null;
  const { code, es, en } = obstacles[upload?.state ?? 'none'];
  return { resource: name, code, message: { es: `«${title}» ${es}.`, en: `"${title}" ${en}.` } };
}

/** Whether a release now would say anything the last one does not. */
export function hasChanged(draft: Draft, publicUrl: string): boolean {
  if (draft.lastRelease === null || draft.package.state !== 'published') return true;
  const asItWas = buildDescriptor(draft, draft.lastRelease, publicUrl);
  return !isDeepStrictEqual(JSON.parse(JSON.stringify(asItWas)), draft.lastRelease.descriptor);
}

/** Everything a release still lacks; empty when it can be published. */
export function releaseReadiness(draft: Draft, publicUrl: string): Missing[] {
  const current = draft.resources.filter((resource) => resource.removed_at === null);
  if (current.length === 0) {
    const message = {
      es: 'El paquete no tiene recursos; agregue uno, o retire el paquete si ya no debe publicarse.',
      en: 'The package has no resources; add one, or withdraw the package if it must no longer be published.',
    };
    return [{ resource: null, code: 'no-resources', message }];
  }
  const missing = current.map(missingOf).filter((item) => item !== null);
  if (missing.length > 0 || hasChanged(draft, publicUrl)) return missing;
  const message = {
    es: 'Nada cambió desde la última versión.',
    en: 'Nothing changed since the last release.',
  };
  return [{ resource: null, code: 'nothing-changed', message }];
}
