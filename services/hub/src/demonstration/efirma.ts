import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTestAuthority, testPeople, type TestPair } from '@rma/efirma/test-authority';
import { systemClock } from '@rma/domain';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';

const dayMs = 86_400_000;
const password = '12345678a';

const pairSchema = z.object({
  /** The name of its files: <file>.cer and <file>.key. */
  file: z.string(),
  what: z.string(),
  name: z.string(),
  rfc: z.string(),
  curp: z.string(),
});
const listSchema = z.object({ password: z.string(), pairs: z.array(pairSchema) });
type PairList = z.infer<typeof listSchema>;

/** Where the demonstration's authority and its test pairs are. The authority's own key is kept nowhere. */
const folderOf = (dataDir: string) => join(dataDir, 'demonstration-efirma');
export const demonstrationAuthorities = (dataDir: string) => join(folderOf(dataDir), 'authorities.pem');
const listPath = (dataDir: string) => join(folderOf(dataDir), 'pairs.json');

async function readList(dataDir: string): Promise<PairList | null> {
  const text = await readFile(listPath(dataDir), 'utf8').catch(() => null);
  return text === null ? null : listSchema.parse(JSON.parse(text));
}

/**
 * Makes, once, an authority of e.firma without validity and the pairs with which a newcomer can sign, and be refused,
 * in a demonstration.
 */
export async function ensureDemonstrationEfirma(dataDir: string): Promise<void> {
  if ((await readList(dataDir)) !== null) return;
  const at = systemClock.now();
  const authority = createTestAuthority({ at, name: 'A.C. de la demostración' });
  const { federation, government } = testPeople;
  const made: { file: string; what: string; pair: TestPair }[] = [
    { file: 'federation', what: 'Firma por la federación', pair: authority.issue(federation) },
    { file: 'government', what: 'Firma por el gobierno', pair: authority.issue(government) },
    {
      file: 'government-csd',
      what: 'Sello digital (CSD) de quien firma por el gobierno: se rechaza',
      pair: authority.issue(government, { kind: 'csd' }),
    },
    {
      file: 'government-expired',
      what: 'e.firma vencida de quien firma por el gobierno: se rechaza',
      pair: authority.issue(government, { validUntil: new Date(at.getTime() - dayMs) }),
    },
  ];
  const folder = folderOf(dataDir);
  await mkdir(folder, { recursive: true });
  for (const { file, pair } of made) {
    await writeFile(join(folder, `${file}.cer`), pair.cer);
    await writeFile(join(folder, `${file}.key`), pair.key);
  }
  await writeFile(demonstrationAuthorities(dataDir), authority.bundle);
  const pairs = made.map(({ file, what, pair: { person } }) => {
    const { name, rfc, curp } = person;
    return { file, what, name, rfc, curp };
  });
  await writeFile(listPath(dataDir), `${JSON.stringify({ password, pairs } satisfies PairList, null, 2)}\n`);
}

const fileParams = z.object({ file: z.string().regex(/^[a-z-]{1,40}$/), kind: z.enum(['cer', 'key']) });

/** The test pairs, for whoever tries the demonstration: the list with whom each names, and the files. */
export function demonstrationEfirmaRoutes(dataDir: string): FastifyPluginAsync {
  return async (server) => {
    const hidden = { schema: { hide: true } };
    server.get('/demonstration/efirma.json', hidden, () => readList(dataDir));

    server.get('/demonstration/efirma/:file.:kind', hidden, async (request, reply) => {
      const asked = fileParams.safeParse(request.params);
      const list = await readList(dataDir);
      if (!asked.success || !list?.pairs.some(({ file }) => file === asked.data.file))
        return reply.callNotFound();
      const { file, kind } = asked.data;
      return reply
        .header('content-disposition', `attachment; filename="${file}.${kind}"`)
        .type('application/octet-stream')
        .send(await readFile(join(folderOf(dataDir), `${file}.${kind}`)));
    });
  };
}
