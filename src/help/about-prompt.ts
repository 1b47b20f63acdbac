export const aboutPrompt = `
LONG DESCRIPTION
    The prompt shows where you are, and what is special: [READ-ONLY] on a connection that refuses changes, [PRIVATE] when nothing is kept, how
    long the last command ran when that was over two seconds, and the last character in the colour of errors when it failed.

        PS contoso:/team/api [READ-ONLY] (3.2s)>

THE PROFILE
    $PROFILE is the path of a script that runs when the prompt starts, whether the file exists or not. Functions, aliases, key bindings and
    options go there. acrsh -NoProfile leaves it out. If it takes more than half a second, the shell says so.

A PROMPT OF YOUR OWN
    A function called prompt answers the text of the prompt. Colours (SGR sequences) are allowed; everything else that would steer the terminal
    is made visible. If it fails, the usual prompt is shown.

        PS demo:/> function prompt { "$(if ($?) { 'ok' } else { 'failed' }) $PWD> " }
        PS demo:/> prompt
        ok demo:/>

WHAT IT MAY SHOW
    - $PWD: the location.
    - $?: whether the last command went well.
    - $LastDuration: how long it ran.
    - $AcrSession: Registry, UserName, ReadOnly, Protected, TokenMinutes and Private.

    None of them asks the registry anything, so the prompt never waits.

SETTINGS IN THE PROFILE
    Set-PSReadLineOption -EditMode Emacs takes the other key table, Set-PSReadLineKeyHandler binds a key, Set-Alias names a command,
    $OutputPaging = $true reads long output in the pager.

SEE ALSO
    about_Keys
    about_Themes
    about_History
`;
