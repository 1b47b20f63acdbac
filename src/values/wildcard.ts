import { ValueError } from './value-error.ts';
/** true when the text contains what a wildcard pattern gives a meaning to. */
export const hasWildcard = (text: string): boolean => /[*?[]/.test(text.replace(/`[\s\S]/g, ''));

/**
 * PowerShell's wildcards over a whole text: `*`, `?`, `[abc]`, `[a-z]`, a backtick takes the next character literally; a closing bracket
 * right after the opening one is a member. Throws WildcardPattern_Invalid for a bracket that is not closed.
 */
export function wildcard(
  pattern: string,
  options: { readonly caseSensitive?: boolean } = {},
): (text: string) => boolean {
  if (/^\*+$/.test(pattern)) return () => true;
  const parts: readonly string[] = pattern.match(TOKEN) ?? [];
  if (parts.includes('[')) throw invalidPattern(pattern);
  const expression = compiled(`^${parts.map(expressionOf).join('')}$`, options.caseSensitive ? 's' : 'si');
  if (!expression) throw invalidPattern(pattern);
  return text => expression.test(text);
}

/** undefined for a range that runs backwards: `[z-a]`. */
function compiled(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

const invalidPattern = (pattern: string) =>
  new ValueError('WildcardPattern_Invalid', `The specified wildcard character pattern is not valid: ${pattern}`, {
    category: 'InvalidArgument',
    exception: 'WildcardPatternException',
  });

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Neighbouring stars are one: two of them make matching quadratic and mean the same. */
const TOKEN = /`[\s\S]|\*+|\?|\[\]?(?:`[\s\S]|[^\]`])*\]|[\s\S]/g;

function expressionOf(part: string): string {
  if (part.startsWith('*')) return '.*';
  if (part === '?') return '.';
  if (part.length > 1 && part.startsWith('[')) return set(part.slice(1, -1));
  return literal(part.length > 1 ? part.slice(1) : part);
}

function set(inside: string): string {
  const members = inside.match(/`[\s\S]|[\s\S]/g) ?? [];
  const ranged = members.map((member, index) => {
    const between = member === '-' && index > 0 && index < members.length - 1;
    return between ? '-' : literal(member.length > 1 ? member.slice(1) : member);
  });
  return `[${ranged.join('')}]`;
}
