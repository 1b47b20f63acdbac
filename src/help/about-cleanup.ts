export const aboutCleanup = `
LONG DESCRIPTION
    A registry fills up. Cleaning it up is: look, plan, review, carry out, and take back what was wrong. Nothing is sent before the last but one
    of these, and each step can be left for another day. about_Purge has the patterns and rules, and the flags of acr purge.

LOOK
    What is there without a tag and takes most space, and what nobody needs?

        PS demo:/> $plan = New-AcrPlan team/api: -Untagged -OlderThan 30d
        PS demo:/> $plan.ManifestsToDelete
        10

    New-AcrPlan shows item by item what would go and why, what that does to the rest, what it frees, and how many things stay. It changes nothing,
    as -WhatIf does of Invoke-AcrPurge, which plans, shows, asks and carries out in one.

A PLAN IN A FILE
    Export-AcrPlan writes a plan as JSON, a line for each item. Take out whole lines of what is to stay; what hangs on them leaves the plan too.
    Whatever else is changed is refused with its place. Import-AcrPlan reads the file, Invoke-AcrPlan carries it out, by digest.

        New-AcrPlan 'team/*:pr-*' -OlderThan 90d | Export-AcrPlan prs.json
        Import-AcrPlan prs.json | Invoke-AcrPlan -WhatIf
        Import-AcrPlan prs.json | Invoke-AcrPlan

CARRY OUT
    Each item is read again right before it is changed, and left alone where it is no longer as it was planned. More than 20 items, and what is
    protected, want a word typed: the repository, or the registry where there are several.

        PS demo:/> $plan = New-AcrPlan 'test/busybox:*' -Keep 128
        PS demo:/> (Invoke-AcrPlan $plan -ConfirmName test/busybox).Deleted
        22

    Every item ends in one state: deleted, updated, already absent, skipped for a reason, not permitted, failed, unknown, or not attempted. A
    script ends with 2 where something was left undone, and -OutputFormat Json prints every item.

STOP AND GO ON
    Ctrl+C: nothing more is sent, what is on its way is awaited, the report tells the rest. A second one within two seconds does not wait. After
    that, or after a power cut:

        Get-AcrJournal -Unfinished
        Resume-AcrPlan

TAKE BACK
    Get-AcrJournal lists what this session has changed, -All what all have. Undo-AcrChange takes back the last change, or one by the Id that the
    journal shows; -Since 1h all of the last hour. A deleted manifest comes back only while the registry has its layers: it deletes them soon.

        PS demo:/> Invoke-AcrPurge team/api:pr-* -Keep 58 -Confirm:$false | Out-Null
        PS demo:/> Undo-AcrChange -Confirm:$false | ForEach-Object Changed
        2

KEEP
    Lock-AcrTag, Lock-AcrManifest and Lock-AcrRepository keep things from being deleted or pushed over, also by others; they take patterns, and
    what comes along the pipeline. Get-AcrLock tells what is blocked, and what lifts that. A purge leaves locked things alone.

        PS demo:/> Lock-AcrTag team/api 1.4* -Confirm:$false | ForEach-Object Name
        1.4
        1.4.0
        1.4.1
        1.4.2
        PS demo:/> (Get-AcrLock team/api:1.4).Reasons
        remove tag: DeleteEnabled of the tag, WriteEnabled of the tag
        push: WriteEnabled of the tag
        PS demo:/> Unlock-AcrTag team/api 1.4* -Confirm:$false | Out-Null

    The settings protectedTags and protectedRegistries hold for this shell alone: what they name is in no purge, and wants a word typed.

SEE ALSO
    about_Purge
    about_Safety
    Get-Help New-AzContainerRegistryPlan
    Get-Help Undo-AzContainerRegistryChange
`;
