package io.heliosdb.streaming.gateway.sql;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How a script is run.
 *
 * @param format of results
 * @param isJson whether all else that is printed is JSON too, an object a line
 * @param isChangelog whether a SELECT shows each change as it happens instead of the final rows
 * @param hasIds whether each row is shown with its id
 * @param isTimed whether the time of each statement is shown
 * @param hasProgress whether a progress line is kept on standard error
 * @param lateRows folder for rows that came too late for a window
 * @param counters folder for mapped counters and errors
 * @param settings first values of settings
 * @param output where results go
 * @param notices where everything else goes
 * @param stop ends a running job before its time
 */
public record RunOptions(
        OutputFormat format,
        boolean isJson,
        boolean isChangelog,
        boolean hasIds,
        boolean isTimed,
        boolean hasProgress,
        Optional<Path> lateRows,
        Optional<Path> counters,
        Map<String, String> settings,
        PrintStream output,
        PrintStream notices,
        StopSwitch stop) {}
