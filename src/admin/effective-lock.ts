import type { ChangeableAttributes } from '../registry/model/attributes.ts';
import { ATTRIBUTES, pascal } from './attribute-words.ts';
import { manifestLockCommand, type NamedPlace, repositoryLockCommand, tagLockCommand } from './lock-command.ts';

/** What a tag, a manifest or a repository consists of as far as locks go; a part that is not meant, or whose attributes are not known, is undefined. */
export interface LockedParts {
  readonly repository: ChangeableAttributes | undefined;
  readonly manifest: ChangeableAttributes | undefined;
  readonly tag: ChangeableAttributes | undefined;
}

export type LockedPart = keyof LockedParts;

export type GuardedAction = 'push' | 'remove tag' | 'delete manifest' | 'delete repository' | 'pull' | 'list';

/** An action that is not allowed, and every attribute that is in its way. */
export interface Block {
  readonly action: GuardedAction;
  readonly by: readonly { readonly part: LockedPart; readonly attribute: keyof ChangeableAttributes }[];
}

type Rule = Readonly<Partial<Record<LockedPart, readonly (keyof ChangeableAttributes)[]>>>;

/**
 * Which attributes forbid what (ACR, "Lock a container image"): writeEnabled forbids deleting as well as overwriting; a repository's
 * writeEnabled extends to all that is in it, its deleteEnabled only to itself; tag and manifest are locked independently of one another.
 */
const TAG_RULES: Readonly<Partial<Record<GuardedAction, Rule>>> = {
  push: { repository: ['writeEnabled'], tag: ['writeEnabled'] },
  'remove tag': { repository: ['writeEnabled'], tag: ['deleteEnabled', 'writeEnabled'] },
};

const MANIFEST_RULES: Readonly<Partial<Record<GuardedAction, Rule>>> = {
  'delete manifest': { repository: ['writeEnabled'], manifest: ['deleteEnabled', 'writeEnabled'] },
};

const REPOSITORY_RULES: Readonly<Partial<Record<GuardedAction, Rule>>> = {
  push: { repository: ['writeEnabled'] },
  'delete repository': { repository: ['deleteEnabled', 'writeEnabled'] },
};

const COMMON_RULES: Readonly<Partial<Record<GuardedAction, Rule>>> = {
  pull: { repository: ['readEnabled'], manifest: ['readEnabled'], tag: ['readEnabled'] },
  list: { repository: ['listEnabled'], manifest: ['listEnabled'], tag: ['listEnabled'] },
};

/** What the attributes of tag, manifest and repository forbid together; of a tag also what they forbid with its manifest. */
export function blocksOf(parts: LockedParts): readonly Block[] {
  const rules = {
    ...(parts.tag ? TAG_RULES : {}),
    ...(parts.manifest ? MANIFEST_RULES : {}),
    ...(parts.tag || parts.manifest ? {} : REPOSITORY_RULES),
    ...COMMON_RULES,
  };
  return entriesOf(rules).flatMap(([action, rule]) => {
    const by = PARTS.flatMap(part =>
      (rule[part] ?? [])
        .filter(attribute => parts[part]?.[attribute] === false)
        .map(attribute => ({ part, attribute })),
    );
    return by.length === 0 ? [] : [{ action, by }];
  });
}

const PARTS = ['tag', 'manifest', 'repository'] as const satisfies readonly LockedPart[];

function entriesOf(rules: Readonly<Partial<Record<GuardedAction, Rule>>>): readonly (readonly [GuardedAction, Rule])[] {
  return ACTIONS.flatMap(action => {
    const rule = rules[action];
    return rule ? [[action, rule] as const] : [];
  });
}

/** In the order in which they are shown. */
const ACTIONS = [
  'delete repository',
  'delete manifest',
  'remove tag',
  'push',
  'pull',
  'list',
] as const satisfies readonly GuardedAction[];

/** `remove tag: DeleteEnabled of the tag, WriteEnabled of the repository` */
export const blockText = ({ action, by }: Block): string =>
  `${action}: ${by.map(({ part, attribute }) => `${pascal(attribute)} of the ${part}`).join(', ')}`;

/** Whether any of the four is off. */
export const isLocked = (attributes: ChangeableAttributes | undefined): boolean =>
  attributes !== undefined && ATTRIBUTES.some(each => !attributes[each]);

/** Where what is locked stands, for the commands that lift it. */
export interface LockedPlace extends NamedPlace {
  readonly digest: string | undefined;
  readonly tag: string | undefined;
}

/** The commands that turn everything on that is off, one for each locked part. */
export function liftingCommands({ digest, tag, ...place }: LockedPlace, parts: LockedParts): readonly string[] {
  const lift = (command: string, attributes: ChangeableAttributes | undefined) =>
    isLocked(attributes) ? [`${command}${switchesFor(attributes)}`] : [];
  return [
    ...(tag === undefined ? [] : lift(tagLockCommand('Unlock', { ...place, tag }), parts.tag)),
    ...(digest === undefined ? [] : lift(manifestLockCommand('Unlock', { ...place, digest }), parts.manifest)),
    ...lift(repositoryLockCommand('Unlock', place), parts.repository),
  ];
}

/** Unlock- turns writing and deleting on by itself; what else is off is named. */
function switchesFor(attributes: ChangeableAttributes | undefined): string {
  if (!attributes || (attributes.listEnabled && attributes.readEnabled)) return '';
  return ATTRIBUTES.filter(each => !attributes[each])
    .map(each => ` -${pascal(each.replace('Enabled', ''))}`)
    .join('');
}
