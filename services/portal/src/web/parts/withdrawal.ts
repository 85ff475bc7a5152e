import { ledgerCauseWords } from '@rma/domain';
import type { Api } from '../api.ts';

const document = `query Withdrawal($subject: String!) {
  ledger(filter: { subject: $subject }, first: 1) { nodes { kind cause } }
}`;

/** Whether the public ledger says that something was withdrawn, and the reason it gives. */
export async function withdrawalOf(
  api: Api,
  kind: 'dataset' | 'package',
  id: string,
): Promise<{ reason?: string } | null> {
  const { ledger } = await api.query<{ ledger: { nodes: { kind: string; cause: string | null }[] } }>(
    document,
    {
      subject: `${kind}:${id}`,
    },
  );
  const [last] = ledger.nodes;
  if (!last?.kind.endsWith('.withdrawn')) return null;
  const reason = ledgerCauseWords(last.cause);
  return reason === null ? {} : { reason };
}
