export const aboutLocation = `
LONG DESCRIPTION
    Each connected registry is a drive, called by its short name. In a drive, a prefix such as team/ is a folder, a repository is a folder whose
    items are its tags, and the prompt shows where you are. Commands that take a repository or a registry use the location for what you leave out.

MOVING
    cd (Set-Location) goes to a prefix or a repository, cd .. one up, cd - back to where you were, cd alone to the root of the registry. A path
    that begins with / starts at the root, one with a name and a colon at the root of that registry.

        PS demo:/> cd team/api
        PS demo:/team/api> cd ..
        PS demo:/team> cd /library/hello-world
        PS demo:/library/hello-world> cd demo:/
        PS demo:/> Push-Location team/api
        PS demo:/team/api> Pop-Location

LOOKING AROUND
    ls (Get-ChildItem) lists what is below: prefixes and repositories, or the tags of a repository. -Manifests lists its manifests, untagged ones
    included. A last segment with wildcards filters.

        PS demo:/> ls test

        Kind       Below Name
        ----       ----- ----
        repository       busybox
        repository       busybox50
        PS demo:/> cd library/hello-world
        PS demo:/library/hello-world> (ls v*).Name
        v1
        v2

ITEMS
    An item is named by a path: . is the repository you are in, ./:v1 one of its tags, and @ stands before a digest, of which four digits are
    enough. Get-Item shows it, Get-ItemProperty its locks, Set-ItemProperty changes one, Remove-Item deletes it.

        PS demo:/> (Get-Item team/api:1.4.2).Name
        1.4.2
        PS demo:/> Get-ItemProperty team/api

        DeleteEnabled WriteEnabled ListEnabled ReadEnabled
        ------------- ------------ ----------- -----------
                 True         True        True        True

LEFT OUT, AND NAMED
    In a repository the cmdlets need no -RepositoryName. Elsewhere a whole reference does as well.

        PS demo:/> (Get-AcrTag team/api:1.4.2).Mode
        rwld
        PS demo:/> cd team/api
        PS demo:/team/api> (Get-AcrTag -Name 1.4.2).Mode
        rwld

    With several registries connected, -RegistryName tells which one is meant.

SEE ALSO
    about_Filters
    about_Prompt
    Get-Help Connect-AzContainerRegistry
`;
