import { offerFiles } from '../../engine/completion/complete-file.ts';
import { kindBuilder, stringKind, wildcardKind } from '../../engine/kinds.ts';

/** Files by a path that may have wildcards. */
export const filePattern = kindBuilder<string>({
  ...wildcardKind,
  complete: word => offerFiles(word, { wildcards: true }),
});

/** A file by a path that is taken as it is written. */
export const filePath = kindBuilder<string>({ ...stringKind, complete: word => offerFiles(word) });
