import type { Digest } from '../../registry/model/digest.ts';
import { isObject } from '../../registry/transport/json-answer.ts';
import { freedByItems } from '../bulk/freed-by-items.ts';
import type { PlanItem, PlannedRepository, RegistryPlan } from '../bulk/registry-plan.ts';
import { jsonFault } from './json-fault.ts';
import { JsonReader } from './json-reader.ts';
import { FORMAT, itemDocument, repositoryDocument } from './plan-document.ts';
import { PlanFileError } from './plan-file-error.ts';
import { readItem, readRepository } from './read-items.ts';
import { sealOf } from './seal.ts';
import { withoutLoose } from './without-loose.ts';

/** A plan as it was read from a file. */
export interface FiledPlan {
  readonly plan: RegistryPlan;
  /** How many of its items were taken out of the file. */
  readonly takenOut: number;
  /** Items that are in the file and not in the plan: what they come after, or what refers to them, was taken out. */
  readonly loose: readonly PlanItem[];
}

/**
 * The plan that a file holds (`plan.schema.json`). Items may have been taken out of it; what hangs on those leaves the plan as well. Throws
 * PlanFileError for a text that is no plan, or in which anything else was changed.
 */
export function readPlan(text: string): FiledPlan {
  const file = new JsonReader(parse(text));
  if (!isObject(file.value) || file.value.format !== FORMAT.format) throw noPlan('This is no plan of acrsh.');
  const version = file.at('version').count();
  if (version !== FORMAT.version)
    throw noPlan(`This is a plan of version ${version}, and version ${FORMAT.version} is read here.`);
  file.only(['format', 'version', 'id', 'server', 'createdTime', 'rules', 'repositories', 'seal', 'items']);
  const head = {
    id: file.at('id').parsed(text => (/^[\w-]+$/.test(text) ? text : undefined), 'id of a plan'),
    server: file.at('server').text(),
    createdTime: file.at('createdTime').text(),
    rules: file.at('rules').each(each => each.text()),
  };
  const repositories = file.at('repositories').each(readRepository);
  const seal = file.at('seal').text();
  const documents = repositories.map(({ planned, items }) => repositoryDocument(planned, items));
  if (sealOf({ ...FORMAT, ...head, repositories: documents }) !== seal) {
    throw new PlanFileError(undefined, 'Something above the items was changed since the plan was made.');
  }
  const items = file.at('items').each(each => sealed(each, seal));
  refuseDisorder(items);
  const planned = new Map(repositories.map(each => [each.planned.repository, each.items] as const));
  const stranger = items.findIndex(each => !planned.has(each.repository));
  if (stranger >= 0) throw new PlanFileError(`items[${stranger}].repository`, 'nothing is planned in this repository');
  const kept = withoutLoose(items);
  const stays = new Set(kept);
  return {
    plan: { ...head, repositories: repositories.map(each => asLeft(each, kept)), items: kept },
    takenOut: [...planned.values()].reduce((sum, each) => sum + each, 0) - items.length,
    loose: items.filter(each => !stays.has(each)),
  };
}

/** The comma before the last item may be left where that was taken out. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/,(\s*\]\s*\}\s*)$/, '$1'));
  } catch (error) {
    throw noPlan(`This is no JSON: ${jsonFault(text, error)}.`, MEND);
  }
}

const MEND = 'Put that line back as it was, or take it out whole; otherwise make the plan again.';

const noPlan = (message: string, recommendation = 'Export-AzContainerRegistryPlan writes plans.'): PlanFileError =>
  new PlanFileError(undefined, message, recommendation);

/** One item as it was planned. Throws PlanFileError where it is not. */
function sealed(reader: JsonReader, head: string): PlanItem {
  const item = readItem(reader);
  if (sealOf(itemDocument(item), head) === reader.at('seal').text()) return item;
  return reader.fail(`${itemText(item)} was changed since the plan was made`);
}

/** `team/api:1.4.2`, `team/api@31a54a0cf86d`, `team/api` */
export function itemText(item: PlanItem): string {
  const tag = item.action === 'delete manifest' ? undefined : item.tag;
  if (tag !== undefined) return `${item.repository}:${tag}`;
  return item.digest === undefined
    ? item.repository
    : `${item.repository}@${item.digest.replace(/^[^:]*:/, '').slice(0, 12)}`;
}

/** Each item once, and none before what it comes after. Throws PlanFileError. */
function refuseDisorder(items: readonly PlanItem[]): void {
  const seen = new Map<string, number>();
  const places = new Map<string, number>();
  for (const [index, item] of items.entries())
    if (item.action === 'delete manifest') places.set(key(item, item.digest), index);
  for (const [index, item] of items.entries()) {
    const document = JSON.stringify(itemDocument(item));
    const twin = seen.get(document);
    if (twin !== undefined) throw new PlanFileError(`items[${index}]`, `it stands twice, in items[${twin}] as well`);
    seen.set(document, index);
    const later = item.action === 'delete manifest' ? item.after.map(each => places.get(key(item, each))) : [];
    const wrong = later.find(place => place !== undefined && place > index);
    if (wrong === undefined) continue;
    throw new PlanFileError(`items[${index}]`, `${itemText(item)} comes after items[${wrong}]: the order was changed`);
  }
}

const key = ({ repository }: PlanItem, digest: Digest): string => `${repository}@${digest}`;

/** What was told of the items together holds no longer where some of them are gone; what those free that are left is known of each. */
function asLeft(
  { planned, items }: { readonly planned: PlannedRepository; readonly items: number },
  kept: readonly PlanItem[],
): PlannedRepository {
  const left = kept.filter(each => each.repository === planned.repository);
  const gone = items - left.length;
  if (gone === 0) return planned;
  const text = `${gone} of ${items} items ${gone === 1 ? 'was' : 'were'} taken out of the plan`;
  return {
    ...planned,
    freed: freedByItems(planned, left) ?? { unknown: text },
    effects: [...planned.effects, { kind: 'note', text: `${text}; the effects are those of all of them` }],
  };
}
