import { Batch } from '../../engine/batch.ts';
import { ShellError } from '../../engine/error-record.ts';
import { choice, string, switched, value, wildcard as wildcardKind } from '../../engine/kinds.ts';
import { statedType } from '../../values/members.ts';
import { wildcard } from '../../values/wildcard.ts';
import { defineCmdlet } from '../define.ts';
import { incoming } from './incoming.ts';
import { memberInfoType, membersOf, staticMembersOf } from './member-info.type.ts';

const TYPES = [
  'All',
  'Properties',
  'Methods',
  'Property',
  'NoteProperty',
  'AliasProperty',
  'ScriptProperty',
  'Method',
  'ScriptMethod',
  'ParameterizedProperty',
  'CodeProperty',
  'CodeMethod',
  'PropertySet',
  'MemberSet',
  'Event',
] as const;

export const getMember = defineCmdlet({
  name: 'Get-Member',
  aliases: ['gm'],
  synopsis: 'Lists the properties and methods of objects, once for each type.',
  grade: 'read',
  parameters: {
    name: wildcardKind({ help: 'Names; wildcards are allowed.', position: 0, many: true }),
    inputObject: value({ help: 'One object in place of the pipeline.', pipeline: 'value' }),
    memberType: choice(TYPES, { help: 'Only members of these kinds.', many: true, aliases: ['Type'] }),
    static: switched({ help: 'What the type itself has: [datetime] | Get-Member -Static.' }),
    view: string({ help: 'Accepted for the sake of scripts: all members are listed.' }),
    force: switched({ help: 'Accepted for the sake of scripts.' }),
  },
  output: memberInfoType,
  examples: [
    {
      says: 'What an object knows.',
      transcript:
        "PS> ([pscustomobject]@{ Name = 'latest' } | Get-Member -MemberType NoteProperty).Definition\nstring Name=latest",
    },
  ],
  body: {
    async *stream(input, args, context) {
      const { name: names = ['*'], memberType = ['All'] } = args;
      const seen = new Set<string>();
      let any = false;
      for await (const batch of incoming(input, context, args.inputObject)) {
        for (const each of batch) {
          if (each === null) continue;
          any = true;
          if (seen.has(statedType(each))) continue;
          seen.add(statedType(each));
          const members = args.static ? staticMembersOf(each) : membersOf(each);
          yield new Batch(
            members.filter(
              ({ name, kind }) =>
                names.some(pattern => wildcard(pattern)(name)) && memberType.some(wanted => isOfKind(kind, wanted)),
            ),
          );
        }
      }
      if (!any) throw noObject();
    },
  },
});

const isOfKind = (kind: string, wanted: (typeof TYPES)[number]): boolean =>
  wanted === 'All' ||
  kind === wanted ||
  (wanted === 'Properties' && kind.endsWith('Property')) ||
  (wanted === 'Methods' && kind.endsWith('Method'));

const noObject = (): ShellError =>
  new ShellError('NoObjectInGetMember', 'You must specify an object for the Get-Member cmdlet.', {
    category: 'CloseError',
    recommendation: 'Get-AcrTag team/api | Get-Member',
  });
