import type { Age } from '../../admin/purge/age.ts';
import { switched } from '../../engine/kinds.ts';
import { registryName } from '../registry/place-parameters.ts';
import { referencePattern } from '../registry/repository.kind.ts';
import { atLeast } from '../utility/bounded.kind.ts';
import { filePath } from '../utility/file-path.kind.ts';
import { age } from './age.kind.ts';
import { type RuleWords, rule } from './rule.kind.ts';

/** The set with one rule, and that with several. */
export const ONE_RULE = 'ByFilter';
export const RULES = 'ByRule';

/** What chooses the items of a purge. */
export const purgeParameters = {
  filter: referencePattern({
    help: "Repository and tags, as 'team/*:pr-*' with wildcards or 'team/api:/^pr-\\d+$/' with an expression; 'team/api:' means no tag, for -Untagged. Left out with -Untagged: the repositories at and below the current location.",
    position: 0,
    many: true,
    set: ONE_RULE,
  }),
  olderThan: age({
    help: 'Only what was not updated for so long by the clock of the registry: 30d, 12h, 2w or 1d12h, at most 100 years. m is minutes.',
    aliases: ['Ago'],
    set: ONE_RULE,
  }),
  keep: atLeast(0)({
    help: 'So many stay, the newest of all that -Filter fits in a repository, whatever their age; with -Untagged, so many of the untagged images as well.',
    set: ONE_RULE,
  }),
  untagged: switched({
    help: 'Deletes manifests without a tag too, also those that lose their last one. What a kept index lists and what refers to something kept stays.',
    set: ONE_RULE,
  }),
  includeLocked: switched({
    help: 'Takes what is locked as well: it is unlocked, deleted, and locked again where that fails.',
    set: ONE_RULE,
  }),
  rule: rule({
    help: 'Several rules in order, each with the keys Filter, Exclude, OlderThan, Keep, Untagged and IncludeLocked. The first one that fits a tag decides about it, also when it keeps it.',
    many: true,
    mandatory: true,
    set: RULES,
  }),
  exclude: referencePattern({
    help: 'What stays whatever the rules say, written as for -Filter; case is ignored.',
    many: true,
  }),
  keepFile: filePath({
    help: 'Files with images that stay, a line for each: team/api:1.4.2 or contoso.azurecr.io/team/api@sha256:…; # begins a comment.',
    many: true,
  }),
  registryName,
} as const;

/** What the body of a cmdlet receives for them. */
export type PurgeArguments = {
  readonly exclude: readonly string[] | undefined;
  readonly keepFile: readonly string[] | undefined;
  readonly registryName: string | undefined;
} & (
  | ({
      readonly set: typeof ONE_RULE;
      readonly filter: readonly string[] | undefined;
      readonly olderThan: Age | undefined;
    } & Pick<RuleWords, 'keep' | 'untagged' | 'includeLocked'>)
  | { readonly set: typeof RULES; readonly rule: readonly RuleWords[] }
);
