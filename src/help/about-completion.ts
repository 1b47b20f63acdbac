export const aboutCompletion = `
LONG DESCRIPTION
    Tab completes commands, parameters and values: words of a fixed set, repositories, tags, digests, registries, variables, members, properties
    of what flows through the pipeline, and files. Names of the registry come from what has been fetched before, at once; newer ones are fetched
    behind and appear when they are there. Typing never waits for the network.

THE MENU
    Tab opens it and puts the first candidate in; the rest are listed below, with a description of the one that is chosen.

    - Arrows, PageUp, PageDown, Home, End: choose.
    - Tab: the common beginning, then the next. Shift+Tab: the one before.
    - Letters narrow the list, Backspace widens it again.
    - Enter, Space or any further text takes the candidate. Escape or Ctrl+G leaves the line as it was.

    To go round without a menu, as in Windows PowerShell:

        Set-PSReadLineKeyHandler -Chord Tab -Function TabCompleteNext

WHAT CAN BE SHORTENED
    A parameter may be shortened to what is unique, with or without Tab. -rep is -RepositoryName here. Short forms of the commands' names are aliases.

        PS demo:/> Get-AcrTag -rep team/api -na 1.4 | ForEach-Object Name
        1.4
        PS demo:/> (Get-Alias Get-AcrTag).Definition
        Get-AzContainerRegistryTag

    Capitals alone complete a command: G-ATag and Tab is Get-AcrTag. A digest is enough with four digits.

STALE NAMES
    The menu tells how old its names are. F5 forgets what was fetched.

SUGGESTIONS
    Grey text behind the cursor is a line of the history, or one that fits the location. RightArrow at the end of the line takes it all,
    Alt+RightArrow a word. F2 lists several. Enter runs only what you typed. To turn it off:

        Set-PSReadLineOption -PredictionSource None

SEE ALSO
    about_Keys
    about_History
`;
