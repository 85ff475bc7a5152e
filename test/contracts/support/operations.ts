const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** An OpenAPI document, as far as these tests read it. */
export type OpenapiDocument = {
  openapi: string;
  paths: Record<string, Partial<Record<(typeof methods)[number], { summary?: string }>>>;
};

export type Operation = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  summary: string | undefined;
};

/** Every operation that the document describes. */
export function operationsOf(document: OpenapiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method): Operation[] => {
      const operation = item[method];
      if (operation === undefined) return [];
      return [{ method: method.toUpperCase() as Operation['method'], path, summary: operation.summary }];
    }),
  );
}
