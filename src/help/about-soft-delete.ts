export const aboutSoftDelete = `
LONG DESCRIPTION
    Azure Container Registry can keep what is deleted for some days, 7 if nothing else is said: a policy of the registry, off by default. While it
    is on, deleting a manifest, a tag or a repository puts it aside, and it can be listed and brought back. A registry does not tell whether it is
    on: where nothing was kept, the lists below are empty.

        az acr config soft-delete update -r contoso --status enabled --days 30

LOOK
    What is kept of repositories that were deleted as a whole, and of one repository:

        Get-AcrDeletedRepository
        Get-AcrDeletedManifest team/api
        Get-AcrDeletedTag team/api pr-*

BRING BACK
    By tag a tag comes back with what it last pointed to, by digest a manifest with every tag that it had. A deleted repository comes back with the
    first of its manifests.

        Restore-AcrManifest team/api 1.4
        Get-AcrDeletedManifest team/api | Restore-AcrManifest

    A tag that exists again and points elsewhere is moved with -Force only. The platforms of an index and what refers to a manifest come back one
    by one, a subject before its referrers.

UNDO
    Undo-AcrChange puts a deleted manifest back out of its own journal while the registry has its layers, and with soft delete out of what the
    registry keeps: that is possible for as long as the policy keeps it. A registry without it deletes layers soon after.

WHAT IT COSTS
    What is kept takes storage until the days are over, so that a purge frees nothing before.
`;
