/** What the database's thread is asked. */
export type PgliteRequest =
  | {
      readonly id: number;
      readonly kind: 'query';
      readonly sql: string;
      readonly params: readonly unknown[];
      readonly rowMode: 'array' | 'object';
    }
  /** Several statements without parameters, as a migration has them. */
  | { readonly id: number; readonly kind: 'exec'; readonly sql: string }
  | { readonly id: number; readonly kind: 'close' };

export interface PgliteResult {
  readonly rows: readonly unknown[];
  readonly affectedRows: number;
}

/** What it answers; `id: 0` tells that it is open. */
export type PgliteAnswer =
  | { readonly id: number; readonly result: PgliteResult }
  | { readonly id: number; readonly failure: { readonly message: string; readonly code: string | null } };
