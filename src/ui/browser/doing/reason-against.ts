import type { Desk } from '../desk.ts';
import { type ActionName, actionNamed } from '../keys/action.ts';
import { subjectAt, subjectText } from '../place-path.ts';
import { registryShown } from '../registry-shown.ts';
import { subjectOf } from '../subject.ts';
import { tabsOf } from '../tabs.ts';

const ofAttributes: ReadonlySet<ActionName> = new Set(['edit-attributes', 'lock-unlock']);

/** Why an action does nothing here and now, a sentence; undefined where it does something. */
export function reasonAgainst(action: ActionName, { shell, view }: Pick<Desk, 'shell' | 'view'>): string | undefined {
  const { group, needs, changes, label } = actionNamed(action);
  const { place, current, content } = view;
  const name = registryShown(view);
  const registry = name === undefined ? undefined : shell.registry(name);
  if (changes && registry?.isReadOnly) return `The connection to ${name} is read-only: nothing can be changed here.`;
  if (ofAttributes.has(action) && registry && !registry.isAzure)
    return `${name} is no Azure registry: what it holds has no attributes.`;
  // the plan's own key works on its rows
  if (needs === undefined || (place.kind === 'plan' && action === 'stage-in-plan')) return undefined;
  if (needs === 'columns') return content.kind === 'list' ? undefined : 'There are no columns here.';
  if (needs === 'row') return current === undefined ? 'There is no row here.' : undefined;
  if ('tab' in needs) return tabsOf(place).length > needs.tab ? undefined : 'There is no such tab here.';
  const subject = current === undefined ? undefined : subjectOf(current);
  if (subject && needs.includes(subject.kind)) return undefined;
  const about = current === undefined && content.kind === 'document' ? subjectAt(place) : undefined;
  if (about && needs.includes(about.kind)) {
    // what leads somewhere has to know its name only
    return group === 'go' ? undefined : `${subjectText(about)} has not been read yet.`;
  }
  return `${capital(label)} is for ${needs.join(', ')}; there is ${subject ? `a ${subject.kind}` : 'none'} here.`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
