/** Formats whose files are never web pages; anything else (HTML, services, what nobody names) may be one. */
const dataFormats = new Set(
  (
    'CSV TSV TXT XLS XLSX XLSB ODS ZIP 7Z RAR GZ JSON JSONL GEOJSON TOPOJSON XML KML KMZ SHP GPKG GML GPX ' +
    'PARQUET DBF PDF DOC DOCX ODT PPT PPTX RDF TTL MDB ACCDB SAV DTA TIF TIFF PNG JPG JPEG DWG DXF'
  ).split(' '),
);

/** Whether the catalogue promises a file, so that a web page in its place is a mistake. */
export const isDataFormat = (format: string): boolean => dataFormats.has(format.trim().toUpperCase());

const opening = (bytes: Uint8Array) =>
  new TextDecoder('utf-8')
    .decode(bytes.subarray(0, 1024))
    .replace(/^\uFEFF/, '')
    .trimStart();

/** What a file is by its first bytes, as far as it matters: a web page, a PDF, nothing at all, or something else. */
export function lookOf(firstBytes: Uint8Array): 'html' | 'pdf' | 'empty' | 'other' {
  if (firstBytes.length === 0) return 'empty';
  const text = opening(firstBytes);
  if (text.startsWith('%PDF-')) return 'pdf';
  return /^(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*<(!doctype\s+html|html|head|body|script|title)\b/i.test(text)
    ? 'html'
    : 'other';
}

const notFound =
  /(^\s*|\b(error|http|c[óo]digo)\s+)404\b|no\s+(se\s+(ha\s+)?|fue\s+)?(encontr\w+|localiz\w+)|no\s+existe|not\s+found|p[áa]gina\s+no\s+disponible/i;

/** Whether a web page says, in its title or its first heading, that what was asked for is not there. */
export function saysNotFound(html: string): boolean {
  const heads = [/<title[^>]*>([^<]{0,300})/i, /<h1[^>]*>([^]{0,300}?)<\/h1>/i].map(
    (head) => head.exec(html)?.[1] ?? '',
  );
  return heads.some((head) => notFound.test(head.replaceAll(/<[^>]*>/g, ' ').replaceAll('&nbsp;', ' ')));
}

const homePaths = /^\/?((index|inicio|home|default)(\.\w+)?\/?)?$/i;

/** Whether somebody who asked for a page deep in a site was sent to its front page instead. */
export function isSentHome(asked: string, answered: string): boolean {
  const [from, to] = [URL.parse(asked), URL.parse(answered)];
  if (from === null || to === null || from.href === to.href) return false;
  const isHome = ({ pathname, search }: URL) => homePaths.test(pathname) && search === '';
  return isHome(to) && !isHome(from);
}
