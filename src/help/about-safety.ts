export const aboutSafety = `
LONG DESCRIPTION
    Deleting in a registry is for good. The shell therefore says first what would happen, asks where it matters, and checks again right before it
    does anything.

WHAT IF
    Every command that changes something takes -WhatIf: it reads, shows what would be done with all its effects, and sends no change.
    $WhatIfPreference = $true makes it so for all commands.

        PS demo:/> Remove-AcrTag team/api 1.4 -WhatIf
        What if: Performing the operation "Remove tag" on target "demo.azurecr.io/team/api:1.4".
          manifest a24e473a7e99 keeps 3 tags: 1, 1.4.2, latest

WHAT IS ASKED
    - Mild: one attribute, or a tag whose manifest keeps another. y or n.
    - Moderate: manifests, the last tag of a manifest. The effects are shown, Enter alone means no.
    - Severe: a repository, many things at once, or what is protected. The name has to be typed.

    -Confirm asks where nothing would be asked; -Confirm:$false and -Force do not ask for what is mild or moderate. Keys that were pressed before
    the question stood on the screen and pasted text never answer it. S suspends the question: look around, and exit comes back to it.

        PS demo:/> Remove-AcrTag team/api 1.4

        Confirm
        Are you sure you want to perform this action?
        Performing the operation "Remove tag" on target "demo.azurecr.io/team/api:1.4".
          manifest a24e473a7e99 keeps 3 tags: 1, 1.4.2, latest
        [Y] Yes  [A] Yes to All  [N] No  [L] No to All  [?] Help (default is "N"): n

    A script cannot be asked: what is severe needs -Force, or -ConfirmName with the name that would be typed. Without it nothing is done.

        PS demo:/> Remove-AcrRepository test/busybox
        Remove-AzContainerRegistryRepository: Delete the repository demo.azurecr.io/test/busybox with everything in it: this needs a confirmation and nothing can be asked here. Nothing was done.
          Recommendation: Remove-AzContainerRegistryRepository … -Force or -ConfirmName test/busybox

TAGS AND MANIFESTS
    A tag is a name, the image is the manifest behind it. Remove-AcrTag takes one name away. Remove-AcrManifest deletes the image, by digest or by
    any of its tags, and with it every tag that points to it. The platforms of a multi-arch image are manifests of their own without a tag.

LOCKS
    Every repository, manifest and tag has four attributes. DeleteEnabled $false blocks deleting, WriteEnabled $false blocks pushing over it and
    deleting too, ReadEnabled $false pulling, ListEnabled $false hides it. The column Mode shows them as rwld, with a dash for what is off. A tag
    and its manifest are locked each for itself; only what you name is changed.

        PS demo:/> Update-AcrTag team/api 1.4 -DeleteEnabled $false -Confirm:$false | ForEach-Object Mode
        rwl-
        PS demo:/> Remove-AcrTag team/api 1.4
        Remove-AzContainerRegistryTag: team/api:1.4 is locked: DeleteEnabled is False.
          Recommendation: Unlock-AzContainerRegistryTag -RegistryName demo -RepositoryName team/api -Name 1.4

READ-ONLY
    acrsh -ReadOnly, or Connect-AzContainerRegistry -ReadOnly for one registry, refuses every change. The prompt shows [READ-ONLY].

PROTECTED
    protectedRegistries and protectedTags in settings.json are lists of names, * and ? allowed. Every change of what they name is severe: the
    registry's name, or the tag, has to be typed, and a script says -Force or -ConfirmName. The prompt shows [PROTECTED].

UNDO
    Every change stands in a journal on disk before it is sent, a deleted manifest with its bytes. Undo-AcrChange takes back what was changed last
    in this session: attributes go back to what they were, a removed tag is put back on its manifest while that is there and the tag still free,
    and a deleted manifest is pushed again while the registry still has its layers, which it deletes soon. A deleted repository stays deleted.
    -Redo makes an undone change again. Get-AcrJournal -All lists the changes of earlier sessions, and Undo-AcrChange -Run takes a run of a plan
    back; -Since takes back what was changed since then.

        PS demo:/> Remove-AcrTag library/hello-world v1 -Confirm:$false
        PS demo:/> Undo-AcrChange | ForEach-Object Action
        Restore tag

SECRETS
    A password is typed when it is asked for, or comes from a variable, never as plain text in a line. What is recognised as a secret is cut out
    of the history and of error messages. Credentials are kept only in the system's keychain, and only when you say so.

SEE ALSO
    about_History
    Get-Help Remove-AzContainerRegistryManifest
    Get-Help Undo-AzContainerRegistryChange
`;
