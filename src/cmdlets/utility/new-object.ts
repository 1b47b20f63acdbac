import { ShellError } from '../../engine/error-record.ts';
import { hashtable, string, value } from '../../engine/kinds.ts';
import { convertTo } from '../../values/convert.ts';
import { CustomObject } from '../../values/custom-object.ts';
import { setProperty } from '../../values/members.ts';
import { toText } from '../../values/to-text.ts';
import { defineCmdlet } from '../define.ts';

export const newObject = defineCmdlet({
  name: 'New-Object',
  synopsis: 'Makes an object: one of your own properties, or of a type that this shell knows.',
  grade: 'read',
  parameters: {
    typeName: string({ help: 'PSObject, or a type such as System.Version or datetime.', position: 0, mandatory: true }),
    argumentList: value({ help: 'What it is made of.', position: 1, many: true, aliases: ['Args'] }),
    property: hashtable({ help: 'Properties of the new object.' }),
  },
  output: 'values',
  examples: [
    {
      says: 'An object of your own.',
      transcript: "PS> (New-Object PSObject -Property @{ Name = 'latest' }).Name\nlatest",
    },
    { says: 'A version.', transcript: "PS> (New-Object System.Version '1.10').Minor\n10" },
  ],
  body: {
    async *process({ typeName, argumentList = [], property }, { create }) {
      if (isOwn(typeName)) {
        yield new CustomObject(property?.entries().map(each => [toText(each.key), each.value] as const));
        return;
      }
      try {
        convertTo(`${typeName}[]`, null);
      } catch {
        throw new ShellError(
          'TypeNotFound',
          `Cannot find type [${typeName}]: verify that the assembly containing this type is loaded.`,
          {
            category: 'InvalidType',
            recommendation:
              'Types that this shell knows: PSObject, datetime, timespan, version, guid, regex, hashtable, exceptions.',
          },
        );
      }
      const made = create(typeName, argumentList);
      for (const { key, value: given } of property?.entries() ?? []) setProperty(made, toText(key), given);
      yield made;
    },
  },
});

const isOwn = (name: string) =>
  /^(?:System\.Management\.Automation\.)?(?:PSObject|PSCustomObject)$|^(?:System\.)?Object$/i.test(name);
