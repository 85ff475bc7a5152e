import { readFileSync } from 'node:fs';
import { Parser, Store, type Quad } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';

/** One kind of fault in a description: where, which rule of SHACL, and in how many things. */
export type DcatFault = { path: string; rule: string; count: number; example: string };

const parsed = (name: string) =>
  new Parser().parse(readFileSync(new URL(`../../shapes/dcat-ap-3.0.1/${name}`, import.meta.url), 'utf8'));

let validators: SHACLValidator[] | undefined;
const open = () =>
  (validators ??= ['shapes.ttl', 'range.ttl'].map((name) => new SHACLValidator(new Store(parsed(name)))));

const nameOf = (iri: string) => iri.replace(/^.*[/#]/, '');

/** What DCAT-AP 3.0.1 has against these statements, the most frequent fault first; empty when they conform. */
export async function dcatApFaults(quads: readonly Quad[]): Promise<DcatFault[]> {
  const store = new Store([...quads]);
  const faults = new Map<string, DcatFault>();
  for (const validator of open()) {
    const { results } = await validator.validate(store);
    for (const { focusNode, path, sourceConstraintComponent, severity } of results) {
      if (!(severity?.value ?? '').endsWith('#Violation')) continue;
      const valueOf = (term: unknown) =>
        typeof term === 'object' && term !== null && 'value' in term ? String(term.value) : '';
      const where = nameOf(valueOf(path));
      const rule = nameOf(valueOf(sourceConstraintComponent)).replace(/ConstraintComponent$/, '');
      const key = `${where} ${rule}`;
      const known = faults.get(key);
      if (known === undefined) faults.set(key, { path: where, rule, count: 1, example: valueOf(focusNode) });
      else known.count += 1;
    }
  }
  return [...faults.values()].toSorted((a, b) => b.count - a.count);
}

/** The statements of records as the readers of RDF give them; blank nodes of different records stay apart. */
export function quadsOf(records: readonly { quads: readonly string[] }[]): Quad[] {
  return records.flatMap(({ quads }, index) =>
    new Parser({ format: 'N-Quads', blankNodePrefix: `r${index}_` }).parse(quads.join('\n')),
  );
}
