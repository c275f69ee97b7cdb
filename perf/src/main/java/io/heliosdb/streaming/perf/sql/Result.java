package io.heliosdb.streaming.perf.sql;

import java.util.List;

/**
 * What an engine gave for a script.
 *
 * @param records header and rows of the last SELECT exactly as the command line prints them with
 *     {@code --format csv}, one RFC 4180 record each without its line end; empty for a script
 *     without SELECT
 * @param error error text as a user sees it, empty when the script ran through
 */
public record Result(List<String> records, String error) {

    /** A script that ran through. */
    public static Result of(List<String> records) {
        return new Result(List.copyOf(records), "");
    }

    /** A script that was refused or failed. */
    public static Result failed(String error) {
        return new Result(List.of(), error.isEmpty() ? "unknown error" : error);
    }

    /** Whether the script was refused or failed. */
    public boolean isFailure() {
        return !error.isEmpty();
    }
}
