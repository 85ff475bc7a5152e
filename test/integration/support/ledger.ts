import { createHash } from 'node:crypto';
import { graphql } from './http.ts';
import type { HubProcess } from './hub-process.ts';

type Hub = Pick<HubProcess, 'url'>;

export type LedgerEntry = {
  seq: number;
  kind: string;
  subject: string;
  body: string;
  previousHash: string;
  hash: string;
};
type LedgerPage = {
  ledger: { nodes: LedgerEntry[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
};

const pageQuery = `query ($after: String) {
  ledger(first: 100, after: $after) {
    nodes { seq kind subject body previousHash hash }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** The whole public ledger, oldest entry first, as anybody can read it. */
export async function readLedger(hub: Hub): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  let after: string | null = null;
  for (;;) {
    const { ledger }: LedgerPage = await graphql<LedgerPage>(hub, pageQuery, { after });
    entries.push(...ledger.nodes);
    if (!ledger.pageInfo.hasNextPage) return entries.toReversed();
    after = ledger.pageInfo.endCursor;
  }
}

/** The entries whose own hash, whose link to the one before, or whose number does not hold. */
export function brokenLinks(entries: readonly LedgerEntry[]): LedgerEntry[] {
  return entries.filter((entry, index) => {
    const previous = entries[index - 1];
    const hash = createHash('sha256').update(`${entry.previousHash}\n${entry.body}`).digest('hex');
    const isLinked =
      previous === undefined || (entry.previousHash === previous.hash && entry.seq === previous.seq + 1);
    return hash !== entry.hash || !isLinked;
  });
}
