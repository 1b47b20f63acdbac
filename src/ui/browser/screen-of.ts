import type { BrowserShell } from './browser-shell.ts';
import type { Desk } from './desk.ts';
import { reasonAgainst } from './doing/reason-against.ts';
import { type Extent, type ScreenLayout, screenLayout } from './draw/screen-layout.ts';
import { hintsFor } from './keys/hints.ts';
import { crumbsOf } from './place-path.ts';
import { previewOf } from './preview.ts';
import { registryShown } from './registry-shown.ts';
import type { HeaderView, LineView, ScreenView, StatusView } from './screen-view.ts';
import { tabsOf } from './tabs.ts';
import type { OpenView } from './view.ts';

/** What a frame is made of besides the desk itself. */
export interface Drawing {
  readonly desk: Desk;
  readonly status: StatusView | undefined;
  readonly line: LineView | undefined;
}

/** The screen as it stands, for a window of so many cells and rows, with how it is shared out. */
export function screenOf(
  { desk, status, line }: Drawing,
  window: Extent,
): { readonly view: ScreenView; readonly layout: ScreenLayout } {
  const { shell, view, display, keyContext } = desk;
  const { place, content } = view;
  const isWhole = display.whole && content.kind === 'document';
  const parts = {
    header: display.header && !isWhole ? headerOf(shell, view) : undefined,
    crumbs: display.crumbs && !isWhole ? crumbsViewOf(view) : undefined,
    tabs: isWhole ? [] : tabsOf(place),
    command: isWhole ? undefined : view.command,
    status,
    hints: isWhole
      ? []
      : hintsFor({
          keys: shell.keys,
          context: keyContext,
          place,
          columns: window.columns,
          reasonFor: action => reasonAgainst(action, desk),
        }),
    line,
  };
  const layout = screenLayout({ ...parts, hasPreview: display.preview && content.kind === 'list' }, window);
  return {
    layout,
    view: {
      ...parts,
      body: view.body(layout.body.columns, layout.body.rows),
      preview: layout.preview && previewOf(view, layout.preview, () => shell.now()),
    },
  };
}

function headerOf(shell: BrowserShell, view: OpenView): HeaderView {
  const name = registryShown(view);
  const registry = name === undefined ? undefined : shell.registry(name);
  const { readAt, isReading } = view;
  return {
    server: registry?.server ?? (name === undefined ? 'acrsh' : `${name}: not connected`),
    badges: [
      ...(registry?.isProtected ? (['PROTECTED'] as const) : []),
      ...(registry?.isReadOnly ? (['READ-ONLY'] as const) : []),
    ],
    identity: registry?.identity,
    tokenMinutes: registry?.tokenMinutes,
    age: readAt !== undefined ? shell.now() - readAt : isReading ? 'reading' : undefined,
  };
}

function crumbsViewOf({ place, content, count, badges }: OpenView): ScreenView['crumbs'] {
  const list = content.kind === 'list' ? content.list : undefined;
  return {
    crumbs: crumbsOf(place),
    count,
    // only the marked are shown whatever the filter says
    filter: list?.markedOnly ? 'only the marked' : list?.filter?.text,
    marked: { count: list?.markedCount ?? 0, hidden: list?.hiddenMarkedCount ?? 0 },
    badges,
  };
}
