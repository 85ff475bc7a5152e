import { create } from 'content-disposition';

/** The name for programs that do not read RFC 8187: "Torreón «2025».csv" gives "Torreon _2025_.csv". */
const asciiName = (name: string) =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\u0020-\u007E]/gu, '_');

/** A Content-Disposition that has a browser save the answer under `fileName` (RFC 6266). */
export function attachment(fileName: string): string {
  const fallback = asciiName(fileName);
  return create(fileName, fallback === fileName ? {} : { fallback });
}
