import type { Context } from '../../engine/context.ts';
import { ShellError } from '../../engine/error-record.ts';
import { ConversionError, choice, hashtable, kindBuilder, string, switched, value } from '../../engine/kinds.ts';
import type { AddedMember } from '../../values/added-member.ts';
import { AliasProperty } from '../../values/alias-property.ts';
import { cannotCast } from '../../values/cannot-cast.ts';
import { typeNamed } from '../../values/convert.ts';
import { CustomObject } from '../../values/custom-object.ts';
import { Hashtable } from '../../values/hashtable.ts';
import { toText } from '../../values/to-text.ts';
import { TypeValue } from '../../values/type-value.ts';
import type { Value } from '../../values/value.ts';
import { ValueError } from '../../values/value-error.ts';
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
  synopsis: 'Adds properties and methods to objects.',
  description:
    'Only objects of your own, made by [pscustomobject] or Select-Object, can be added to: Get-AcrTag | Select-Object * | Add-Member … In script blocks $this is the object. A ScriptProperty runs no commands; a ScriptMethod may.',
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
    value: value({ help: 'Its value, the property that an alias is of, or a script block.', position: 2, set: 'type' }),
    secondValue: value({
      help: 'The type to which an alias converts, or the script block that takes what is assigned as $args[0].',
      position: 3,
      set: 'type',
    }),
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
  emits: 'input',
  examples: [
    {
      says: 'One more property.',
      transcript:
        "PS> $tag = [pscustomobject]@{ Name = 'latest' }\nPS> $tag | Add-Member Owner ana\nPS> $tag.Owner\nana",
    },
    {
      says: 'A property that is worked out whenever it is read.',
      transcript:
        'PS> $image = [pscustomobject]@{ Bytes = 3MB }\nPS> $image | Add-Member ScriptProperty MB { $this.Bytes / 1MB }\nPS> $image.MB\n3',
    },
    {
      says: 'One that can be assigned as well.',
      transcript:
        "PS> $tag = [pscustomobject]@{ Name = 'latest'; Owner = [pscustomobject]@{ Team = 'web' } }\nPS> $tag | Add-Member -MemberType ScriptProperty -Name Team -Value { $this.Owner.Team } -SecondValue { $this.Owner.Team = $args[0] }\nPS> $tag.Team = 'api'\nPS> $tag.Owner.Team\napi",
    },
    {
      says: 'Another name of a property, with a type.',
      transcript:
        "PS> $user = [pscustomobject]@{ Name = 'Doris'; Age = '20' }\nPS> $user | Add-Member AliasProperty IntAge Age uint32\nPS> $user.IntAge + 1\n21",
    },
    {
      says: 'A method.',
      transcript:
        "PS> $tag = [pscustomobject]@{ Name = 'latest' }\nPS> $tag | Add-Member ScriptMethod Of { param($repository) $repository + ':' + $this.Name }\nPS> $tag.Of('team/api')\nteam/api:latest",
    },
  ],
  body: {
    async *process(args, context) {
      const { inputObject = null, force, passThru, typeName } = args;
      const members = membersOf(args, context);
      const problems = members.map(each => add(inputObject, each, force));
      for (const problem of problems) if (problem) context.error(problem, inputObject);
      if (members.length > 0 && problems.every(each => each !== undefined)) return;
      if (typeName !== undefined && inputObject instanceof CustomObject) inputObject.typeNames.unshift(typeName);
      if (passThru) yield inputObject;
    },
  },
});

type Given =
  | {
      readonly set: 'type';
      readonly memberType: (typeof MEMBER_TYPES)[number];
      readonly name: string;
      readonly value: Value | undefined;
      readonly secondValue: Value | undefined;
    }
  | { readonly set: 'note'; readonly notePropertyName: string; readonly notePropertyValue: Value | undefined }
  | { readonly set: 'members'; readonly notePropertyMembers: Hashtable }
  | { readonly set: 'typeName' };

type Services = Pick<Context<unknown>, 'scriptProperty' | 'scriptMethod'>;

