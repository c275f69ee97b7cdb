package io.heliosdb.streaming.perf.sql;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One SQL script with its inputs and what it must give.
 *
 * @param file where the case was read from
 * @param title first comment line of the file, without the comment sign
 * @param inputs files that the script reads, in the order of the case file
 * @param settings session options set before the script
 * @param script the statements, with {@code ${dir}} standing for the folder of the inputs
 * @param expectation what must come out
 */
public record SqlCase(
        Path file,
        String title,
        List<CaseInput> inputs,
        Map<String, String> settings,
        String script,
        Expectation expectation) {
    private static final Pattern CLOCK =
            Pattern.compile(
                    "\\b(NOW|PROCTIME|CURRENT_(TIMESTAMP|DATE|TIME|ROW_TIMESTAMP)|LOCALTIME(STAMP)?|"
                        + "UNIX_TIMESTAMP(?=\\(\\))|STATE_TTL|state\\.ttl|idle-timeout|"
                        + "fire\\.delay=[1-9]\\d*)\\b");

    /** Name for reports: folder and file name without the ending, {@code tumble/late-rows}. */
    public String name() {
        final String fileName = file.getFileName().toString();
        final String stem =
                fileName.endsWith(SqlCorpus.ENDING)
                        ? fileName.substring(0, fileName.length() - SqlCorpus.ENDING.length())
                        : fileName;
        final Path folder = file.toAbsolutePath().getParent();
        return folder == null || folder.getFileName() == null
                ? stem
                : folder.getFileName() + "/" + stem;
    }

    /**
     * Whether several inputs may race into the log, or ticks come between rows, so that order and
     * ids of the results can differ from run to run. Errs on the safe side.
     */
    public boolean mayRace() {
        return CLOCK.matcher(script + settings).find() || mayInputsRace();
    }

    private boolean mayInputsRace() {
        return switch (expectation) {
            case Expectation.Changelog changelog -> false; // in order, so from one input
            case Expectation.Rows rows -> true;
            case Expectation.Files files ->
                    inputs.size() > 1 || script.toUpperCase(Locale.ROOT).contains("UNION");
            case Expectation.Failure failure -> false;
        };
    }
}
