/** A line longer than it may be; what sends it is not what it says it is. */
export class LineTooLong extends Error {
  override readonly name = 'LineTooLong';
}

/** The lines of a UTF-8 body without holding more than one of them. Throws LineTooLong. */
export async function* textLines(
  body: AsyncIterable<Uint8Array>,
  { mostCharacters }: { mostCharacters: number },
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let held = '';
  for await (const chunk of body) {
    const parts = (held + decoder.decode(chunk, { stream: true })).split('\n');
    held = parts.pop() ?? '';
    if (held.length > mostCharacters) throw new LineTooLong();
    for (const line of parts) if (line !== '') yield line;
  }
  held += decoder.decode();
  if (held !== '') yield held;
}
