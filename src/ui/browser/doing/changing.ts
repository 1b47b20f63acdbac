import { reasonAgainst, type StagedAction, type StagedChange, stagedActions } from '../acting/basket.ts';
import {
  type AttributeWish,
  attributesLine,
  deleteLine,
  isItem,
  readLine as lineThatReads,
  undoLine,
  untagLine,
} from '../acting/command-lines.ts';
import { stagedChangeOf } from '../acting/staged-row.ts';
import { many } from '../count-text.ts';
import type { Desk } from '../desk.ts';
import type { AttributeChange } from '../dialogs/attribute-switch.ts';
import { attributesOverlay } from '../dialogs/attributes.ts';
import { menuOverlay } from '../dialogs/menu.ts';
import type { ActionName } from '../keys/action.ts';
import { subjectText } from '../place-path.ts';
import { type Subject, subjectOf } from '../subject.ts';
import { attributesNow, otherLocks } from './attribute-facts.ts';
import { changeRows, type ShownTarget, type Wish } from './change-rows.ts';
import { chosenRows } from './chosen-rows.ts';
import type { Doing, Doings } from './doing.ts';
import { saveLines } from './handing-over.ts';
import { reloadChanged } from './reload-changed.ts';
import { rowTargets } from './row-target.ts';

type LineOf = (subject: Subject) => string | undefined;

interface Verb extends Pick<Wish, 'verb' | 'closing'> {
  /** What it is called in the plan; left out: it cannot be staged. */
  readonly action?: StagedAction;
}

/** Changes the chosen rows, or those chosen before, by the cmdlets that these lines are, marked rows that are hidden apart. */
function change(desk: Desk, lineOf: LineOf, { action, ...wish }: Verb, { values, hidden } = chosenRows(desk)): void {
  const targets = rowTargets(values, lineOf);
  if (targets.length === 0) {
    desk.say(`There is nothing here to ${wish.verb.toLowerCase()}.`, 'state.warn');
    return;
  }
  const { content } = desk.view;
  const filter = content.kind === 'list' ? (content.list.filter?.text ?? '') : '';
  void changeRows(desk, {
    ...wish,
    noun: nounOf(targets),
    targets,
    hidden: hidden.length === 0 ? undefined : { targets: rowTargets(hidden, lineOf), filter },
    stage: action && (some => stage(desk, some, action)),
    ended: reports => reloadChanged(desk, reports),
  });
}

/** `manifest`, or `item` where there are several kinds. */
function nounOf(targets: readonly { readonly subject: Subject }[]): string {
  const [kind = 'item', ...others] = new Set(targets.map(each => each.subject.kind));
  return others.length === 0 ? kind : 'item';
}

const remove: Doing = desk => {
  const { values } = chosenRows(desk);
  const tags = rowTargets(values, subject => (subject.kind === 'tag' ? subject.tag : undefined));
  if (tags.length > 0 && tags.length === values.length) return untag(desk);
  const lineOf: LineOf = subject => (isItem(subject) ? deleteLine(subject) : undefined);
  // among the effects on a repository it stands already
  const areRepositories = values.every(each => subjectOf(each)?.kind === 'repository');
  change(desk, lineOf, {
    verb: 'Delete',
    closing: areRepositories ? [] : ['z undoes it only while layers last.'],
    action: 'delete',
  });
};

const untag: Doing = desk =>
  change(desk, subject => (subject.kind === 'tag' ? untagLine(subject) : undefined), {
    verb: 'Untag',
    closing: ['The manifest stays: J leads to it, and D deletes it there. z puts a tag back while its manifest lives.'],
    action: 'untag',
  });

/** The dialog of the four switches, and then the one that shows what would be sent. */
function editAttributes(
  desk: Desk,
  preset: (now: ReturnType<typeof attributesNow>) => AttributeChange | undefined,
): void {
  // the list may be read again while the switches are set
  const chosen = chosenRows(desk);
  const targets = rowTargets(chosen.values, subject => (isItem(subject) ? lineThatReads(subject) : undefined));
  const [first] = targets;
  if (!first) {
    desk.say('There is nothing here that has attributes.', 'state.warn');
    return;
  }
  const { subject } = first;
  const now = attributesNow(targets.map(each => each.value));
  const what =
    targets.length === 1 ? `${subjectText(subject)} (${subject.kind})` : many(targets.length, nounOf(targets));
  const overlay = attributesOverlay(
    {
      title: `Attributes · ${what}`,
      kind: subject.kind === 'tag' || subject.kind === 'manifest' ? subject.kind : 'repository',
      count: targets.length,
      switches: now,
      others: [],
      preset: preset(now),
      ...desk.opening,
    },
    wished => {
      if (wished) changeAttributes(desk, chosen, wished);
    },
  );
  desk.open(overlay);
  if (targets.length > 1) return;
  void otherLocks(subject, desk).then(lines => {
    overlay.tell(lines);
    desk.changed();
  });
}

