import { clean } from '../../../terminal/clean.ts';
import type { DocumentLine } from '../document/document-line.ts';
import type { ListColumn, RowView } from '../screen-view.ts';

/** Columns that name a row, the first that there is. */
const naming = ['Name', 'Tag', 'Repository', 'Digest'];

/** A row in words, safe to show: what it is called first, then what its columns say, each with its label; what is empty or not known yet is left out. */
export function spokenRow({ cells, isMarked }: RowView, columns: readonly Pick<ListColumn, 'label'>[]): string {
  const told = columns
    .map(({ label }, index) => ({ label, text: clean((cells[index] ?? '').trim()) }))
    // `…` stands for what has not been read yet
    .filter(({ text }) => text !== '' && text !== '…');
  const name = naming.map(label => told.find(each => each.label === label)).find(each => each !== undefined) ?? told[0];
  const rest = told.filter(each => each !== name).map(({ label, text }) => `${clean(label)} ${text}`);
  const parts = [...(isMarked ? ['marked'] : []), name?.text ?? 'nothing', ...rest];
  return parts.join(', ');
}

/** A line of a document in words, safe to show; how deep it stands is heard as a number where it is not at the edge. */
export function spokenLine(line: DocumentLine): string {
  const { depth, isIndented, link } = line;
  const text = clean(textOf(line));
  const level = depth > 0 && !isIndented ? `level ${depth + 1}, ` : '';
  return `${level}${isIndented ? text : text.trim().replace(/ {2,}/g, ', ')}${link === undefined ? '' : ', link'}`;
}

/** A line of a document as it came. */
export const textOf = ({ pieces }: DocumentLine): string => pieces.map(each => each.text).join('');
