import type { Desk } from '../desk.ts';
import type { ViewCommand } from '../line/view-commands.ts';
import { registryOf } from '../place-path.ts';
import { subjectOf } from '../subject.ts';
import { applyFilter } from './filtering.ts';
import { showInEditor } from './show-in-editor.ts';

/** Goes where a view's name leads to, or does what it says; why it cannot, a sentence. */
export function showView(desk: Desk, command: ViewCommand): string | undefined {
  const { place } = desk.view;
  const registry = registryOf(place) ?? desk.shell.registryHere();
  switch (command.kind) {
    case 'registries':
    case 'plan':
    case 'log':
      desk.go({ kind: command.kind });
      return undefined;
    case 'repositories':
    case 'arrange': {
      if (registry === undefined) return NOWHERE;
      const isArranged = command.kind === 'arrange';
      const prefix = isArranged && place.kind === 'repositories' ? place.prefix : '';
      const flat = isArranged ? command.flat : command.pattern !== undefined;
      desk.go({ kind: 'repositories', registry, prefix, flat });
      const { content } = desk.view;
      const pattern = isArranged ? undefined : command.pattern;
      return pattern !== undefined && content.kind === 'list' ? applyFilter(pattern, content.list, desk) : undefined;
    }
    case 'tab': {
      const here = repositoryHere(desk);
      const meant =
        command.repository === undefined || registry === undefined
          ? here
          : { registry, repository: command.repository };
      if (!meant) return `:${command.tab} is for a repository: name one behind it, or open one first.`;
      desk.go({ kind: 'repository', ...meant, tab: command.tab });
      return undefined;
    }
    case 'help':
      desk.perform('help');
      return undefined;
    case 'quit':
      desk.quit();
      return undefined;
    case 'refresh':
      desk.refreshEvery = command.every;
      desk.say(
        command.every === undefined ? 'Read again on demand: R.' : `Read again every ${command.every / 1000}s.`,
        'state.info',
      );
      return undefined;
    case 'theme':
      return setTheme(desk, command.name);
    case 'edit':
      void showInEditor(desk);
      return undefined;
  }
}

/** The repository that is shown, or the one that the current row is or stands in. */
function repositoryHere({ view: { place, current } }: Desk): { registry: string; repository: string } | undefined {
  const about = 'repository' in place ? place : current === undefined ? undefined : subjectOf(current);
  return about && 'repository' in about ? { registry: about.registry, repository: about.repository } : undefined;
}

const NOWHERE = 'No registry is meant here: open one of :registries first.';

function setTheme(desk: Desk, name: string): string | undefined {
  const { themes } = desk.shell;
  const before = new Set(themes.notices);
  try {
    themes.set(name, undefined);
    const faults = themes.notices.filter(each => !before.has(each));
    if (faults.length > 0) desk.say(faults.join(' '), 'state.warn');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
