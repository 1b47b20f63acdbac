export const aboutPurge = `
LONG DESCRIPTION
    A purge deletes by rules: tags that fit a pattern, by age and number, and manifests that nothing needs any more. New-AcrPlan only plans it,
    Invoke-AcrPurge plans, shows, asks and does it. What was planned is what is done, by digest; each item is read again right before, and left
    alone where it is no longer as it was planned.

        PS demo:/> Invoke-AcrPurge 'team/api:pr-*' -OlderThan 90d -WhatIf
        What if: Performing the operation "Remove 2 tags" on target "demo.azurecr.io/team/api".
          untag 344f0c94981e pr-1140: older than 90d
          untag a9e13fbc38c3 pr-1141: older than 90d
          leaves 2 manifests untagged: 344f0c94981e, a9e13fbc38c3
          keeps 58: not older than 90d

PATTERNS
    A pattern is a repository, a colon, and tags of it. Both take wildcards, or an expression between slashes. An expression for repositories has
    to fit the whole name, one for tags any part of it: write ^ and $ for its ends. Capitals count. Quote a pattern.

        'team/api:pr-*'           tags of one repository that begin with pr-
        'team/*:*'                every tag below team/
        '*:/^\\d{8}$/'             tags of eight digits, in every repository
        '/.*\\/cache/:*'         every tag of the repositories that end in /cache
        ':pr-*'                   of the repository where you are
        'team/api:'               no tag of it: what is untagged, with -Untagged

RULES
    - -OlderThan 30d: not updated for so long, by the clock of the registry. w, d, h, m (minutes) and s, also together: 1d12h. What is of unknown
      age stays.
    - -Keep 5: the newest five of all that fit stay, in each repository, whatever their age and whether or not they are locked.
    - -Untagged: manifests without a tag go too, and those that lose their last tag. Without it only tags go.
    - -IncludeLocked: what is locked is unlocked for it, and locked again where the deletion fails.
    - -Exclude, -KeepFile: what stays whatever the rules say. -Exclude ignores case, -KeepFile does not.
    - -Rule: several rules in order. The first one that fits a tag decides about it, also when it keeps it.

        $rules = @{ Filter = 'team/*:v*'; OlderThan = '365d'; Keep = 10 },
                 @{ Filter = 'team/*:*'; OlderThan = '30d' }
        Invoke-AcrPurge -Rule $rules

WHAT ALWAYS STAYS
    - What an index lists that stays, at any depth, also where the index is locked.
    - Signatures, SBOMs and whatever else refers to something that stays, by their subject or by a tag made of its digest. They go with what they
      refer to, and where one of them has to stay, so does that.
    - Protected tags, and manifests with one.
    - The tags of a locked manifest, as the locked tags themselves, but with -IncludeLocked.
    - Every manifest of a repository in which one cannot be read or is hidden: it may list any of them.

FROM ACR PURGE
    Each flag of acr purge, and what is written here.

        --filter 'app:^pr-.*'    -Filter 'app:/^pr-.*/' or 'app:pr-*'
        --filter a --filter b    -Filter a, b
        --ago 30d                -OlderThan 30d
        --keep 3                 -Keep 3
        --untagged               -Untagged
        --untagged-only          -Untagged alone, or -Filter 'app:' with it
        --dry-run                -WhatIf, or New-AcrPlan
        --include-locked         -IncludeLocked
        --concurrency 8          -ThrottleLimit 8
        --registry, -r           -RegistryName
        --username, --password   Connect-Acr, once
        --config, -c             Connect-Acr -UseDockerCredential
        --filter-timeout-seconds nothing: what could take for ever is refused
        --repository-page-size   nothing: pages are as large as can be
        --verbose                -Verbose

    What is different:
    - --keep spares three of those that would be deleted. -Keep counts all that fit, so that three are left and not three more.
    - An age beyond a hundred years is an error. acr purge cuts it down to 150 years, and earlier ones took everything.
    - acr purge leaves what refers to something alone. Here it goes with it, so that nothing is left of a deleted image.
    - Locked things keep their platforms and signatures.
    - Ages are measured by the clock of the registry, not of this machine.
    - acr purge stops at the first repository that it may not purge; here each item ends for itself, and the report tells of each.
`;