function changeAttributes(
  desk: Desk,
  chosen: ReturnType<typeof chosenRows>,
  { read, write, list, delete: remove }: AttributeChange,
): void {
  const wish: AttributeWish = {
    ...(read === undefined ? {} : { readEnabled: read }),
    ...(write === undefined ? {} : { writeEnabled: write }),
    ...(list === undefined ? {} : { listEnabled: list }),
    ...(remove === undefined ? {} : { deleteEnabled: remove }),
  };
  const lineOf: LineOf = subject => (isItem(subject) ? attributesLine(subject, wish) : undefined);
  change(desk, lineOf, { verb: 'Change', closing: ['z sets them back.'] }, chosen);
}

const lock: Doing = desk =>
  editAttributes(desk, ({ write, delete: remove }) => {
    const isLocked = write === 'off' || remove === 'off';
    return { write: isLocked, delete: isLocked };
  });

/** With keys of their own: `untag` and `unlock` begin alike. */
const STAGE_ITEMS: Readonly<Record<StagedAction, { readonly key: string; readonly label: string }>> = {
  delete: { key: 'd', label: 'delete' },
  untag: { key: 'u', label: 'untag, the manifest stays' },
  lock: { key: 'l', label: 'lock: write and delete off' },
  unlock: { key: 'n', label: 'unlock: write and delete on' },
};

/** Asks what the chosen rows are staged for; in the plan itself, what is done with it. */
const stageOrApply: Doing = desk => {
  if (desk.view.place.kind === 'plan') return planMenu(desk);
  const { values } = chosenRows(desk);
  const targets = rowTargets(values, subject => (isItem(subject) ? '' : undefined));
  if (targets.length === 0) return desk.say('There is nothing here to put into the plan.', 'state.warn');
  const items = stagedActions.map(action => ({
    ...STAGE_ITEMS[action],
    disabled: reasonAgainst(action, targets[0]?.subject),
  }));
  desk.open(
    menuOverlay(
      { title: `Put ${many(targets.length, nounOf(targets))} into the plan`, items, ...desk.opening },
      key => {
        const action = stagedActions.find(each => STAGE_ITEMS[each].key === key);
        if (action !== undefined) stage(desk, targets, action);
      },
    ),
  );
};

function stage(desk: Desk, targets: readonly ShownTarget[], action: StagedAction): void {
  const { basket } = desk.shell;
  const { staged, refused } = basket.stage(
    targets.flatMap(each => each.value ?? []),
    action,
  );
  const all = `The plan has ${many(basket.size, 'change')} now; P shows it.`;
  desk.say(
    [`${many(staged, 'row')} staged to ${action}.`, ...refused, all].join(' '),
    refused.length > 0 ? 'state.warn' : 'state.ok',
  );
}

/** What can be done with the plan: it is applied by the same dialog as any change. */
function planMenu(desk: Desk): void {
  const { basket } = desk.shell;
  const chosen = chosenRows(desk).values.flatMap(each => stagedChangeOf(each) ?? []);
  const { content } = desk.view;
  const some = content.kind === 'list' && content.list.markedCount > 0 ? chosen : basket.entries;
  const empty = basket.size === 0 ? 'the plan is empty' : undefined;
  desk.open(
    menuOverlay(
      {
        title: `Plan · ${many(basket.size, 'change')}`,
        items: [
          { key: 'a', label: `apply ${many(some.length, 'change')}…`, disabled: empty },
          { key: 'r', label: `take ${many(chosen.length, 'change')} out`, disabled: empty },
          { key: 's', label: 'save as a script', disabled: empty },
          { key: 'c', label: 'clear the plan', disabled: empty },
        ],
        ...desk.opening,
      },
      key => {
        if (key === 'a') applyPlan(desk, some);
        if (key === 's')
          saveLines(
            desk,
            'plan',
            basket.entries.map(each => each.line),
          );
        if (key === 'r') basket.remove(chosen);
        if (key === 'c') basket.clear();
        if (key === 'r' || key === 'c') desk.view.load({ quietly: true });
      },
    ),
  );
}

function applyPlan(desk: Desk, staged: readonly StagedChange[]): void {
  const { basket } = desk.shell;
  void changeRows(desk, {
    verb: 'Apply',
    noun: 'change',
    targets: staged.map(each => ({ ...each, facts: each.action })),
    closing: ['Each is read again before it is sent; z undoes deletions only while layers last.'],
    ended: reports => {
      const done = new Set(reports.filter(each => each.state === 'done').map(each => each.target.line));
      basket.remove(staged.filter(each => done.has(each.line)));
      desk.view.load({ quietly: true });
      reloadChanged(desk, reports);
    },
  });
}

const undoing =
  (which: 'undo' | 'redo', verb: string): Doing =>
  desk => {
    const { ids, isRun } = desk.shell.nextChange(which);
    void changeRows(desk, {
      verb,
      noun: isRun ? 'run' : ids.length > 1 ? `group of ${ids.length} changes` : 'change',
      targets: [{ subject: { kind: 'registry', registry: '' }, line: undoLine(ids.length > 0 ? ids : which) }],
      closing: [],
      ended: () => {
        for (const view of desk.views) if ('registry' in view.place) view.load({ quietly: true });
      },
    });
  };

export const changing = {
  delete: remove,
  untag,
  'edit-attributes': desk => editAttributes(desk, () => undefined),
  'lock-unlock': lock,
  'stage-in-plan': stageOrApply,
  undo: undoing('undo', 'Undo'),
  redo: undoing('redo', 'Redo'),
} satisfies Doings<ActionName>;
