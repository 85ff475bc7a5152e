import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('bundle.ts', import.meta.url));

/**
 * Bundles into `folder` in a process of its own: Vite decides between React's two builds by NODE_ENV, which may be
 * anything here (a test runner sets `test`), and its memory goes when it ends. Throws what Vite says.
 */
export async function bundleApart(folder: string): Promise<void> {
  const child = spawn(process.execPath, [script, folder], {
    env: { NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exit = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  const [said, code] = await Promise.all([text(child.stderr), exit]);
  if (code !== 0) throw new Error(`the portal could not be built:\n${said}`);
}
