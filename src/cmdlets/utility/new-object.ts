import { errorRecordOf, ShellError, TerminatingError } from '../../engine/error-record.ts';
import { ConversionError, kindBuilder, string, value } from '../../engine/kinds.ts';
import { fullTypeName } from '../../values/convert.ts';
import { CustomObject } from '../../values/custom-object.ts';
import { ExceptionValue, exceptionNamed } from '../../values/exception.ts';
import { Hashtable } from '../../values/hashtable.ts';
import { setProperty } from '../../values/members.ts';
import { toText } from '../../values/to-text.ts';
import { typeName } from '../../values/type-name.ts';
import { defineCmdlet } from '../define.ts';

/** Any dictionary, and null for none. */
const dictionary = kindBuilder<Hashtable | null>({
  label: 'IDictionary',
  accepts: given => given === null || given instanceof Hashtable,
  convert: given => {
    if (given === null || given instanceof Hashtable) return given;
    throw new ConversionError(
      `Cannot convert the "${toText(given)}" value of type "${typeName(given)}" to type "System.Collections.IDictionary".`,
    );
  },
});

export const newObject = defineCmdlet({
  name: 'New-Object',
  synopsis: 'Makes an object: one of your own properties, or of a type that this shell knows.',
  grade: 'read',
  parameters: {
    typeName: string({ help: 'PSObject, or a type such as System.Version or datetime.', position: 0, mandatory: true }),
    argumentList: value({ help: 'What it is made of.', position: 1, many: true, aliases: ['Args'] }),
    property: dictionary({ help: 'Properties of the new object.' }),
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
    async *process({ typeName: name, argumentList = [], property }, { create }) {
      if (isOwn(name)) {
        yield new CustomObject(property?.entries().map(each => [toText(each.key), each.value] as const));
        return;
      }
      checkType(name);
      const made = ended(() => create(name, argumentList));
      for (const { key, value: given } of property?.entries() ?? []) setProperty(made, toText(key), given);
      yield made;
    },
  },
});

const isOwn = (name: string) =>
  /^(?:System\.Management\.Automation\.)?(?:PSObject|PSCustomObject)$|^(?:System\.)?Object$/i.test(name);

/** What goes wrong ends the statement, so that `catch` sees it. */
function ended<T>(work: () => T): T {
  try {
    return work();
  } catch (problem) {
    throw new TerminatingError(errorRecordOf(problem, { command: 'New-Object', isCmdlet: true }), false);
  }
}

function checkType(name: string): void {
  const message = `Cannot find type [${name}]: verify that the assembly containing this type is loaded.`;
  ended(() => {
    try {
      fullTypeName(name);
    } catch {
      throw new ShellError('TypeNotFound', message, {
        category: 'InvalidType',
        exception: new ExceptionValue(exceptionNamed('PSArgumentException'), message),
        recommendation:
          'Types that this shell knows: PSObject, datetime, timespan, version, guid, regex, hashtable, exceptions.',
      });
    }
  });
}
