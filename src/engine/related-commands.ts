import type { CommandTable } from './commands.ts';

/** The other commands about the same thing, which help names as related. */
export function relatedCommands(name: string, commands: CommandTable): readonly string[] {
  const noun = (full: string) => full.slice(full.indexOf('-') + 1).toLowerCase();
  return commands
    .all()
    .map(each => each.name)
    .filter(each => each !== name && noun(each) === noun(name));
}