/** A property that is a plain value. */
interface Note {
  readonly kind: 'NoteProperty';
  readonly name: string;
  readonly value: Value;
}

const note = (name: string, held: Value): Note => ({ kind: 'NoteProperty', name, value: held });

function membersOf(args: Given, services: Services): readonly (Note | AddedMember)[] {
  switch (args.set) {
    case 'typeName':
      return [];
    case 'members':
      return args.notePropertyMembers.entries().map(each => note(toText(each.key), each.value));
    case 'note':
      return [note(args.notePropertyName, args.notePropertyValue ?? null)];
    case 'type':
      return [memberOf(args, services)];
  }
}

function memberOf(
  { memberType, name, value: first = null, secondValue: second }: Extract<Given, { set: 'type' }>,
  services: Services,
): Note | AddedMember {
  const refuse = (id: keyof typeof REFUSALS) =>
    new ShellError(id, REFUSALS[id].replace('{0}', memberType), { category: 'InvalidOperation' });
  const alone = memberType === 'NoteProperty' || memberType === 'ScriptMethod';
  if (alone && second !== undefined) throw refuse('Value2ShouldNotBeSpecified');
  switch (memberType) {
    case 'NoteProperty':
      return note(name, first);
    case 'ScriptMethod':
      if (first === null) throw refuse('Value1ShouldNotBeNull');
      return services.scriptMethod(name, first);
    case 'ScriptProperty':
      if (first === null && (second ?? null) === null) throw refuse('Value1AndValue2AreNotBothNull');
      return services.scriptProperty(name, first, second ?? null);
    case 'AliasProperty':
      if (first === null) throw refuse('Value1ShouldNotBeNull');
      if (second === null) throw refuse('Value2ShouldNotBeNull');
      return new AliasProperty(name, toText(first), second === undefined ? undefined : typeOf(second));
  }
}

/** PowerShell's own words (AddMember.resx). */
const REFUSALS = {
  Value1ShouldNotBeNull:
    'The Value parameter should not be null for a member of type "{0}". Specify a non-null value for the Value parameter when adding members of this type.',
  Value2ShouldNotBeNull:
    'The SecondValue parameter should not be null for a member of type "{0}". Specify a non-null value for the SecondValue parameter when adding members of this type.',
  Value2ShouldNotBeSpecified:
    'The SecondValue parameter is not necessary for a member of type "{0}", and should not be specified. Do not specify the SecondValue parameter when you add members of this type.',
  Value1AndValue2AreNotBothNull:
    'Both Value and SecondValue parameters should not be null for a member of type "{0}". Specify a non-null value for one of the two parameters.',
} as const;

/** A type, or the name of one. Throws the error of the conversion. */
function typeOf(given: Value): TypeValue {
  if (given instanceof TypeValue) return given;
  try {
    return typeNamed(toText(given));
  } catch (error) {
    if (error instanceof ValueError) throw cannotCast(given, 'System.Type');
    throw error;
  }
}

/** Why it could not be added; undefined when it was. */
function add(target: Value, member: Note | AddedMember, force: boolean): ShellError | undefined {
  const { name } = member;
  if (target instanceof Hashtable && member.kind === 'NoteProperty') {
    target.set(name, member.value);
    return undefined;
  }
  if (!(target instanceof CustomObject)) {
    return new ShellError('NotSupportedHere', 'Nothing can be added to an object of this type.', {
      category: 'InvalidOperation',
      recommendation: 'Make a copy first: … | Select-Object * | Add-Member …',
    });
  }
  if (!force && isTaken(target, name)) {
    return new ShellError(
      'MemberAlreadyExists',
      `Cannot add a member with the name "${name}" because a member with that name already exists. To overwrite the member anyway, add the Force parameter to your command.`,
      { category: 'InvalidOperation' },
    );
  }
  target.delete(name);
  if (member.kind === 'NoteProperty') target.set(name, member.value);
  else target.add(member);
  return undefined;
}

/** Every object has some methods. */
const isTaken = (target: CustomObject, name: string): boolean =>
  target.has(name) || target.method(name) !== undefined || /^(?:Equals|GetHashCode|GetType|ToString)$/i.test(name);
