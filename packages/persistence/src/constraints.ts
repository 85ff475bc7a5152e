/** Whether an error is the database refusing a row because of the named constraint (unique, check, foreign key…). */
export function violates(error: unknown, constraint: string): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('23') &&
    'constraint' in error &&
    error.constraint === constraint
  );
}
