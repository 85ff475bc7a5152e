import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

export type Site = {
  publicUrl: string;
  demonstration: boolean;
  assets: { script: string; styles: string[]; font: string; modules: string[] };
};

type Render = (request: Request) => Promise<Response>;
type Entry = {
  createRenderer: (options: {
    send: (path: string, init?: RequestInit) => Promise<Response>;
    site: Site;
    onError: (error: unknown) => void;
  }) => Render;
};

const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isEntry: z.boolean().optional(),
    imports: z.array(z.string()).default([]),
    css: z.array(z.string()).default([]),
    assets: z.array(z.string()).default([]),
  }),
);

/** The compiled application of a bundles folder, and the addresses of what its pages load. */
export async function loadBundles(folder: string) {
  const { createRenderer } = (await import(pathToFileURL(join(folder, 'server', 'entry.js')).href)) as Entry;
  const manifest = manifestSchema.parse(
    JSON.parse(readFileSync(join(folder, 'client', 'manifest.json'), 'utf8')),
  );
  const chunks = Object.entries(manifest);
  const entry = chunks.find(([, { isEntry }]) => isEntry === true)?.[1];
  const hydrate = chunks.find(([source]) => source.endsWith('hydrate.tsx'))?.[1];
  const font = chunks
    .flatMap(([, { file, assets }]) => [file, ...assets])
    .find((file) => file.endsWith('.woff2'));
  if (!entry || !hydrate || font === undefined) throw new Error(`${folder}: the manifest lacks an entry`);
  const imported = hydrate.imports.flatMap((source) => manifest[source]?.file ?? []);
  const assets: Site['assets'] = {
    script: `/${entry.file}`,
    styles: entry.css.map((file) => `/${file}`),
    font: `/${font}`,
    modules: [hydrate.file, ...imported].map((file) => `/${file}`),
  };
  return { createRenderer, assets };
}
