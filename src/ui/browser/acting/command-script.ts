import { visible } from '../../../engine/completion/quote.ts';

/**
 * Command lines as a script of the shell, with a heading that says what they are. What a confirmation asks for at the prompt, a script has to
 * say with flags: the lines are left as they are, so that nothing severe runs by mistake.
 */
export function scriptText(title: string, lines: readonly string[], now: number): string {
  const count = `${lines.length} command${lines.length === 1 ? '' : 's'}`;
  return [
    `# ${visible(title)}`,
    `# ${count}, saved ${new Date(now).toISOString()}`,
    ...(lines.some(each => each.startsWith('Remove-AzContainerRegistryRepository '))
      ? ['# To delete a repository, a script has to add -ConfirmName <repository>.']
      : []),
    '',
    ...lines,
    '',
  ].join('\n');
}
