import { documentCommand } from '../../../../src/ui/browser/detail/detail-command.ts';
import { documentLines } from '../../../../src/ui/browser/detail/detail-lines.ts';
import type { DocumentLine } from '../../../../src/ui/browser/document/document-line.ts';
import type { Place } from '../../../../src/ui/browser/place.ts';
import type { Value } from '../../../../src/values/value.ts';
import { recordHost } from '../../../support/recording-host.ts';
import { NOW, type TestShell } from '../../../support/shell.ts';

/** Runs a line beside others, as the browser does; throws the first error. */
export async function read(shell: TestShell, line: string): Promise<readonly Value[]> {
  const { host, values, errors } = recordHost();
  await shell.engine.aside(line, { host, signal: new AbortController().signal });
  if (errors[0]) throw errors[0].exception;
  return values;
}

/** The document of a place, with what its command reads. */
export async function open(shell: TestShell, place: Place): Promise<readonly DocumentLine[]> {
  const command = documentCommand(place);
  const values = command === undefined ? [] : await read(shell, command);
  return documentLines(place, values, { now: () => NOW.getTime() }) ?? [];
}

/** As it is drawn, two blanks for each step inwards. */
export const textOfLine = ({ depth, pieces }: DocumentLine): string =>
  `${'  '.repeat(depth)}${pieces.map(each => each.text).join('')}`.trimEnd();

/** The place to which the line with this text leads. */
export function follow(lines: readonly DocumentLine[], text: string): Place {
  const line = lines.find(each => textOfLine(each).includes(text));
  if (!line?.link || !('place' in line.link)) throw new Error(`no line with ${text} leads to a place`);
  return line.link.place;
}
