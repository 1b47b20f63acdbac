/** What the helper process is asked. */
export type KeychainTask =
  /** `expected`: tell a locked keychain from an item that is not there. */
  | { readonly operation: 'get'; readonly account: string; readonly expected: boolean }
  | { readonly operation: 'set'; readonly account: string; readonly value: string }
  | { readonly operation: 'remove'; readonly account: string };

/** What the helper process answers. */
export type KeychainAnswer =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'done'; readonly found: boolean }
  /** keytar's native module is not there or cannot be loaded. */
  | { readonly kind: 'no module'; readonly message: string }
  /** In the store's own words. */
  | { readonly kind: 'error'; readonly message: string };
