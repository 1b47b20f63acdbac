import { grouped } from '../../../values/grouped.ts';
import { jsonDocument, jsonPieces } from '../../../views/json-layout.ts';
import type { DocumentLine } from '../document/document-line.ts';

/** JSON laid out in lines that can be folded, every token as it is written; any other text line by line. */
export function laidOutLines(text: string, depth = 0): readonly DocumentLine[] {
  const lines = jsonDocument(text);
  if (!lines) return text.split(/\r?\n/).map(line => ({ pieces: [{ text: line }], depth }));
  return lines.map(({ depth: own, pieces, opens, value }) => ({
    pieces,
    depth: depth + own,
    ...(opens ? { folds: true } : {}),
    ...(value === undefined ? {} : { value }),
  }));
}

/**
 * What is stored, as it is stored: line by line where it has lines. JSON that was stored in one line is laid out, with its tokens as they
 * are, and the first line says so and holds the bytes themselves for copying.
 */
export function storedLines(text: string): readonly DocumentLine[] {
  const bytes = grouped(Buffer.byteLength(text));
  const isOneLine = !text.trimEnd().includes('\n');
  const laidOut = isOneLine ? laidOutLines(text) : [];
  if (laidOut.length > 1) {
    const note = `${bytes} bytes, stored in one line; laid out here. Copying this line copies them as they are stored.`;
    return [{ pieces: [{ text: note, look: 'ui.muted' }], depth: 0, value: text }, ...laidOut];
  }
  const lines = text.split('\n');
  const depths = lines.map(line => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  return lines.map((line, index) => {
    const depth = depths[index] ?? 0;
    return {
      pieces: jsonPieces(line),
      depth,
      isIndented: true,
      ...((depths[index + 1] ?? 0) > depth ? { folds: true } : {}),
    };
  });
}
