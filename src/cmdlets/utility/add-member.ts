import { ShellError } from '../../engine/error-record.ts';
import { ConversionError, choice, hashtable, kindBuilder, string, switched, value } from '../../engine/kinds.ts';
import { CustomObject } from '../../values/custom-object.ts';
import { Hashtable } from '../../values/hashtable.ts';
import { toText } from '../../values/to-text.ts';
import type { Value } from '../../values/value.ts';
import { defineCmdlet } from '../define.ts';

const MEMBER_TYPES = ['NoteProperty', 'AliasProperty', 'ScriptProperty', 'ScriptMethod'] as const;

/** A name that is no kind of member, so that `Add-Member NoteProperty Owner ana` means what it says (ValidateNotePropertyName). */
const propertyName = kindBuilder<string>({
  label: 'String',
  accepts: given => typeof given === 'string' && !isMemberType(given),
  convert: given => {
    const name = toText(given);
    if (!isMemberType(name)) return name;
    throw new ConversionError(
      `The parameter NotePropertyName cannot take values which could be converted to the type System.Management.Automation.PSMemberTypes: ${name}.`,
      'ParameterArgumentValidationError',
    );
  },
});

const isMemberType = (word: string): boolean => MEMBER_TYPES.some(each => each.toLowerCase() === word.toLowerCase());

const aside = { position: undefined, pipeline: undefined, remaining: false } as const;

/** Alone it is all that is added. */
const TYPE_NAME = [
  { ...aside, set: 'typeName', mandatory: true },
  { ...aside, set: 'type', mandatory: false },
  { ...aside, set: 'note', mandatory: false },
  { ...aside, set: 'members', mandatory: false },
] as const;

export const addMember = defineCmdlet({
  name: 'Add-Member',
  synopsis: 'Adds properties to objects.',
  description:
    'Only objects of your own, made by [pscustomobject] or Select-Object, can be added to: Get-AcrTag | Select-Object * | Add-Member …',
  grade: 'read',
  parameters: {
    memberType: choice(MEMBER_TYPES, {
      help: 'What is added.',
      mandatory: true,
      aliases: ['Type'],
      position: 0,
      set: 'type',
    }),
    name: string({ help: 'Its name.', mandatory: true, position: 1, set: 'type' }),
    value: value({ help: 'Its value.', position: 2, set: 'type' }),
    notePropertyName: propertyName({ help: 'The name of a property.', mandatory: true, position: 0, set: 'note' }),
    notePropertyValue: value({ help: 'Its value.', position: 1, set: 'note' }),
    notePropertyMembers: hashtable({
      help: 'Several at once: @{ Name = value }.',
      mandatory: true,
      position: 0,
      set: 'members',
    }),
    inputObject: value({ help: 'The object, in place of the pipeline.', pipeline: 'value' }),
    force: switched({ help: 'Also where there is one of that name.' }),
    passThru: switched({ help: 'Emits the object.' }),
    typeName: string({ help: 'What the object is called from now on.', places: TYPE_NAME, notEmpty: true }),
  },
  defaultSet: 'note',
  output: 'values',
  examples: [
    {
      says: 'One more property.',
      transcript:
        "PS> $tag = [pscustomobject]@{ Name = 'latest' }\nPS> $tag | Add-Member Owner ana\nPS> $tag.Owner\nana",
    },
  ],
  body: {
    async *process(args, { error }) {
      const { inputObject = null, force, passThru, typeName } = args;
      if (typeName !== undefined && inputObject instanceof CustomObject) inputObject.typeNames.unshift(typeName);
      for (const [name, held] of membersOf(args)) {
        const problem = add(inputObject, name, held, force);
        if (problem) error(problem, inputObject);
      }
      if (passThru) yield inputObject;
    },
  },
});

type Given =
  | {
      readonly set: 'type';
      readonly memberType: string;
      readonly name: string;
      readonly value: Value | undefined;
    }
  | { readonly set: 'note'; readonly notePropertyName: string; readonly notePropertyValue: Value | undefined }
  | { readonly set: 'members'; readonly notePropertyMembers: Hashtable }
  | { readonly set: 'typeName' };

function membersOf(args: Given): readonly (readonly [string, Value])[] {
  if (args.set === 'typeName') return [];
  if (args.set === 'members')
    return args.notePropertyMembers.entries().map(each => [toText(each.key), each.value] as const);
  if (args.set === 'note') return [[args.notePropertyName, args.notePropertyValue ?? null]];
  if (args.memberType !== 'NoteProperty') {
    throw new ShellError('NotSupportedHere', `A ${args.memberType} is not supported here.`, {
      category: 'NotImplemented',
      recommendation: "Select-Object *, @{ Name = '…'; Expression = { … } }",
    });
  }
  return [[args.name, args.value ?? null]];
}

/** Why it could not be added; undefined when it was. */
function add(target: Value, name: string, held: Value, force: boolean): ShellError | undefined {
  if (target instanceof Hashtable) {
    target.set(name, held);
    return undefined;
  }
  if (!(target instanceof CustomObject)) {
    return new ShellError('NotSupportedHere', 'Nothing can be added to an object of this type.', {
      category: 'InvalidOperation',
      recommendation: 'Make a copy first: … | Select-Object * | Add-Member …',
    });
  }
  if (target.get(name) !== undefined && !force) {
    return new ShellError(
      'MemberAlreadyExists',
      `Cannot add a member with the name "${name}" because a member with that name already exists. To overwrite the member anyway, add the Force parameter to your command.`,
      { category: 'InvalidOperation' },
    );
  }
  target.set(name, held);
  return undefined;
}
