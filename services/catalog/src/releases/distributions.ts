import type { Distribution } from '@rma/persistence';
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

/** The two copies of one published resource: the conforming CSV first, then the file as it was sent. */
export function distributionsOf(
  resource: { id: string; name: string },
  upload: ValidUpload,
  context: { publicUrl: string; modified: Date },
): [Distribution, Distribution] {
  const at = addresses(context.publicUrl);
  const shared = {
    format: 'CSV',
    mediaType: 'text/csv',
    accessUrl: at.dataset(resource.id),
    modified: context.modified.toISOString(),
  };
  const conformingName = `${resource.name}.csv`;
  return [
    {
      ...shared,
      id: upload.conforming_id,
      role: 'conforming',
      title: 'CSV limpio en UTF-8, conforme al estándar',
      url: at.file({
        datasetId: resource.id,
        distributionId: upload.conforming_id,
        fileName: conformingName,
      }),
      bytes: upload.conforming_bytes,
      sha256: upload.conforming_sha256,
    },
    {
      ...shared,
      id: upload.original_id,
      role: 'original',
      title: 'Archivo original, tal como se recibió',
      url: at.file({
        datasetId: resource.id,
        distributionId: upload.original_id,
        fileName: upload.file_name,
      }),
      bytes: upload.bytes,
      sha256: upload.sha256,
    },
  ];
}
