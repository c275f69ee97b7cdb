package io.heliosdb.streaming.perf.sql;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a case says must come out of its script. */
public sealed interface Expectation {

    /**
     * Every change in order, first column {@code op}.
     *
     * @param records header and rows as RFC 4180 records
     * @param runColumns columns whose equal values join consecutive rows to a run that is compared
     *     as a multiset; empty when every row has its place
     */
    record Changelog(List<String> records, List<String> runColumns) implements Expectation {}

    /**
     * The final rows in any order.
     *
     * @param records header and rows as RFC 4180 records
     */
    record Rows(List<String> records) implements Expectation {}

    /**
     * What the script's sinks have written.
     *
     * @param files path below the case's folder to the lines of that file, or of all files of that
     *     folder, in order
     */
    record Files(Map<String, List<String>> files) implements Expectation {}

    /**
     * The script is refused or fails.
     *
     * @param pattern must be found in the error text of the engine
     */
    record Failure(Pattern pattern) implements Expectation {}
}
