import { fileForms } from '../downloads/file-forms.ts';
import type { FormRow } from './form-queries.ts';
import type { UploadRow } from './upload-queries.ts';

/** The files of an upload by what they are. */
export const fileRoles = ['original', 'conforming', 'parquet', 'json', 'geojson'] as const;

/** One file of an upload as its own government reads it; null when there is none of that kind. */
export function privateFile(
  upload: UploadRow,
  forms: readonly FormRow[],
  role: (typeof fileRoles)[number],
): { sha256: string; bytes: number; fileName: string; mediaType: string } | null {
  if (role === 'original') {
    const { sha256, bytes, file_name: fileName } = upload;
    // Nothing is claimed about what nobody validated.
    return { sha256, bytes, fileName, mediaType: 'application/octet-stream' };
  }
  const { extension, mediaType } = fileForms[role];
  const fileName = `${upload.resource_name}.${extension}`;
  if (role !== 'conforming') {
    const form = forms.find((each) => each.role === role);
    return form ? { sha256: form.sha256, bytes: form.bytes, fileName, mediaType } : null;
  }
  const { conforming_sha256: sha256, conforming_bytes: bytes } = upload;
  return sha256 === null || bytes === null ? null : { sha256, bytes, fileName, mediaType };
}
