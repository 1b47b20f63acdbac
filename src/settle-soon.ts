/** PowerShell sizes a table's columns by the rows of its first 300 ms. */
const SETTLE_MS = 300;

/** Has a table's columns settled when no more rows came for a while; does not keep the process alive. */
export function settleSoon(settle: () => void): void {
  setTimeout(settle, SETTLE_MS).unref();
}
