import { defineType } from '../../values/define-type.ts';
import type { ObjectValue, Value, ValueType } from '../../values/value.ts';

/** A path that exists, as Resolve-Path emits it; its text is the path. */
export class PathInfo implements ObjectValue {
  readonly type: ValueType = pathInfoType;
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }
}

const pathOf = (self: ObjectValue): Value => (self instanceof PathInfo ? self.path : null);

const pathInfoType = defineType((value): value is PathInfo => value instanceof PathInfo, {
  names: ['System.Management.Automation.PathInfo', 'System.Object'],
  text: ({ path }) => path,
  properties: {
    Drive: () => null,
    Provider: () => 'Microsoft.PowerShell.Core\\FileSystem',
    ProviderPath: ({ path }) => path,
    Path: ({ path }) => path,
  },
  view: { table: { columns: [{ label: 'Path', of: pathOf }] } },
});
