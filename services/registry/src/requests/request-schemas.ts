import { dataRequestAnswers, dataRequestStates, legalBasisIds, requesterKindNames } from '@rma/domain';
import { themes } from '@rma/themes';
import { z } from 'zod';
import { optional, publicLine, publicText } from '../public-writing/public-text.ts';
import { writerFields } from '../public-writing/writer.ts';
import type { DataRequest } from './request-queries.ts';

export const themeField = z
  .string()
  .max(60)
  .refine((id) => themes().some((theme) => theme.id === id), {
    message: 'Elija uno de los temas de la red, o ninguno.',
    params: { en: 'Choose one of the network’s themes, or none.' },
  })
  .nullable()
  .default(null);

export const requestForm = writerFields.extend({
  cvegeo: z.string().trim().min(1).max(20),
  title: publicLine({ least: 8, most: 160 }),
  description: publicText({ least: 20, most: 3000 }),
  themeId: themeField,
  requesterKind: z.enum(requesterKindNames).default('person'),
  requesterName: optional(publicLine({ least: 2, most: 120 })),
  purpose: optional(publicText({ least: 3, most: 1000 })),
  benefit: optional(publicText({ least: 3, most: 1000 })),
  showsRequester: z.boolean().default(false),
});

export const answerForm = z.discriminatedUnion('answer', [
  z.object({
    answer: z.literal('opened'),
    datasetId: z.uuid(),
    text: optional(publicText({ most: 3000 })),
  }),
  z.object({
    answer: z.literal('planned'),
    plannedOn: z.iso.date(),
    text: optional(publicText({ most: 3000 })),
  }),
  z.object({
    answer: z.literal('refused'),
    legalBasis: z.enum(legalBasisIds),
    text: publicText({ least: 20, most: 3000 }),
  }),
]);

export const workRequestSchema = z.object({
  id: z.uuid(),
  folio: z.string(),
  cvegeo: z.string(),
  title: z.string(),
  description: z.string(),
  state: z.enum(dataRequestStates),
  answer: z.enum(dataRequestAnswers).nullable(),
  answerText: z.string().nullable(),
  legalBasis: z.string().nullable(),
  plannedOn: z.string().nullable(),
  datasetId: z.string().nullable(),
  mergedInto: z.string().nullable(),
  themeId: z.string().nullable(),
  votes: z.number().int(),
  requesterKind: z.string(),
  requesterName: z.string().nullable(),
  purpose: z.string().nullable(),
  benefit: z.string().nullable(),
  showsRequester: z.boolean(),
  receivedAt: z.iso.datetime(),
  dueOn: z.string(),
  checkedAt: z.iso.datetime().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  isLate: z.boolean(),
  rejectionReason: z.string().nullable(),
});

export const toWorkRequest = (row: DataRequest): z.input<typeof workRequestSchema> => ({
  id: row.id,
  folio: row.folio,
  cvegeo: row.cvegeo,
  title: row.title,
  description: row.description,
  state: row.state,
  answer: row.answer,
  answerText: row.answer_text,
  legalBasis: row.legal_basis,
  plannedOn: row.planned_on,
  datasetId: row.dataset_id,
  mergedInto: row.merged_into,
  themeId: row.theme_id,
  votes: row.votes,
  requesterKind: row.requester_kind,
  requesterName: row.requester_name,
  purpose: row.purpose,
  benefit: row.benefit,
  showsRequester: row.shows_requester,
  receivedAt: row.received_at.toISOString(),
  dueOn: row.due_on,
  checkedAt: row.checked_at?.toISOString() ?? null,
  answeredAt: row.answered_at?.toISOString() ?? null,
  isLate: row.is_late,
  rejectionReason: row.rejection_reason,
});
