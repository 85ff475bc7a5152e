import { cvegeoSchema } from '@rma/domain';
import { problemSchema, problems, requireActor } from '@rma/service-kit';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CatalogDependencies } from '../dependencies.ts';
import { attachment } from '../downloads/attachment.ts';
import { named } from '../permission.ts';
import { planProblems } from '../plan/plan-problems.ts';
import { addresses } from '../releases/addresses.ts';
import { acceptStreams, fileOf } from '../uploads/upload-body.ts';
import { applySheet, previewSheet, receiveSheet } from './import-sheet.ts';
import { previewSchema, viewPreview } from './inventory-view.ts';
import { findGovernment } from './item-queries.ts';
import { listItems } from './read-inventory.ts';
import { markedWorkbook } from './sheet/marked-workbook.ts';
import { sheetCsv, sheetRows } from './sheet/sheet-rows.ts';
import { sheetWorkbook } from './sheet/workbook.ts';
import { toWindows1252 } from './windows-1252.ts';

const tags = ['Inventario y plan'];
const params = z.object({ cvegeo: cvegeoSchema });
const importParams = params.extend({ id: z.uuid() });
const refusals = { 401: problemSchema, 403: problemSchema, 404: problemSchema, 409: problemSchema };
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const encodings = ['utf-8', 'windows-1252'] as const;

const send = (reply: FastifyReply, file: { name: string; type: string; content: Buffer }) =>
  reply
    .header('content-disposition', attachment(file.name))
    .header('cache-control', 'private, no-store')
    .type(file.type)
    .send(file.content);

function csvBytes(csv: string, encoding: (typeof encodings)[number]): Buffer {
  if (encoding === 'utf-8') return Buffer.from(`\uFEFF${csv}`);
  const written = toWindows1252(csv);
  if (!written.ok)
    throw planProblems.foreignToWindows1252({ characters: written.foreign.slice(0, 10).join(' ') });
  return written.bytes;
}

/** An inventory as a spreadsheet, both ways: ADELA's columns and ours out, any sheet that has them in. */
export function sheetRoutes(deps: CatalogDependencies) {
  const { db, publicUrl } = deps;
  const datasetUrl = addresses(publicUrl).dataset;

  return async (instance: FastifyInstance): Promise<void> => {
    await instance.register(async (scope) => {
      acceptStreams(scope);
      scope.withTypeProvider<ZodTypeProvider>().post(
        '/api/v1/governments/:cvegeo/inventory/imports',
        {
          schema: {
            tags,
            summary:
              'Subir el inventario como hoja de cálculo: dice qué está mal y qué cambiaría, sin cambiar nada',
            params,
            response: {
              201: previewSchema,
              408: problemSchema,
              413: problemSchema,
              415: problemSchema,
              422: problemSchema,
              ...refusals,
            },
          },
          preValidation: async (request) => {
            requireActor(request);
          },
        },
        async (request, reply) => {
          const actor = requireActor(request);
          const { cvegeo } = request.params;
          const { id: importId } = await receiveSheet(deps, actor, { cvegeo, ...(await fileOf(request)) });
          return reply.code(201).send(viewPreview(await previewSheet(deps, actor, { cvegeo, importId })));
        },
      );
    });

    const server = instance.withTypeProvider<ZodTypeProvider>();

    server.get(
      '/api/v1/governments/:cvegeo/inventory/imports/:id',
      {
        schema: {
          tags,
          summary: 'Una hoja recibida y lo que cambiaría en el inventario de ahora',
          params: importParams,
          response: { 200: previewSchema, ...refusals },
        },
      },
      async (request) => {
        const { cvegeo, id: importId } = request.params;
        return viewPreview(await previewSheet(deps, requireActor(request), { cvegeo, importId }));
      },
    );

    server.get(
      '/api/v1/governments/:cvegeo/inventory/imports/:id/findings.xlsx',
      {
        schema: {
          tags,
          summary: 'Las celdas por corregir de una hoja recibida, con su renglón, el problema y el arreglo',
          params: importParams,
        },
      },
      async (request, reply) => {
        const { cvegeo, id: importId } = request.params;
        const preview = await previewSheet(deps, requireActor(request), { cvegeo, importId });
        return send(reply, {
          name: `por-corregir-${cvegeo}.xlsx`,
          type: xlsxType,
          content: await markedWorkbook(viewPreview(preview).findings),
        });
      },
    );

    server.post(
      '/api/v1/governments/:cvegeo/inventory/imports/:id/application',
      {
        schema: {
          tags,
          summary: 'Aplicar una hoja recibida, todo o nada; con motivo, quita también lo que ya no trae',
          params: importParams,
          body: z.object({
            revision: z.number().int(),
            /** Why what is not in the sheet any more is taken out; without it, it stays. */
            removeGone: z.string().trim().min(10).max(1000).nullable().default(null),
          }),
          response: { 200: previewSchema, 412: problemSchema, ...refusals },
        },
      },
      async (request) => {
        const actor = requireActor(request);
        const { cvegeo, id: importId } = request.params;
        await applySheet(deps, actor, { cvegeo, importId, ...request.body });
        return viewPreview(await previewSheet(deps, actor, { cvegeo, importId }));
      },
    );

    const rowsFor = async (actor: Parameters<typeof listItems>[1], cvegeo: string) => {
      const government = await findGovernment(db, cvegeo);
      if (!government) throw problems.notFound({ what: named.government });
      const listed = await listItems(deps, actor, cvegeo);
      const items = listed.map(({ item, demand }) => ({ ...item, demand }));
      return { government, rows: sheetRows(items, { datasetUrl }) };
    };

    server.get(
      '/api/v1/governments/:cvegeo/inventory/sheet.csv',
      {
        schema: {
          tags,
          summary: 'El inventario como CSV, también en Windows-1252; vacío, es la plantilla',
          params,
          querystring: z.object({ encoding: z.enum(encodings).default('utf-8') }),
          response: { 422: problemSchema, ...refusals },
        },
      },
      async (request, reply) => {
        const { cvegeo } = request.params;
        const { encoding } = request.query;
        const { rows } = await rowsFor(requireActor(request), cvegeo);
        return send(reply, {
          name: `inventario-${cvegeo}.csv`,
          type: `text/csv; charset=${encoding}`,
          content: csvBytes(sheetCsv(rows), encoding),
        });
      },
    );

    server.get(
      '/api/v1/governments/:cvegeo/inventory/sheet.xlsx',
      {
        schema: {
          tags,
          summary: 'El inventario como libro de Excel con listas e instrucciones; vacío, es la plantilla',
          params,
          response: refusals,
        },
      },
      async (request, reply) => {
        const { cvegeo } = request.params;
        const { government, rows } = await rowsFor(requireActor(request), cvegeo);
        return send(reply, {
          name: `inventario-${cvegeo}.xlsx`,
          type: xlsxType,
          content: await sheetWorkbook(rows, { government: government.name }),
        });
      },
    );
  };
}
