import { sep } from 'node:path';

/** Every separator as this system writes it. */
const normal = (path: string): string => path.replace(/[\\/]/g, sep);

/** A path's parts that stand before the colon: `C:`, `env:`, `FileSystem::`; undefined without. */
export function pathQualifier(path: string): string | undefined {
  const colon = path.indexOf(':');
  if (colon < 0) return undefined;
  return path.slice(0, path.charAt(colon + 1) === ':' ? colon + 2 : colon + 1);
}

/** true where the path does not depend on the current folder: from the root, or behind a drive or provider. */
export const isAbsolutePath = (path: string): boolean =>
  /^[^\\/:]+:/.test(path) || (process.platform === 'win32' ? /^\\\\/.test(path) : /^[\\/]/.test(path));

export function withoutQualifier(path: string): string {
  const [, rest] = /^[^\\/:]+::?(.+)$/s.exec(path) ?? [];
  return rest ?? path;
}

/** The path without its last part, as PowerShell's Split-Path gives it: empty for a root and for a single name. */
export function parentPath(path: string): string {
  const text = normal(path);
  const [, qualifier = '', rest = ''] = /^([^\\/:]+::?)?(.*)$/s.exec(text) ?? [];
  const plain = rest.length > 1 ? rest.replace(/[\\/]+$/, '') : rest;
  const cut = plain.lastIndexOf(sep);
  if (cut < 0 || plain === sep) return '';
  const parent = plain.slice(0, cut);
  if (parent === '' || parent === sep) return plain.startsWith(sep + sep) ? '' : `${qualifier}${sep}`;
  return qualifier + parent;
}

/** The last part of a path; a root is itself. */
export function leafOf(path: string): string {
  const text = normal(path);
  const rest = withoutQualifier(text);
  const plain = rest.replace(/[\\/]+$/, '');
  if (plain === '') return text;
  return plain.slice(plain.lastIndexOf(sep) + 1);
}

/** `.txt`, or empty; a name of nothing but an extension is one. */
export function extensionOf(leaf: string): string {
  const dot = leaf.lastIndexOf('.');
  return dot < 0 || dot === leaf.length - 1 ? '' : leaf.slice(dot);
}

/** A name up to its last dot. */
export const leafBase = (leaf: string): string => (leaf.includes('.') ? leaf.slice(0, leaf.lastIndexOf('.')) : leaf);

/** Two paths with one separator between them; an empty child leaves the separator at the end. */
export function joinPaths(parent: string, child: string): string {
  const [before, after] = [normal(parent), normal(child)];
  if (before === '') return after;
  const rest = after.replace(/^[\\/]+/, '');
  return before.endsWith(sep) ? before + rest : `${before}${sep}${rest}`;
}

/** The path with another extension, with or without its dot; none for an empty one. */
export function changeExtension(path: string, extension: string): string {
  const leaf = path.slice(path.lastIndexOf(sep) + 1);
  const folder = path.slice(0, path.length - leaf.length);
  const dotted = extension === '' || extension.startsWith('.') ? extension : `.${extension}`;
  return folder + leafBase(leaf) + dotted;
}
