export const aboutFilters = String.raw`
LONG DESCRIPTION
    What is asked of a registry can be narrowed in two places: by parameters of the command that fetches, which is quicker, and by Where-Object
    behind it, which can compare anything that the objects have.

WILDCARDS
    * stands for any text, ? for one character, [ab] and [a-f] for one of several. Case does not count. Repositories, tags and drives take them.

        PS demo:/> Get-AcrRepository team/*
        team/api
        team/api-cache
        PS demo:/> (Get-AcrTag team/api 1.4.[0-9]).Name
        1.4.0
        1.4.1
        1.4.2

UNTAGGED MANIFESTS
    A manifest that no tag points to may still be needed: as a platform of a multi-arch image, as a signature or a list of parts. The column
    that says what it belongs to tells; do not delete by -Untagged alone.

        PS demo:/> (Get-AcrManifest library/hello-world -Untagged).Count
        4

PROPERTIES
    Where-Object compares one property; in braces, $_ is the object and conditions are joined by -and, -or and -not. Get-Member lists the
    properties there are.

        PS demo:/> Get-AcrTag team/api 1.* | Where-Object Name -match '^1\.[0-2]\.' | ForEach-Object Name
        1.0.0
        1.0.1
        1.1.0
        1.2.0
        1.2.1
        PS demo:/> (Get-AcrManifest team/api -Tag 1* | Where-Object Mode -notlike '*d').Tags
        1.4.1

DATES
    A date is compared with a date; text on the right is read as one. Ages are written by going back from now: (Get-Date).AddDays(-90).

        PS demo:/> (Get-AcrTag team/api 1.* | Where-Object LastUpdateTime -lt '2024-06-01').Name
        1.0.0
        1.0.1
        1.1.0
        PS demo:/> (Get-AcrTag team/api pr-* | Where-Object CreatedTime -gt ([datetime]'2026-01-10')).Name
        pr-1198
        pr-1199

SIZES
    Sizes are numbers of bytes; 10mb, 1.5gb and the like are numbers too.

        PS demo:/> (Get-AcrManifest team/api -Tag 1.* | Where-Object ImageSize -gt 200kb).Count
        1

MANY, FEW, FIRST
    -First stops the fetching; Sort-Object, Group-Object and Measure-Object work on what came.

        PS demo:/> Get-AcrTag team/api -OrderBy LastUpdatedDesc -First 2 | ForEach-Object Name
        latest
        1
        PS demo:/> Get-AcrTag team/api | Group-Object { $_.Name -like 'pr-*' } -NoElement

        Count Name
        ----- ----
           16 False
           60 True

SEE ALSO
    Get-Help Where-Object -Examples
    about_Location
    about_Safety
`;
