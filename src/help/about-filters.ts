export const aboutFilters = String.raw`
LONG DESCRIPTION
    What is asked of a registry can be narrowed in two places: by parameters of the command that fetches, which is quicker, and by Where-Object
    behind it, which can compare anything that the objects have. A list in the browser has a short way to write both, behind /.

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

THE BROWSER: TEXTS
    Behind / in the browser a word finds the rows that show it in some column. Case counts as soon as a capital is typed.

        api               rows with this text
        "two words"       a text with blanks or signs, or a word of below
        !api              rows without it; ! goes before all but a block
        ~apd              names with these letters in this order
        -f apd            the same
        /^v\d+$/          a column, or a tag, that the expression fits
        kind:index locked both
        kind:index | locked
                          one of them, or both

    A digest is found by as much of it as the list shows; by any part if that has 12 digits or more.

THE BROWSER: FIELDS
    name, tag, tags, repository, registry, digest, platform, os, arch, kind, mode, type, size, age, updated, created, signed, relation, and every
    property of the rows by its own name. A colon finds the text in it; with wildcards it has to be the whole text.

        platform:arm64    rows whose platform has this in it
        tag:1.4*          a tag that begins so
        kind=index        exactly this; kind!=index: all others
        mode=""           nothing at all
        size>100mb        bigger; < >= <= = != as well; b, kb, mb, gb, tb
        tags=0            with so many tags
        age>30d           changed longer ago: s, m, h, d, w, mo, y
        updated<2026-06   changed before June 2026, UTC; created likewise

    m is minutes, mo is months of 30 days. A time equals all that falls into its last part: updated=2026-06 is any time in June.

THE BROWSER: WHAT SOMETHING IS
        untagged          manifests and repositories without a tag
        child             manifests that an index lists
        orphan            untagged, in no known index, about nothing else
        signature         signatures, by their type or what they are about
        locked            what cannot be deleted or overwritten
        marked            marked rows
        -l team=core      images or labels with this label; -l team: any

    A manifest is an orphan only where all indexes of the repository were read. What is not known of a row fits neither a word nor its opposite:
    !child leaves out what might be one.

THE BROWSER: BLOCKS
    A block is what Where-Object takes, and can be tried there. It looks and changes nothing: what would be changed is refused.

        { $_.Size -gt 1e8 }

        PS demo:/> Get-AcrManifest team/api -Tag 1.* | Where-Object { $_.Size -gt 200kb } | ForEach-Object Tags
        1.4.1

SEE ALSO
    about_Browser
    Get-Help Where-Object -Examples
    about_Location
    about_Safety
`;
