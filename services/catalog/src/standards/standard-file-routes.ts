import { createReadStream } from 'node:fs';
import { problems } from '@rma/service-kit';
import type { Standard } from '@rma/themes';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { attachment } from '../downloads/attachment.ts';
import { named } from '../permission.ts';
import { followed, standardParams, standardQuery } from './followed-standard.ts';
import { correspondenceCsv, templateCsv, vocabularyCsv } from './list-table.ts';
import { exampleExtension, viewStandardSummary } from './standard-view.ts';
import { templateWorkbook } from './template-workbook.ts';

const tags = ['Estándares'];
const csvType = 'text/csv; charset=utf-8';
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const exampleType = { csv: csvType, zip: 'application/zip', xml: 'application/xml' } as const;
const listParams = standardParams.extend({ code: z.string().max(120) });

/** The files of a standard: template, worked example, vocabularies and correspondences; for anyone. */
export const standardFileRoutes = (publicUrl: string) => async (instance: FastifyInstance) => {
  const server = instance.withTypeProvider<ZodTypeProvider>();
  /** One per version: writing the largest takes a tenth of a second, and it never changes. */
  const workbooks = new WeakMap<Standard, Promise<Buffer>>();
  const workbookOf = (of: Standard): Promise<Buffer> => {
    const made = workbooks.get(of) ?? templateWorkbook(of, viewStandardSummary(of, publicUrl).url);
    workbooks.set(of, made);
    return made;
  };

  const sendCsv = (reply: FastifyReply, name: string, csv: string | null) => {
    if (csv === null) throw problems.notFound({ what: named.standard });
    return reply.header('content-disposition', attachment(name)).type(csvType).send(csv);
  };

  server.get(
    '/api/v1/standards/:theme/:name/template.csv',
    {
      schema: {
        tags,
        summary: 'Plantilla vacía de un estándar; en GTFS y CAP, remite al ejemplo',
        params: standardParams,
        querystring: standardQuery,
      },
    },
    async (request, reply) => {
      const of = followed(request.params, request.query);
      if (of.kind !== 'table') return reply.redirect(viewStandardSummary(of, publicUrl).exampleUrl);
      return sendCsv(reply, `plantilla-${of.name}.csv`, templateCsv(of));
    },
  );

  server.get(
    '/api/v1/standards/:theme/:name/template.xlsx',
    {
      schema: {
        tags,
        summary: 'Plantilla de hoja de cálculo con listas e instrucciones; en GTFS y CAP, remite al ejemplo',
        params: standardParams,
        querystring: standardQuery,
      },
    },
    async (request, reply) => {
      const of = followed(request.params, request.query);
      if (of.kind !== 'table') return reply.redirect(viewStandardSummary(of, publicUrl).exampleUrl);
      return reply
        .header('content-disposition', attachment(`plantilla-${of.name}.xlsx`))
        .type(xlsxType)
        .send(await workbookOf(of));
    },
  );

  for (const extension of ['csv', 'zip', 'xml'] as const) {
    server.get(
      `/api/v1/standards/:theme/:name/example.${extension}`,
      {
        schema: {
          tags,
          summary: `Ejemplo de un archivo que cumple un estándar (${extension})`,
          params: standardParams,
          querystring: standardQuery,
        },
      },
      async (request, reply) => {
        const of = followed(request.params, request.query);
        const isTable = extension === 'csv';
        if (!isTable && exampleExtension[of.kind] !== extension) {
          throw problems.notFound({ what: named.standard });
        }
        return reply
          .header('content-disposition', attachment(`ejemplo-${of.name}.${extension}`))
          .type(exampleType[extension])
          .send(createReadStream(isTable ? of.examplePath : of.sourceExamplePath));
      },
    );
  }

  server.get(
    '/api/v1/standards/:theme/:name/vocabularies/:code.csv',
    {
      schema: {
        tags,
        summary: 'Los valores que admite un vocabulario de un estándar',
        params: listParams,
        querystring: standardQuery,
      },
    },
    async (request, reply) => {
      const of = followed(request.params, request.query);
      const { code } = request.params;
      return sendCsv(reply, `${of.name}-${code}.csv`, vocabularyCsv(of, code));
    },
  );

  server.get(
    '/api/v1/standards/:theme/:name/correspondences/:code.csv',
    {
      schema: {
        tags,
        summary: 'Cómo se corresponden los campos de un estándar con los de otro sistema, p. ej. ATUS',
        params: listParams,
        querystring: standardQuery,
      },
    },
    async (request, reply) => {
      const of = followed(request.params, request.query);
      const { code } = request.params;
      return sendCsv(reply, `${of.name}-${code}.csv`, correspondenceCsv(of, code));
    },
  );
};
