import { readdir, readFile } from 'node:fs/promises';

/** A guide or a template of the toolkit: `markdown` is what follows its title and its summary. */
export type ToolkitDocument = {
  slug: string;
  kind: 'guide' | 'template';
  title: string;
  summary: string;
  markdown: string;
};

const folder = new URL('./toolkit/', import.meta.url);
const headed = /^# (.+)\n\n> (.+)\n\n([\s\S]+)$/;

/** The toolkit: Markdown files, each with a title, a sentence that says what it is for, and its text. */
export async function readToolkit(): Promise<ToolkitDocument[]> {
  const documents: ToolkitDocument[] = [];
  for (const kind of ['guide', 'template'] as const) {
    const place = new URL(`${kind}s/`, folder);
    for (const name of (await readdir(place)).toSorted()) {
      const text = await readFile(new URL(name, place), 'utf8');
      const [, title, summary, markdown] = headed.exec(text) ?? [];
      if (title === undefined || summary === undefined || markdown === undefined)
        throw new Error(`The toolkit's ${name} has no title and summary.`);
      documents.push({ slug: name.replace(/\.md$/, ''), kind, title, summary, markdown });
    }
  }
  return documents;
}

/** The toolkit, read once. */
export function createToolkit() {
  let reading: Promise<ToolkitDocument[]> | undefined;
  const all = () => (reading ??= readToolkit());
  return {
    all,
    find: async (slug: string) => (await all()).find((each) => each.slug === slug) ?? null,
  };
}

export type Toolkit = ReturnType<typeof createToolkit>;
