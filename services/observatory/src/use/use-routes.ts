import { Readable } from 'node:stream';
import { csvCell, csvText, cvegeoSchema, methodOfUse, type CsvCell } from '@rma/domain';
import { problemSchema, problems } from '@rma/service-kit';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ObservatoryDependencies } from '../dependencies.ts';
import { dayRangeOf, dayRangeQuery } from './day-range.ts';
import { governmentName, titleOfDataset } from './used-things.ts';
import {
  mostUsedDatasets,
  useDaysOfDataset,
  useDaysOfGovernment,
  useOfGovernmentByDataset,
  type DatasetUseDay,
  type DayRange,
  type UseCounts,
} from './use-queries.ts';

const tags = ['Uso'];
const MOST_USED = 100;
const ROWS_READ = 1000;

const countsSchema = z.object({
  downloads: z.number().int(),
  apiReads: z.number().int(),
  views: z.number().int(),
  robots: z.number().int(),
});
const daysSchema = z.array(countsSchema.extend({ day: z.string() }));
const rangeSchema = { from: z.string(), to: z.string(), method: z.string() };
const datasetSchema = z.object({
  ...rangeSchema,
  id: z.string(),
  title: z.string(),
  total: countsSchema,
  days: daysSchema,
});
const governmentSchema = z.object({
  ...rangeSchema,
  cvegeo: z.string(),
  name: z.string(),
  total: countsSchema,
  days: daysSchema,
  datasets: z.array(countsSchema.extend({ id: z.string(), title: z.string().nullable() })),
});

const totalOf = (rows: readonly UseCounts[]): UseCounts => {
  const total = { downloads: 0, apiReads: 0, views: 0, robots: 0 };
  for (const row of rows) {
    total.downloads += row.downloads;
    total.apiReads += row.apiReads;
    total.views += row.views;
    total.robots += row.robots;
  }
  return total;
};

const dayHeadings = ['dia', 'descargas', 'lecturas_por_programas', 'visitas', 'robots_declarados'];
const cellsOf = ({ downloads, apiReads, views, robots }: UseCounts): CsvCell[] => [
  downloads,
  apiReads,
  views,
  robots,
];
const line = (cells: readonly CsvCell[]) => `${cells.map(csvCell).join(',')}\r\n`;

const asCsv = (reply: FastifyReply, fileName: string) =>
  reply
    .type('text/csv; charset=utf-8; header=present')
    .header('content-disposition', `attachment; filename="${fileName}"`);

const named = {
  dataset: { es: 'ese conjunto de datos', en: 'that dataset' },
  government: { es: 'ese gobierno', en: 'that government' },
};

/** How much datasets are used, for anyone: by dataset and by government, as JSON and as CSV. */
export function useRoutes({ db, clock }: ObservatoryDependencies) {
  async function* csvOfGovernment(cvegeo: string, range: DayRange): AsyncGenerator<string> {
    yield csvText([...dayHeadings.slice(0, 1), 'id', 'conjunto', ...dayHeadings.slice(1)], []);
    let last: DatasetUseDay | undefined;
    do {
      const rows: DatasetUseDay[] = await useOfGovernmentByDataset(db, cvegeo, {
        ...range,
        after: last ?? null,
        limit: ROWS_READ,
      });
      yield rows.map((row) => line([row.day, row.datasetId, row.title, ...cellsOf(row)])).join('');
      last = rows.length < ROWS_READ ? undefined : rows.at(-1);
    } while (last !== undefined);
  }

  return async (instance: FastifyInstance): Promise<void> => {
    const server = instance.withTypeProvider<ZodTypeProvider>();
    instance.addHook('onRequest', async (_request, reply) => {
      reply.header('access-control-allow-origin', '*').header('cache-control', 'public, max-age=60');
    });

    const datasetAddress = '/api/v1/datasets/:id/use';
    const ofDataset = { params: z.object({ id: z.uuid() }), querystring: dayRangeQuery };
    server.get(
      datasetAddress,
      {
        schema: {
          tags,
          summary:
            'Cuánto se usa un conjunto, día por día; from y to son fechas, por omisión los últimos 30 días',
          ...ofDataset,
          response: { 200: datasetSchema, 404: problemSchema },
        },
      },
      async ({ params: { id }, query }) => {
        const title = await titleOfDataset(db, id);
        if (title === null) throw problems.notFound({ what: named.dataset });
        const range = dayRangeOf(query, clock);
        const days = await useDaysOfDataset(db, id, range);
        return { ...range, method: methodOfUse, id, title, total: totalOf(days), days };
      },
    );
    server.get(
      `${datasetAddress}.csv`,
      {
        schema: {
          tags,
          summary: 'Cuánto se usa un conjunto, día por día, como CSV',
          ...ofDataset,
          response: { 404: problemSchema },
        },
      },
      async ({ params: { id }, query }, reply) => {
        if ((await titleOfDataset(db, id)) === null) throw problems.notFound({ what: named.dataset });
        const days = await useDaysOfDataset(db, id, dayRangeOf(query, clock));
        return asCsv(reply, `uso-${id}.csv`).send(
          csvText(
            dayHeadings,
            days.map((row) => [row.day, ...cellsOf(row)]),
          ),
        );
      },
    );

    const governmentAddress = '/api/v1/governments/:cvegeo/use';
    const ofGovernment = { params: z.object({ cvegeo: cvegeoSchema }), querystring: dayRangeQuery };
    server.get(
      governmentAddress,
      {
        schema: {
          tags,
          summary: 'Cuánto se usa lo que publica un gobierno, día por día, y sus cien conjuntos más usados',
          ...ofGovernment,
          response: { 200: governmentSchema, 404: problemSchema },
        },
      },
      async ({ params: { cvegeo }, query }) => {
        const name = await governmentName(db, cvegeo);
        if (name === null) throw problems.notFound({ what: named.government });
        const range = dayRangeOf(query, clock);
        const [days, used] = await Promise.all([
          useDaysOfGovernment(db, cvegeo, range),
          mostUsedDatasets(db, cvegeo, { ...range, limit: MOST_USED }),
        ]);
        const datasets = used.map(({ datasetId, title, downloads, apiReads, views, robots }) => ({
          id: datasetId,
          title,
          downloads,
          apiReads,
          views,
          robots,
        }));
        return { ...range, method: methodOfUse, cvegeo, name, total: totalOf(days), days, datasets };
      },
    );
    server.get(
      `${governmentAddress}.csv`,
      {
        schema: {
          tags,
          summary: 'Cuánto se usa cada conjunto de un gobierno, día por día, como CSV',
          ...ofGovernment,
          response: { 404: problemSchema },
        },
      },
      async ({ params: { cvegeo }, query }, reply) => {
        if ((await governmentName(db, cvegeo)) === null) throw problems.notFound({ what: named.government });
        const pieces = csvOfGovernment(cvegeo, dayRangeOf(query, clock));
        return asCsv(reply, `uso-${cvegeo}.csv`).send(Readable.from(pieces, { objectMode: false }));
      },
    );
  };
}
