import type { SavedCredential } from '../../session/saved-credential.ts';
import type { OutputType } from '../../values/output-type.ts';
import { parseRegistryTime } from '../../values/parse-date.ts';
import type { Value } from '../../values/value.ts';

export const savedCredentialType: OutputType<SavedCredential> = {
  name: 'AcrSavedCredential',
  properties: [
    { name: 'RegistryName', of: ({ registry }) => registry },
    { name: 'Identity', of: ({ identity }) => identity },
    { name: 'Kind', of: kind },
    { name: 'Source', of: ({ source }) => source ?? null },
    { name: 'Cloud', of: ({ cloud }) => cloud },
    { name: 'SavedOn', of: savedOn },
  ],
  view: {
    table: {
      columns: [
        { label: 'RegistryName', of: ({ registry }) => registry },
        { label: 'Identity', of: ({ identity }) => identity },
        { label: 'Kind', of: kind },
        { label: 'Source', of: ({ source }) => source ?? null },
        { label: 'SavedOn', of: savedOn },
      ],
    },
  },
};

function savedOn(each: SavedCredential): Value {
  return parseRegistryTime(each.savedOn) ?? null;
}

function kind(each: SavedCredential): string {
  return each.kind === 'password' ? 'Password' : 'RefreshToken';
}
