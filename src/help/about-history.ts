export const aboutHistory = `
LONG DESCRIPTION
    What you enter is kept, for this session and in a file that all your shells share. Each line is written when it is entered, so that nothing
    is lost when a shell is killed.

FINDING A LINE
    - UpArrow and DownArrow go through the lines that begin with what you have typed; on an empty line through all of them.
    - Ctrl+R searches backwards as you type, Ctrl+S forwards. Escape keeps what was found, Ctrl+G gives up.
    - F7 lists them with time, result and registry; typing narrows the list, Enter takes a line.
    - F8 and Shift+F8 (Windows keys) search by what you have typed.
    - Alt+. puts in the last argument of the line before.

IN THE SESSION
    Get-History (h) lists the lines of this session with a number; Invoke-History (r) runs one again; Clear-History forgets them.

        PS demo:/> (Get-AcrTag team/api 1.4).Name
        1.4
        PS demo:/> (Get-History -Count 1).CommandLine
        (Get-AcrTag team/api 1.4).Name
        PS demo:/> Invoke-History 1
        (Get-AcrTag team/api 1.4).Name
        1.4

WHAT IS NOT KEPT
    - A line that begins with a blank.
    - Anything, in a shell that was started with acrsh -Private; it reads nothing either. The prompt shows [PRIVATE].
    - Secrets. The line is kept and the secret in it becomes •••; you are told once.

        PS demo:/> $secret = ConvertTo-SecureString 'P4ssw0rd!' -AsPlainText -Force
        PS demo:/> (Get-History -Count 1).CommandLine
        $secret = ConvertTo-SecureString ••• -AsPlainText -Force

THE FILE
    It is readable by you alone and holds the 4096 newest lines. A damaged file is set aside and reported, never overwritten.

SEE ALSO
    about_Safety
    about_Keys
    Get-Help Get-History
`;
