export const aboutThemes = `
LONG DESCRIPTION
    A theme says how each kind of text looks: errors, table headers, tags, what is typed. A command never names a colour, so a theme fits
    everything at once. Get-Theme lists the themes, Show-Theme draws a sample, Test-Theme measures whether it can be read.

CHOOSING
    Set-Theme changes the theme of this session, with -Save for good, and with -Registry for one registry, so that production can look
    different. Without a choice the shell asks the terminal for its background and takes dark or light.

    The first of these that says something is used: -Theme on acrsh's command line, the theme of the registry you are in, the environment
    variable ACRSH_THEME, the setting.

        PS demo:/> Set-Theme light
        PS demo:/> Get-Theme | Where-Object Current | ForEach-Object Name
        light
        PS demo:/> Test-Theme light -Low

WHICH THERE ARE
    - dark and light: the usual ones.
    - colorblind-dark and colorblind-light: states differ in brightness and hue without red and green.
    - high-contrast: every colour at 7:1 or more on its own background.
    - terminal: only the sixteen colours of your terminal, as PSReadLine uses them.
    - mono: bold, underline and inverse in place of colours.

COLOUR OR NOT
    -Color always, auto or never decides; else NO_COLOR (not empty) takes mono, FORCE_COLOR forces colours, and a TERM of dumb or output that is
    no terminal gets plain text. Nothing is ever told by colour alone: locks are letters, states are words. -ScreenReader turns colours and
    suggestions off.

YOUR OWN
    A theme is a JSON file in the folder themes beside the profile. It names only what differs from the one it inherits.

        {
          "name": "contoso",
          "inherits": "dark",
          "palette": { "accent": "#4cc2ff" },
          "tokens": { "reg.tag": { "fg": "$accent", "bold": true } }
        }

    A file that cannot be read is reported once and left out; the shell always starts. The colour of what is typed can also be set as in
    PSReadLine, for this session:

        Set-PSReadLineOption -Colors @{ Command = 'Cyan' }

SEE ALSO
    about_Prompt
`;
