import { createHash } from 'node:crypto';
import { z } from 'zod';

/** What breaks a chain, or what of it does not agree with what was kept of it. */
export type ChainProblem = {
  code:
    | 'unreadable-line'
    | 'gap'
    | 'broken-link'
    | 'wrong-hash'
    | 'body-disagrees'
    | 'rewritten'
    | 'shortened'
    | 'cut-short';
  seq: number | null;
  sentence: string;
};

/** An entry that somebody vouches for: the one remembered from the last time, or the signed head. */
export type Pin = { seq: number; hash: string; from: 'remembered' | 'signed' };

export type ChainReport = {
  entries: number;
  last: { seq: number; hash: string; at: string } | null;
  problems: ChainProblem[];
  /** Problems beyond those that are listed. */
  more: number;
};

const sha256Text = z.string().regex(/^[0-9a-f]{64}$/);
const entrySchema = z.object({
  seq: z.number().int(),
  at: z.string(),
  kind: z.string(),
  subject: z.string(),
  government: z.string().nullable(),
  actor: z.string(),
  cause: z.string().nullable(),
  body: z.string(),
  previousHash: sha256Text,
  hash: sha256Text,
});
const bodySchema = z.object({
  seq: z.number(),
  at: z.string(),
  kind: z.string(),
  subject: z.string(),
  cvegeo: z.string().nullable(),
  actor: z.string(),
  cause: z.string().nullable(),
});
type Entry = z.infer<typeof entrySchema>;

const MOST_LISTED = 20;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function parsed<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** The names of what an entry shows that its hashed text does not say. */
function disagreements(entry: Entry): string[] {
  const body = parsed(bodySchema, entry.body);
  if (body === null) return ['body'];
  const { cvegeo: government, ...rest } = body;
  return Object.entries({ ...rest, government }).flatMap(([name, value]) =>
    entry[name as keyof Entry] === value ? [] : [name],
  );
}

const pinSentence = {
  remembered: 'no es la que se comprobó la última vez: se reescribió lo ya publicado',
  signed: 'no es la que firmó la instalación como su última anotación',
};

/**
 * Follows a chain of NDJSON lines that begins after `after`, each entry held to the one before it, to its own text
 * and to the pins. Reads to the end whatever it finds; never throws for what the lines say.
 */
export async function verifyChain(
  lines: AsyncIterable<string>,
  { after, pins }: { after: { seq: number; hash: string | null }; pins: readonly Pin[] },
): Promise<ChainReport> {
  const problems: ChainProblem[] = [];
  let more = 0;
  const tell = (code: ChainProblem['code'], seq: number | null, sentence: string) => {
    if (problems.length < MOST_LISTED) problems.push({ code, seq, sentence });
    else more += 1;
  };
  let { seq, hash }: { seq: number; hash: string | null } = after;
  let entries = 0;
  let last: ChainReport['last'] = null;

  for await (const line of lines) {
    const entry = parsed(entrySchema, line);
    if (entry === null) {
      tell(
        'unreadable-line',
        seq + 1,
        `Después de la anotación ${seq} viene un renglón que no es una anotación.`,
      );
      continue;
    }
    entries += 1;
    if (entry.seq !== seq + 1)
      tell('gap', entry.seq, `Después de la anotación ${seq} viene la ${entry.seq}: falta o sobra alguna.`);
    if (hash !== null && entry.previousHash !== hash)
      tell('broken-link', entry.seq, `La anotación ${entry.seq} no lleva la huella de la anterior.`);
    if (sha256(`${entry.previousHash}\n${entry.body}`) !== entry.hash)
      tell('wrong-hash', entry.seq, `La huella de la anotación ${entry.seq} no es la de su texto.`);
    const differing = disagreements(entry);
    if (differing.length > 0)
      tell(
        'body-disagrees',
        entry.seq,
        `Lo que muestra la anotación ${entry.seq} no es lo que dice su texto: ${differing.join(', ')}.`,
      );
    for (const pin of pins)
      if (pin.seq === entry.seq && pin.hash !== entry.hash)
        tell('rewritten', entry.seq, `La anotación ${entry.seq} ${pinSentence[pin.from]}.`);
    seq = entry.seq;
    hash = entry.hash;
    last = { seq: entry.seq, hash: entry.hash, at: entry.at };
  }
  for (const pin of pins) {
    if (pin.seq <= seq) continue;
    const sentence =
      pin.from === 'remembered'
        ? `La bitácora termina en la anotación ${seq}; la última vez llegaba a la ${pin.seq}.`
        : `La bitácora termina en la anotación ${seq}; la instalación firmó que llega a la ${pin.seq}.`;
    tell(pin.from === 'remembered' ? 'shortened' : 'cut-short', pin.seq, sentence);
  }
  return { entries, last, problems, more };
}
