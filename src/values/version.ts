import { defineType } from './define-type.ts';
import type { ObjectValue, ValueType } from './value.ts';

/** System.Version: two to four numbers; a missing one is -1 and sorts first. */
export class Version implements ObjectValue {
  readonly type: ValueType = versionType;
  readonly parts: readonly number[];

  constructor(parts: readonly number[]) {
    this.parts = parts;
  }
}

const part = (self: Version, index: number) => self.parts[index] ?? -1;

const versionType: ValueType = defineType((value): value is Version => value instanceof Version, {
  names: ['System.Version'],
  text: self => self.parts.join('.'),
  properties: {
    Major: self => part(self, 0),
    Minor: self => part(self, 1),
    Build: self => part(self, 2),
    Revision: self => part(self, 3),
  },
  view: {
    table: {
      columns: [
        { label: 'Major', of: self => self.type.property(self, 'Major') ?? null, width: 6 },
        { label: 'Minor', of: self => self.type.property(self, 'Minor') ?? null, width: 6 },
        { label: 'Build', of: self => self.type.property(self, 'Build') ?? null, width: 6 },
        { label: 'Revision', of: self => self.type.property(self, 'Revision') ?? null, width: 8 },
      ],
    },
  },
  compare: (a, b) => {
    const index = [0, 1, 2, 3].find(each => part(a, each) !== part(b, each));
    return index === undefined ? 0 : part(a, index) - part(b, index);
  },
});

/** `1.2`, `1.2.3`, `1.2.3.4`; undefined for anything else. */
export function parseVersion(text: string): Version | undefined {
  if (!/^\s*\d+(\.\d+){1,3}\s*$/.test(text)) return undefined;
  const parts = text.trim().split('.').map(Number);
  return parts.every(each => each < 2 ** 31) ? new Version(parts) : undefined;
}
