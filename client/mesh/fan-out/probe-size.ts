// How small the picture is that is sent only to try a line: smaller than any that somebody is shown.
export const PROBE_LINES = 32;
