import { saveFile } from '../parts/chart/save-file.ts';
import type { Session } from '../session.tsx';

/**
 * Reads a private document as the signed-in person and hands it to the browser as a download. Opening it in place would
 * run whatever a stranger uploaded on this site's own origin.
 */
export async function openDocument(
  call: Session['call'],
  path: string,
  { fileName }: { fileName: string },
): Promise<void> {
  const blob = await (await call(path)).blob();
  saveFile(blob, { fileName });
}
