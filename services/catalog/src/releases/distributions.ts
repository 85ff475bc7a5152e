import type { Distribution } from '@rma/persistence';
import { fileForms, originalForm } from '../downloads/file-forms.ts';
import type { DraftUpload } from '../packages/draft-queries.ts';
import { addresses } from './addresses.ts';

/** An upload that passed: it has a conforming copy. */
export type ValidUpload = DraftUpload & {
  conforming_sha256: string;
  conforming_bytes: number;
  row_count: number;
};

export function isPublishable(upload: DraftUpload | null): upload is ValidUpload {
  return (
    upload !== null &&
    upload.state === 'valid' &&
    upload.conforming_sha256 !== null &&
    upload.conforming_bytes !== null &&
    upload.row_count !== null
  );
}

/** A file of a published resource: where it is, how long it is and its checksum are known. */
export type PublishedFile = Distribution & {
  url: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  role: NonNullable<Distribution['role']>;
};

type Context = { publicUrl: string; modified: Date };
type Resource = { id: string; name: string };

/** What a media type says without its parameters. */
const essence = (mediaType: string) => mediaType.split(';')[0] ?? mediaType;

function madeFile(
  resource: Resource,
  made: { id: string; role: keyof typeof fileForms; sha256: string; bytes: number },
  { publicUrl, modified }: Context,
): PublishedFile {
  const at = addresses(publicUrl);
  const { format, extension, mediaType, title } = fileForms[made.role];
  const fileName = `${resource.name}.${extension}`;
  return {
    ...made,
    title,
    format,
    mediaType: essence(mediaType),
    url: at.file({ datasetId: resource.id, distributionId: made.id, fileName }),
    accessUrl: at.dataset(resource.id),
    modified: modified.toISOString(),
  };
}

/** The conforming CSV of a published resource: always there, first of its files. */
export const conformingFile = (resource: Resource, upload: ValidUpload, context: Context): PublishedFile =>
  madeFile(
    resource,
    {
      id: upload.conforming_id,
      role: 'conforming',
      sha256: upload.conforming_sha256,
      bytes: upload.conforming_bytes,
    },
    context,
  );

/** The further forms of a published resource: Parquet, JSON, GeoJSON. */
export const furtherFiles = (resource: Resource, upload: ValidUpload, context: Context): PublishedFile[] =>
  upload.forms.map(({ id, role, sha256, bytes }) => madeFile(resource, { id, role, sha256, bytes }, context));

/** The file as it was sent; null when it holds personal data, for then nobody but its government reads it. */
export function originalFile(
  resource: Resource,
  upload: ValidUpload,
  { publicUrl, modified }: Context,
): PublishedFile | null {
  if (!upload.is_original_public) return null;
  const at = addresses(publicUrl);
  const { format, mediaType } = originalForm(upload.received_format);
  return {
    id: upload.original_id,
    role: 'original',
    title: 'Archivo original, tal como se recibió',
    format,
    mediaType,
    url: at.file({
      datasetId: resource.id,
      distributionId: upload.original_id,
      fileName: upload.file_name,
    }),
    accessUrl: at.dataset(resource.id),
    bytes: upload.bytes,
    sha256: upload.sha256,
    modified: modified.toISOString(),
  };
}

/** Every file of one published resource: the conforming CSV, the file as it was sent if it may be public, and the rest. */
export function distributionsOf(resource: Resource, upload: ValidUpload, context: Context): PublishedFile[] {
  const original = originalFile(resource, upload, context);
  return [
    conformingFile(resource, upload, context),
    ...(original === null ? [] : [original]),
    ...furtherFiles(resource, upload, context),
  ];
}
