import { SaxesParser } from 'saxes';
import { z } from 'zod';

/** An element of a metadata record, by its name without prefix. */
export type XmlNode = {
  name: string;
  attributes?: Record<string, string> | undefined;
  text?: string | undefined;
  children?: XmlNode[] | undefined;
};

export const xmlNode: z.ZodType<XmlNode> = z.lazy(() =>
  z.object({
    name: z.string(),
    attributes: z.record(z.string(), z.string()).optional(),
    text: z.string().optional(),
    children: z.array(xmlNode).optional(),
  }),
);

/** Deeper, longer and more crowded than any metadata record by far. */
const MOST_LEVELS = 60;
const MOST_NODES = 20_000;
const LONGEST_TEXT = 1_000_000;

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** Attributes that say something: codes, links, titles of anchors; not the declarations of prefixes. */
const kept = new Set(['codeListValue', 'href', 'title', 'scheme', 'protocol', 'name', 'description', 'type']);

function attributesOf(written: Record<string, string>): Record<string, string> | undefined {
  const entries = Object.entries(written)
    .map(([name, value]): [string, string] => [local(name), value.slice(0, 4000)])
    .filter(([name]) => kept.has(name));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

export type ReadXml =
  | { ok: true; root: string; parents: Map<string, Record<string, string>>; records: XmlNode[]; text: string }
  | { ok: false; reason: 'unsafe' | 'broken'; detail: string };

class Unsafe extends Error {}

/**
 * Reads an XML answer and gives the elements directly inside `container` as trees, one at a time; of all else only
 * names and attributes (`parents`, by name) and, outside the container, the text. A document type is refused
 * before anything in it is looked at, so no entity of the document's exists; depth and size of a record are bounded.
 */
export function readXml(document: string, container: string): ReadXml {
  const parser = new SaxesParser({ xmlns: false });
  const parents = new Map<string, Record<string, string>>();
  const records: XmlNode[] = [];
  const stack: XmlNode[] = [];
  let depth = 0;
  let containerDepth = 0;
  let root = '';
  let nodes = 0;
  let length = 0;
  let text = '';
  let isClosed = false;

  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Unsafe('the document declares a type of its own');
  });
  parser.on('opentag', ({ name: full, attributes }) => {
    const name = local(full);
    depth += 1;
    if (depth > MOST_LEVELS) throw new Unsafe(`more than ${MOST_LEVELS} levels`);
    if (depth === 1) root = name;
    if (stack.length === 0 && (containerDepth === 0 || depth !== containerDepth + 1)) {
      parents.set(
        name,
        Object.fromEntries(Object.entries(attributes).map(([key, value]) => [local(key), value])),
      );
      if (name === container && containerDepth === 0) containerDepth = depth;
      return;
    }
    if (stack.length === 0) [nodes, length] = [0, 0];
    nodes += 1;
    if (nodes > MOST_NODES) throw new Unsafe(`a record of more than ${MOST_NODES} elements`);
    const node: XmlNode = { name, attributes: attributesOf(attributes) };
    const parent = stack.at(-1);
    if (parent) (parent.children ??= []).push(node);
    else records.push(node);
    stack.push(node);
  });
  const addText = (piece: string) => {
    const node = stack.at(-1);
    if (!node) {
      if (text.length < 10_000) text += piece;
      return;
    }
    length += piece.length;
    if (length > LONGEST_TEXT) throw new Unsafe(`a record of more than ${LONGEST_TEXT} characters`);
    node.text = (node.text ?? '') + piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const node = stack.pop();
    if (node) {
      const words = node.text?.replaceAll(/\s+/g, ' ').trim();
      if (words === undefined || words === '') delete node.text;
      else node.text = node.text?.trim();
      if (node.attributes === undefined) delete node.attributes;
    }
    if (depth === containerDepth) containerDepth = -1;
    depth -= 1;
    isClosed ||= depth === 0;
  });

  try {
    parser.write(document);
    parser.close();
  } catch (error) {
    if (error instanceof Unsafe) return { ok: false, reason: 'unsafe', detail: error.message };
    if (!(error instanceof Error)) throw error;
    return { ok: false, reason: 'broken', detail: error.message.slice(0, 200) };
  }
  if (!isClosed) return { ok: false, reason: 'broken', detail: 'the document has no end' };
  return { ok: true, root, parents, records, text: text.replaceAll(/\s+/g, ' ').trim() };
}

/** All elements at a path of names below a node; `*` is any name. */
export function at(node: XmlNode, path: string): XmlNode[] {
  return path
    .split('/')
    .reduce<XmlNode[]>(
      (found, name) =>
        found.flatMap(({ children = [] }) => children.filter((child) => name === '*' || child.name === name)),
      [node],
    );
}

/** All elements of a name anywhere below a node, in the order of the document. */
export function within(node: XmlNode, name: string): XmlNode[] {
  return (node.children ?? []).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...within(child, name),
  ]);
}

/** What an element says: its own text, else that of the first thing inside it that says something, else its code. */
export function saidBy(node: XmlNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (node.text !== undefined) return node.text;
  for (const child of node.children ?? []) {
    const said = saidBy(child);
    if (said !== undefined) return said;
  }
  return node.attributes?.['codeListValue'];
}

export const firstSaid = (node: XmlNode, ...paths: string[]): string | undefined => {
  for (const path of paths) {
    const said = at(node, path)
      .map(saidBy)
      .find((text) => text !== undefined);
    if (said !== undefined) return said;
  }
  return undefined;
};

export const allSaid = (nodes: readonly XmlNode[]): string[] =>
  nodes.map(saidBy).filter((text) => text !== undefined);
