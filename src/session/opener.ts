/** What came of opening an address: it was handed to a browser, or why not. */
export type OpenedAddress = { readonly opened: true } | { readonly opened: false; readonly why: string };

export interface Opener {
  /** Hands an address to the user's browser; never throws. Only whole https addresses without a user name in them. */
  open(address: string): Promise<OpenedAddress>;
}
