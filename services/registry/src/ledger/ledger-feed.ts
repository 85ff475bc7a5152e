import { ledgerCauseWords, ledgerWordsOf } from '@rma/domain';
import { writeAtom, type AtomEntry } from '@rma/interop';
import { z } from 'zod';
import type { RegistryDeps } from '../dependencies.ts';
import { governmentNames, newestEntries, type LedgerRow } from './ledger-queries.ts';

const shown = 100;
const bodySchema = z.object({ detail: z.object({ title: z.string().optional() }) });

const network = 'Red México Abierto';

function titleOf({ kind, body }: LedgerRow, government: string | undefined): string {
  const { did, one } = ledgerWordsOf(kind);
  const { detail } = bodySchema.parse(JSON.parse(body));
  const named = detail.title === undefined ? '' : `: ${detail.title}`;
  return `${[government, did, one].filter((part) => part !== undefined).join(' ')}${named}`;
}

/** The newest entries of the ledger as an Atom feed, each a sentence with its cause and its hash. */
export async function ledgerFeed(
  { db, clock, publicUrl }: Pick<RegistryDeps, 'db' | 'clock' | 'publicUrl'>,
  { government }: { government?: string | undefined },
): Promise<string> {
  const rows = await newestEntries(db, { government }, { limit: shown });
  const cvegeos = [...new Set([government, ...rows.map(({ cvegeo }) => cvegeo)])].flatMap((key) => key ?? []);
  const names = await governmentNames(db, cvegeos);
  const nameOf = (cvegeo: string | null) => (cvegeo === null ? undefined : names.get(cvegeo));
  const query = government === undefined ? '' : `?government=${government}`;
  const entries = rows.map((row): AtomEntry => {
    const cause = ledgerCauseWords(row.cause);
    return {
      id: `${publicUrl}/bitacora#anotacion-${row.seq}`,
      title: titleOf(row, nameOf(row.cvegeo)),
      link: `${publicUrl}/bitacora?asunto=${encodeURIComponent(row.subject)}#anotacion-${row.seq}`,
      updatedAt: row.at,
      content: [
        ...(cause === null ? [] : [cause]),
        `Anotación ${row.seq} (${row.kind}, ${row.subject}). Huella: ${row.hash}`,
      ].join('\n'),
      author: nameOf(row.cvegeo),
    };
  });
  const of = government === undefined ? '' : ` de ${nameOf(government) ?? government}`;
  return writeAtom({
    id: `${publicUrl}/bitacora.atom${query}`,
    title: `Bitácora pública${of}`,
    subtitle: 'Cada cambio público de la red, en orden y a prueba de alteraciones.',
    author: network,
    selfUrl: `${publicUrl}/bitacora.atom${query}`,
    pageUrl: `${publicUrl}/bitacora${government === undefined ? '' : `?gobierno=${government}`}`,
    updatedAt: clock.now(),
    entries,
  });
}
