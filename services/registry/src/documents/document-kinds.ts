/** The kinds of document people hand in, told apart by how their bytes begin and never by their name. */
const kinds = {
  pdf: { name: 'PDF', mediaType: 'application/pdf', extension: '.pdf', begins: Buffer.from('%PDF-') },
  jpeg: {
    name: 'JPEG',
    mediaType: 'image/jpeg',
    extension: '.jpg',
    begins: Buffer.from([0xff, 0xd8, 0xff]),
  },
  png: {
    name: 'PNG',
    mediaType: 'image/png',
    extension: '.png',
    begins: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  },
} as const;

export type DocumentKind = keyof typeof kinds;

/** How many first bytes `kindOf` needs. */
export const signatureBytes = 8;

/** The kind of a file by its first bytes, or null when it is none of ours. */
export function kindOf(firstBytes: Uint8Array): DocumentKind | null {
  const found = (['pdf', 'jpeg', 'png'] as const).find((kind) => {
    const { begins } = kinds[kind];
    return begins.equals(firstBytes.subarray(0, begins.length));
  });
  return found ?? null;
}

export const mediaTypeOf = (kind: DocumentKind): string => kinds[kind].mediaType;

/** "PDF, JPEG o PNG", for a sentence. */
export function listKinds(accepted: readonly DocumentKind[], language: 'es' | 'en'): string {
  const names = accepted.map((kind) => kinds[kind].name);
  return new Intl.ListFormat(language, { type: 'disjunction' }).format(names);
}

/**
 * A name that is safe to store and to offer for a download: no folders, no control characters, at most 150
 * characters, and the extension that its content has.
 */
export function safeFileName(given: string, kind: DocumentKind): string {
  const base = (given.split(/[\\/]/).at(-1) ?? '')
    .normalize('NFC')
    .replaceAll(/\p{C}/gu, '')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .trim()
    .slice(0, 140);
  return `${base === '' ? 'documento' : base}${kinds[kind].extension}`;
}
