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
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
