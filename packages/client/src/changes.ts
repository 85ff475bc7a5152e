export type ChangeWish = {
  government?: string;
  includeMunicipalities?: boolean;
  theme?: string;
  query?: string;
  /** The `number` of the last change that is known; without it, from now on. */
  after?: number;
  signal?: AbortSignal;
};

/** A change of a dataset. `reset`: changes were missed, and what is known must be read again. */
export type Change =
  | {
      kind: 'created' | 'updated' | 'deleted';
      number: number;
      at: string;
      dataset: string;
      title: string | null;
      government: string | null;
      theme: string | null;
      url: string;
    }
  | { kind: 'reset'; number: number };

/** The hub does not tell what was wished for: it says why by its status. */
export class ChangesRefused extends Error {
  override readonly name = 'ChangesRefused';
  readonly status: number;

  constructor(status: number) {
    super(`the hub refused with HTTP ${status}`);
    this.status = status;
  }
}

type Connection = { url: string; headers: Record<string, string>; ask: typeof fetch };
const RECONNECT_MS = 5000;

const pause = (ms: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

async function* blocksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    yield* blocks;
  }
}

/** Reads `/graphql/changes` again and again, each time from the last change that was told. */
export async function* followChanges(
  { url, headers, ask }: Connection,
  wish: ChangeWish,
): AsyncGenerator<Change> {
  const { after, signal, ...filter } = wish;
  const given = Object.entries(filter).map(([name, value]) => [name, String(value)] as [string, string]);
  let lastSeen = after;
  const isOver = () => signal?.aborted === true;
  while (!isOver()) {
    try {
      const response = await ask(`${url}/graphql/changes?${new URLSearchParams(given).toString()}`, {
        headers: { ...headers, ...(lastSeen !== undefined && { 'last-event-id': String(lastSeen) }) },
        signal: signal ?? null,
      });
      if (response.status >= 400 && response.status < 500 && response.status !== 429)
        throw new ChangesRefused(response.status);
      if (response.ok && response.body !== null)
        for await (const block of blocksOf(response.body)) {
          const [, id, kind, data] = /^id: (\d+)\nevent: (\w+)\ndata: (.*)$/s.exec(block) ?? [];
          if (id === undefined) continue;
          lastSeen = Number(id);
          if (kind !== 'ready') yield { kind, ...(JSON.parse(data ?? '{}') as object) } as Change;
        }
    } catch (error) {
      if (isOver()) return;
      // A refusal is for good; a broken connection is not.
      if (error instanceof ChangesRefused) throw error;
    }
    await pause(RECONNECT_MS);
  }
}
