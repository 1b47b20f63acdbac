import type { AnyCmdlet } from '../../engine/cmdlet.ts';
import { helpLines } from '../../engine/help.ts';
import { parameterBlock } from '../../engine/parameter-help.ts';
import { findParameter, parameterEntries } from '../../engine/parameter-names.ts';
import { layOut, layOutTexts } from '../../views/help-layout.ts';
import type { Theme } from '../theme/theme.ts';

/** The full help of a command as lines for the pager, safe to show and none wider than the width unless it is code. */
export interface CommandHelpPage {
  readonly lines: readonly string[];
  /** The line where the parameter is told about, found as on the command line: by name, alias or a beginning; 0 where there is none. */
  anchorOf(parameterName: string): number;
}

/**
 * What F1 shows: `Get-Help -Full` of the command. `width` is in cells, `related` are commands about the same thing
 * (engine/related-commands.ts), `theme` paints the titles.
 */
export function commandHelpPage(
  cmdlet: AnyCmdlet,
  width: number,
  { related = [], theme }: { readonly related?: readonly string[]; readonly theme?: Theme } = {},
): CommandHelpPage {
  const laidOut = layOut(helpLines(cmdlet, 'full', related), width);
  return {
    lines: laidOut.map(({ text, of }) => (of.kind === 'heading' && theme ? theme.paint('ui.title', text) : text)),
    anchorOf(parameterName) {
      const found = findParameter(parameterName, parameterEntries(cmdlet));
      if (found instanceof Error) return 0;
      return Math.max(
        0,
        laidOut.findIndex(each => each.of.parameter === found.name),
      );
    },
  };
}

/**
 * What Alt+H shows under the input (interface C7): the parameter with its type, what it is for and its attributes. `width` is in cells. Empty
 * where the command has no such parameter.
 */
export function parameterHelpLines(cmdlet: AnyCmdlet, parameterName: string, width: number): readonly string[] {
  const found = findParameter(parameterName, parameterEntries(cmdlet));
  return found instanceof Error ? [] : layOutTexts(parameterBlock(found, cmdlet.isFunction), width);
}
