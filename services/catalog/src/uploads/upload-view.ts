import { uploadStates } from '@rma/domain';
import { preparationSchema } from '@rma/tabular';
import { z } from 'zod';
import { driftSchema, profileSchema, questionsSchema, reportSchema, verdictSchema } from './report-schema.ts';
import { storedPreparation } from './stored-preparation.ts';
import { describeFailure } from './validation-failure.ts';
import type { FormRow } from './form-queries.ts';
import type { UploadRow } from './upload-queries.ts';

const previewSchema = z.object({
  columns: z.array(z.object({ name: z.string(), title: z.string(), type: z.string() })),
  rows: z.array(z.array(z.string().nullable())),
});

export const uploadSchema = z.object({
  id: z.uuid(),
  state: z.enum(uploadStates),
  progress: z.object({ step: z.string(), share: z.number() }).nullable(),
  fileName: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  standard: z.string(),
  resource: z.object({ id: z.uuid(), name: z.string(), title: z.string() }),
  package: z.object({ id: z.uuid(), title: z.string(), cvegeo: z.string() }),
  failure: z.object({ code: z.string(), message: z.object({ es: z.string(), en: z.string() }) }).nullable(),
  preparation: preparationSchema,
  report: verdictSchema.nullable(),
  detected: verdictSchema.shape.detected,
  matches: verdictSchema.shape.matches,
  ...questionsSchema.shape,
  profile: profileSchema.nullable(),
  /** Null when there is no published delivery to compare with. */
  drift: driftSchema.nullable(),
  preview: previewSchema.nullable(),
  rowCount: z.number().int().nullable(),
  conforming: z.object({ sha256: z.string(), bytes: z.number().int() }).nullable(),
  forms: z.array(
    z.object({
      role: z.enum(['parquet', 'json', 'geojson']),
      bytes: z.number().int(),
      sha256: z.string(),
    }),
  ),
  /** False when the file as received holds personal data: then only its clean copies are published. */
  isOriginalPublic: z.boolean(),
  uploadedAt: z.iso.datetime(),
  validatedAt: z.iso.datetime().nullable(),
  discardedAt: z.iso.datetime().nullable(),
  isReleased: z.boolean(),
  isFileKept: z.boolean(),
});

/** An upload as the liaison's page shows it. */
export function viewUpload(row: UploadRow, forms: readonly FormRow[]): z.infer<typeof uploadSchema> {
  const report = row.report === null ? null : reportSchema.parse(row.report);
  return {
    id: row.id,
    state: row.state,
    progress: row.progress,
    fileName: row.file_name,
    bytes: row.bytes,
    sha256: row.sha256,
    standard: `${row.standard_id}@${row.standard_version}`,
    resource: { id: row.resource_id, name: row.resource_name, title: row.resource_title },
    package: { id: row.package_id, title: row.package_title, cvegeo: row.cvegeo },
    failure: row.failure === null ? null : describeFailure(row.failure),
    preparation: storedPreparation(row.preparation),
    report,
    detected: report?.detected ?? null,
    matches: report?.matches ?? [],
    suggestions: report?.suggestions ?? [],
    unusedHeaders: report?.unusedHeaders ?? [],
    proposals: report?.proposals ?? [],
    personalData: report?.personalData ?? [],
    profile: row.profile === null ? null : profileSchema.parse(row.profile),
    drift: row.drift === null ? null : driftSchema.parse(row.drift),
    preview: row.preview,
    rowCount: row.row_count,
    conforming:
      row.conforming_sha256 === null || row.conforming_bytes === null
        ? null
        : { sha256: row.conforming_sha256, bytes: row.conforming_bytes },
    forms: forms.map(({ role, bytes, sha256 }) => ({ role, bytes, sha256 })),
    isOriginalPublic: row.is_original_public,
    uploadedAt: row.uploaded_at.toISOString(),
    validatedAt: row.validated_at?.toISOString() ?? null,
    discardedAt: row.discarded_at?.toISOString() ?? null,
    isReleased: Boolean(row.was_released),
    isFileKept: row.swept_at === null,
  };
}
