const maxLength = 150;

/**
 * A file's name as it may be shown, stored and put in an address: the last part of a path, without control
 * characters or the signs no file system takes, at most 150 characters; `fallback` when nothing is left.
 */
export function safeFileName(written: string | undefined, fallback: string): string {
  const last = (written ?? '').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .normalize('NFC')
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .trim()
    .replace(/^\.+/, '');
  if (clean === '') return fallback;
  const points = Array.from(clean);
  if (points.length <= maxLength) return clean;
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? '';
  return points.slice(0, maxLength - extension.length).join('') + extension;
}
