import type { FastifyPluginAsync } from 'fastify';
import { type Localized, negotiateLanguage } from './language.ts';
import { type ProblemDefinition, listProblems } from './problem-definition.ts';
import { problems } from './problems.ts';

/** What a problem's `type` links to: `/problems` lists every code, `/problems/{code}` explains one (RFC 9457 §3.1.1). */
export const problemPages: FastifyPluginAsync = async (server) => {
  const describe = (
    { code, definition }: { code: string; definition: ProblemDefinition },
    language: keyof Localized,
  ) => ({
    type: `${server.publicUrl}/problems/${code}`,
    code,
    status: definition.status,
    title: definition.title[language],
    detail: definition.detail[language],
  });

  server.get('/problems', async (request, reply) => {
    const language = negotiateLanguage(request.headers['accept-language']);
    reply.header('vary', 'accept-language');
    return { items: listProblems().map((problem) => describe(problem, language)) };
  });

  server.get<{ Params: { code: string } }>('/problems/:code', async (request, reply) => {
    const found = listProblems().find(({ code }) => code === request.params.code);
    if (!found) throw problems.notFound({ what: { es: 'este código de problema', en: 'such problem code' } });
    reply.header('vary', 'accept-language');
    return describe(found, negotiateLanguage(request.headers['accept-language']));
  });
};
