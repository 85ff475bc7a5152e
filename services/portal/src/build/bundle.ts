import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type InlineConfig, build } from 'vite';
import { portalFolder } from './sources.ts';

function shared(outDir: string): InlineConfig {
  return {
    root: portalFolder,
    configFile: false,
    mode: 'production',
    logLevel: 'error',
    clearScreen: false,
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { outDir, emptyOutDir: true, reportCompressedSize: false, target: 'es2023' },
  };
}

/** Writes `client/` (hashed, with `.br` and `.gz` beside each file) and `server/entry.js` into `folder`. */
export async function bundle(folder: string): Promise<void> {
  const client = shared(join(folder, 'client'));
  await build({
    ...client,
    build: {
      ...client.build,
      manifest: 'manifest.json',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: join(portalFolder, 'src/web/entry-client.ts') },
    },
  });
  const server = shared(join(folder, 'server'));
  await build({
    ...server,
    // React chooses its slow development build at run time unless it is bundled with the constant above.
    ssr: { noExternal: true, target: 'node' },
    build: {
      ...server.build,
      ssr: join(portalFolder, 'src/web/entry-server.tsx'),
      rollupOptions: { output: { entryFileNames: 'entry.js' } },
    },
  });
  compressAssets(join(folder, 'client', 'assets'));
}

function compressAssets(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => /\.(js|css|svg)$/.test(file))) {
    const path = join(folder, name);
    const content = readFileSync(path);
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    };
    writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
  }
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('bundle.ts <folder>');
  await bundle(folder);
}
