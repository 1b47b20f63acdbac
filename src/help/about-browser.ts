export const aboutBrowser = String.raw`
LONG DESCRIPTION
    The browser shows registries in the whole window and is worked with keys. F9 or Alt+G opens it where the prompt stands, Show-Browser at a place:
    Show-Browser team/api:1.4.2. q goes back and Q to the prompt; what was marked is then in $Marked. ? lists every key that works where you are:
    type to search, Enter does what the entry says.

    The browser has the same commands behind it as the prompt. The line at the bottom is the one that shows what is on the screen, or does what is
    about to happen; it can be copied and run. No single key changes anything: what changes is shown first and asked.

PLACES
    Connected registries, repositories, a repository, and one tag or manifest of it. The second line tells where you are. A repository and an
    image have several tabs: Tab, or a digit.

        repository  1 tags, 2 manifests, 3 referrers, 4 info
        image       1 overview, 2 layers, 3 config, 4 labels, 5 referrers, 6 raw

KEYS: GOING
        Up k  Down j           one row
        PgUp Ctrl+B            one page up
        PgDn Ctrl+F            one page down
        Home g  End G          to the first, to the last row
        Enter Right l          open; in a text: follow a link, unfold
        Left h Backspace       to the place above
        Tab Shift+Tab  1 to 6  another tab
        1 2 3 4 5 6            that tab
        Esc                    close what is open, clear the filter, go up
        -                      the view before this one
        u r X J                used by, referrers, tree, owner or subject
        q Q                    back, to the prompt
        Ctrl+C                 cancel what is being read
        Ctrl+Z                 suspend, where the system can

KEYS: MARKING
        Space                  mark or unmark, one row down
        v Ctrl+Space           all from the last mark to here
        Shift+Up Shift+Down    mark while moving
        a I                    mark all that are shown, invert
        M Ctrl+\               unmark all
        m                      show the marked rows only, hidden ones too

    A mark belongs to the tag or the digest: it stays while you sort, filter and refresh. Marks that the filter hides are counted in the second
    line, and dialogs leave them out unless you tick them.

KEYS: LOOKING
        /                      filter; in a text: find, then n N
        d y                    all about it, its JSON
        i                      preview at the right, from 120 columns on
        w t                    more columns, dates or ages; w in a text: wrap
        N A S T                sort by name, age, size, tags; again: reverse
        Shift+Left Shift+Right choose a column, then O sorts by it
        Space f                in a text: fold, whole window
        R Ctrl+R F5            read again; :refresh 30s does it at an interval
        Ctrl+E Ctrl+G Ctrl+L   header, crumbs, draw again
        ? F1                   the keys of this place

KEYS: CHANGING
        e L                    attributes; lock or unlock
        U                      untag
        D Ctrl+D               delete
        p P                    stage in the plan, show the plan
        z Z                    undo, redo

KEYS: HANDING OVER
        c C                    copy the reference, choose what to copy
        o                      open the portal, or a link of the image
        Ctrl+S                 save what is shown as CSV, JSON or text
        ! :                    log of this session, command line

FILTER
    / and some words narrow a list: api !web, tag:1.4* size>100mb, untagged age>90d | orphan. Enter keeps the filter, Esc clears it. What cannot be
    understood keeps the rows as they were and says what to type. about_Filters has the whole grammar. A block is what Where-Object takes, so that it
    can be tried at the prompt:

        PS demo:/> (Get-AcrManifest team/api | Where-Object { $_.Size -gt 100kb }).Count
        119

DIALOGS
    A change is planned first, target by target, and the dialog shows what would go along: tags, platforms, signatures. It opens on Cancel. y or
    the button does it; Esc and n do nothing. x takes a target out, s makes a plan of them, ? says why it is asked. Keys that came before the dialog
    could be read, keys that are held down and pasted text never answer it.

    What is severe wants a word typed: deleting a repository, more than 20 targets at once, anything in a protected registry or on a protected tag
    (protectedRegistries and protectedTags in settings.json). Before anything is sent each target is read again; one that has changed since the
    dialog showed it is left as it is and reported.

    Attributes: r, w, l and d switch reading, writing, listing and deleting, Enter shows what would be sent. Only what differs is sent, and then
    read back.

PLAN
    p puts the marked rows into the plan to be deleted, untagged, locked or unlocked, in any number of repositories. P shows it: take rows out, save
    it as a script, or carry it out with one dialog for all.

UNDO
    z takes back the last change, after showing what that does; Z does it again. An untagged tag comes back only while nobody else has taken its
    name, a deleted manifest only while the registry still has its layers, which it deletes soon. A deleted repository stays deleted.

COMMAND LINE
    : takes a view or any command of the shell, with the completion of the prompt. A command gets the marked rows, or the one under the cursor,
    through the pipeline; they are in $Marked as well.

        :repos team      repositories that fit a filter
        :tags :manifests the tabs of the repository, or of the one named
        :registries      what is connected
        :flat :tree      whole names, or step by step
        :plan :log :help the plan, the log, the keys
        :theme light     another theme, seen while it is typed
        :refresh 30s     read again at an interval; off ends it
        :edit            the row as JSON in $EDITOR, to be read
        :quit            to the prompt

WHAT THE BADGES MEAN
        STALE      it could not be read again; the header says how old it is
        PARTIAL    not all rows came; the line below says why
        FILTERED   a filter hides rows
        READ-ONLY  nothing may be changed here; keys that would are struck
        PROTECTED  every change wants a word typed

OTHER KEYS
    settings.json has "browserPreset": default, k9s or vim. keys.json beside it gives keys to actions, by the names that ? shows, or frees them:

        { "extends": "default", "list": { "Ctrl+D": null, "x": "delete" } }

    "global" holds the keys that work everywhere, "list" and "detail" those of lists and of texts. A file in which a key would do two things is
    refused, with the reason.

SCREEN READER
    Under acrsh -ScreenReader the browser is a conversation on the prompt: places are read out in numbered lines, twenty at a time, and nothing is
    painted twice. open 3, mark 3 5-7, filter age>30d, tab layers, back; help reads out all the words. delete, untag, lock, unlock and attributes
    take numbers, or the marked rows, and read out what would go along before they ask. A number means the row that was read out with it.

PIPING
    Objects that are piped in are shown in place of a registry, and -PassThru emits those that were marked:

        Get-AcrTag team/api pr-* | Show-Browser -PassThru | Remove-AcrTag

    The browser needs a terminal. A script is told so:

        PS demo:/> Get-AcrTag team/api 1.4* | Show-Browser
        Show-Browser: The browser needs the prompt of acrsh in a terminal; there is none here.
          Recommendation: Use the cmdlets: Get-AzContainerRegistryRepository, Get-AzContainerRegistryTag, Get-AzContainerRegistryManifest.

SEE ALSO
    about_Filters
    about_Safety
    about_Themes
    Get-Help Show-Browser
`;
