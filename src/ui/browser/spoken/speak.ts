import { clean } from '../../../terminal/clean.ts';
import type { DocumentLine } from '../document/document-line.ts';
import { detailTabs, repositoryTabs } from '../place.ts';
import { announce, readOn, whereLines } from './read-out.ts';
import { asksChange, speakList } from './speak-list.ts';
import { parseSpoken, type SpokenCommand, spokenWords } from './spoken-command.ts';
import { textOf } from './spoken-row.ts';
import { asks, type SpokenState, type SpokenStep, says } from './spoken-step.ts';

/** Takes a line that was typed: what is said, what is to be done besides, and how it goes on. */
export function speak(state: SpokenState, text: string): SpokenStep {
  const command = parseSpoken(text);
  return 'problem' in command ? says(state, clean(command.problem)) : answer(state, command);
}

function answer(state: SpokenState, command: SpokenCommand): SpokenStep {
  const { view } = state;
  switch (command.kind) {
    case 'more':
      return readOn(state);
    case 'where':
      return says(state, ...whereLines(view));
    case 'help':
      return says(state, ...helpLines);
    case 'back':
    case 'up':
    case 'refresh':
    case 'quit':
    case 'undo':
    case 'redo':
      return asks(state, { kind: command.kind });
    case 'plan':
    case 'log':
      return asks(state, { kind: 'go', place: { kind: command.kind } });
    case 'tab':
      return turn(state, command.tab);
    default:
      return view.content.kind === 'list'
        ? speakList(state, command, view.content.list)
        : speakText(state, command, view.content.lines);
  }
}

const helpLines: readonly string[] = [
  ...spokenWords.map(({ name, takes, about }) => `${name}${takes === undefined ? '' : ` (${takes})`}: ${about}`),
  'A cmdlet stands behind a colon, as in : Get-AzContainerRegistryTag; it acts on the marked rows.',
];

function turn(state: SpokenState, wanted: string): SpokenStep {
  const { place } = state.view;
  if (place.kind === 'repository') {
    const tab = repositoryTabs.find(each => each === wanted);
    if (tab !== undefined) return asks(state, { kind: 'turn', place: { ...place, tab } });
    return says(state, `A repository has ${repositoryTabs.join(', ')}.`);
  }
  if (place.kind === 'detail') {
    const tab = detailTabs.find(each => each === wanted);
    if (tab !== undefined) return asks(state, { kind: 'turn', place: { ...place, tab } });
    return says(state, `A manifest or tag has ${detailTabs.join(', ')}.`);
  }
  return says(state, 'There are no tabs here.');
}

type Otherwise = Parameters<typeof speakList>[1];

/** Takes a command where there are lines in place of rows: changes are made to what they are about. */
function speakText(state: SpokenState, command: Otherwise, lines: readonly DocumentLine[]): SpokenStep {
  const { about } = state.view;
  const values = about === undefined ? [] : [about];
  switch (command.kind) {
    case 'list':
      return announce(state.view);
    case 'run':
      return asks(state, { kind: 'run', line: command.line, values });
    case 'open':
    case 'copy':
      return onLine(state, command, lines);
    case 'attributes':
    case 'delete':
    case 'untag':
    case 'lock':
    case 'unlock':
      if (values.length === 0 || command.numbers.length > 0) break;
      return asksChange(state, command, { values, hidden: 0 });
  }
  return says(state, `${command.kind} is for the rows of a list; this is a text. back goes to the list.`);
}

function onLine(
  state: SpokenState,
  { kind, number }: { readonly kind: 'open' | 'copy'; readonly number: number },
  lines: readonly DocumentLine[],
): SpokenStep {
  const line = number <= state.saidLines ? lines[number - 1] : undefined;
  if (line === undefined) return says(state, `There is no line ${number}: 1 to ${state.saidLines} have been read out.`);
  if (kind === 'copy') return asks(state, { kind, of: { text: line.value ?? textOf(line) } });
  if (line.link === undefined) return says(state, `Line ${number} leads nowhere.`);
  return asks(state, { kind: 'follow', link: line.link });
}
