/**
 * Text of characters that each are one UTF-16 unit, one grapheme and one cell, so that nothing needs to be measured: ASCII, Latin letters, the
 * borders and the signs that we draw.
 */
export const narrow =
  /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2013\u2014\u2019\u2022\u2026\u203a\u2190-\u2193\u2265\u2500-\u257f\u2588\u2591-\u2593\u25b8\u25be]*$/;
