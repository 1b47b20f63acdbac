import { listLine } from '../../../../src/ui/browser/acting/command-lines.ts';
import { SessionLog } from '../../../../src/ui/browser/acting/session-log.ts';
import { parseFilter } from '../../../../src/ui/browser/filter/parse-filter.ts';
import { ListModel } from '../../../../src/ui/browser/list/list-model.ts';
import type { Place } from '../../../../src/ui/browser/place.ts';
import { browseSpoken, type SpokenDesk } from '../../../../src/ui/browser/spoken/browse-spoken.ts';
import type { SpokenView } from '../../../../src/ui/browser/spoken/spoken-view.ts';
import { subjectOf } from '../../../../src/ui/browser/subject.ts';
import { toText } from '../../../../src/values/to-text.ts';
import { NOW, type TestShell } from '../../../support/shell.ts';
import { valuesOf } from '../acting/acting.ts';

/** A line that is typed, `^C`, or something that happens meanwhile. */
export type Typed = string | (() => void);

export interface Spoken {
  /** What was written, questions and answers included, in order. */
  readonly lines: readonly string[];
  readonly views: ReadonlyMap<string, SpokenView>;
  readonly log: SessionLog;
}

/** Holds a conversation with the registry of a shell: types these lines and then leaves. */
export async function converse(shell: TestShell, place: Place, typed: readonly Typed[]): Promise<Spoken> {
  const lines: string[] = [];
  const views = new Map<string, SpokenView>();
  const log = new SessionLog(() => NOW.getTime());
  const waiting = [...typed];
  const answer = (label: string): string | undefined => {
    for (;;) {
      const next = waiting.shift() ?? 'quit';
      if (typeof next === 'function') next();
      else {
        lines.push(`${label}${next}`);
        return next === '^C' ? undefined : next;
      }
    }
  };
  const desk: SpokenDesk = {
    engine: shell.engine,
    log,
    signal: new AbortController().signal,
    abandoned: new AbortController().signal,
    face: {
      write: async written => void lines.push(...written),
      askText: async question => {
        lines.push(...question.lines);
        return answer(question.label);
      },
    },
    async open(place) {
      const key = JSON.stringify(place);
      const known = views.get(key);
      if (known !== undefined) return known;
      const view = await viewOf(shell, place);
      views.set(key, view);
      return view;
    },
    async refresh(view) {
      if (view.content.kind === 'list') view.content.list.replace(await valuesOf(shell, view.command ?? ''));
      return view;
    },
    async filter({ content }, text) {
      if (content.kind !== 'list') return 'This is no list.';
      const read = parseFilter(text, { now: () => NOW.getTime() });
      if ('problem' in read) return read.problem;
      content.list.filter = text === '' ? undefined : read.filter;
      return undefined;
    },
    placeOf(value) {
      const subject = subjectOf(value);
      if (subject?.kind === 'repository') return { ...subject, kind: 'repository', tab: 'tags' };
      return subject?.kind === 'tag' ? { ...subject, kind: 'detail', tab: 'overview' } : undefined;
    },
    placeAbove: place =>
      place.kind === 'repository'
        ? { kind: 'repositories', registry: place.registry, prefix: '', flat: true }
        : undefined,
    copy: async of => `copied ${'text' in of ? of.text : toText(of.value)}`,
    openUrl: async url => `opened ${url}`,
    run: async (line, values) => void lines.push(`ran ${line} on ${values.length}`),
  };
  await browseSpoken(desk, place);
  return { lines, views, log };
}

async function viewOf(shell: TestShell, place: Place): Promise<SpokenView> {
  const command = listLine(place);
  const view = { place, title: titleOf(place), command, badges: [], isReading: false, message: 'Nothing is here.' };
  if (command === undefined)
    return { ...view, content: { kind: 'document', lines: [{ pieces: [{ text: titleOf(place) }], depth: 0 }] } };
  const list = new ListModel({ now: () => NOW.getTime() });
  list.append(await valuesOf(shell, command));
  return { ...view, content: { kind: 'list', list } };
}

const titleOf = (place: Place): string =>
  [place.kind, 'repository' in place ? place.repository : '', 'tab' in place ? place.tab : '']
    .filter(each => each !== '')
    .join(' ');
