import { packageStates, uploadStates } from '@rma/domain';
import { z } from 'zod';
import { addresses } from '../releases/addresses.ts';
import { dueAt, periodicityOf } from '../releases/promises.ts';
import { driftSchema } from '../uploads/report-schema.ts';
import type { DraftResource } from './draft-queries.ts';
import type { PackageRow } from './package-queries.ts';

const timestamp = z.iso.datetime();

const uploadSummary = z.object({
  id: z.uuid(),
  state: z.enum(uploadStates),
  fileName: z.string(),
  bytes: z.number().int(),
  rowCount: z.number().int().nullable(),
  errorCount: z.number().int(),
  warningCount: z.number().int(),
  uploadedAt: timestamp,
  validatedAt: timestamp.nullable(),
});

export const resourceSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  title: z.string(),
  description: z.string(),
  standard: z.string(),
  temporal: z.string().nullable(),
  /** How often it is delivered: its own, else its standard's. */
  periodicity: z.string().nullable(),
  /** Null when it follows its standard's. */
  ownPeriodicity: z.string().nullable(),
  nextDueAt: timestamp.nullable(),
  /** How its newest file differs from what is published. */
  drift: driftSchema.nullable(),
  isPublished: z.boolean(),
  hasUnpublishedFile: z.boolean(),
  removedAt: timestamp.nullable(),
  latestUpload: uploadSummary.nullable(),
  url: z.url().nullable(),
});

export const packageSchema = z.object({
  id: z.uuid(),
  cvegeo: z.string(),
  governmentName: z.string(),
  theme: z.string(),
  title: z.string(),
  description: z.string(),
  licence: z.string(),
  periodicity: z.string(),
  contactName: z.string(),
  contactEmail: z.string(),
  state: z.enum(packageStates),
  releaseNumber: z.number().int(),
  createdAt: timestamp,
  updatedAt: timestamp,
  withdrawnAt: timestamp.nullable(),
  withdrawalReason: z.string().nullable(),
  url: z.url().nullable(),
  resources: z.array(resourceSchema),
});

export const missingSchema = z.array(
  z.object({
    resource: z.string().nullable(),
    code: z.string(),
    message: z.object({ es: z.string(), en: z.string() }),
  }),
);

const iso = (date: Date | null) => date?.toISOString() ?? null;

function viewResource(resource: DraftResource, publicUrl: string): z.infer<typeof resourceSchema> {
  const { upload, published } = resource;
  return {
    id: resource.id,
    name: resource.name,
    title: resource.title,
    description: resource.description,
    standard: resource.standard_id,
    temporal: resource.temporal,
    periodicity: periodicityOf(resource),
    ownPeriodicity: resource.periodicity,
    nextDueAt: iso(dueAt(resource)),
    drift: driftSchema.nullable().parse(upload?.drift ?? null),
    isPublished: published !== null,
    hasUnpublishedFile: upload !== null && upload.id !== published?.uploadId,
    removedAt: iso(resource.removed_at),
    latestUpload: upload && {
      id: upload.id,
      state: upload.state,
      fileName: upload.file_name,
      bytes: upload.bytes,
      rowCount: upload.row_count,
      errorCount: upload.error_count,
      warningCount: upload.warning_count,
      uploadedAt: upload.uploaded_at.toISOString(),
      validatedAt: iso(upload.validated_at),
    },
    url: published === null ? null : addresses(publicUrl).dataset(resource.id),
  };
}

/** A package and its resources as the people who work on it see them. */
export function viewPackage(
  row: PackageRow,
  resources: readonly DraftResource[],
  publicUrl: string,
): z.infer<typeof packageSchema> {
  return {
    id: row.id,
    cvegeo: row.cvegeo,
    governmentName: row.government_name,
    theme: row.theme_id,
    title: row.title,
    description: row.description,
    licence: row.licence,
    periodicity: row.periodicity,
    contactName: row.contact_name,
    contactEmail: row.contact_email,
    state: row.state,
    releaseNumber: row.release_number,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    withdrawnAt: iso(row.withdrawn_at),
    withdrawalReason: row.withdrawal_reason,
    url: row.state === 'published' ? addresses(publicUrl).package(row.id) : null,
    resources: resources.map((resource) => viewResource(resource, publicUrl)),
  };
}
