package io.heliosdb.streaming.gateway.sql;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.gateway.engine.JobProgress;
import io.heliosdb.streaming.gateway.engine.ResultFingerprint;
import io.heliosdb.streaming.gateway.engine.ResultId;
import io.heliosdb.streaming.operators.runtime.OperatorRows;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Tells what a user would not expect of a job that goes on or ends well. */
final class Notes {
    /** The kind of the operator of ORDER BY event time. */
    private static final String SORT = "TemporalSort";

    private final PrintStream stream;
    private final boolean isJson;

    Notes(final PrintStream stream, final boolean isJson) {
        this.stream = stream;
        this.isJson = isJson;
    }

    /** Before a job whose final rows nobody will see. */
    void endless(final String table) {
        print(
                "rows of this result change and table "
                        + table
                        + " does not end, so final rows are never known; --changelog prints each"
                        + " change as it happens");
    }

    /** Behind a job that left out input. */
    void finished(final JobProgress progress, final List<OperatorRows> operators) {
        final List<String> parts = new ArrayList<>();
        final long unordered =
                operators.stream()
                        .filter(rows -> rows.kind().equals(SORT))
                        .mapToLong(OperatorRows::late)
                        .sum();
        if (progress.lateRowCount() > unordered) {
            parts.add(
                    late(progress.lateRowCount() - unordered, "a window")
                            + " (--late-rows FOLDER keeps them)");
        }
        if (unordered > 0) {
            parts.add(late(unordered, "its place in the order of ORDER BY"));
        }
        if (progress.skippedCount() > 0) {
            parts.add(
                    count(progress.skippedCount(), "record or field", "records or fields")
                            + " could not be read: a record is left out, a field is NULL");
        }
        if (!parts.isEmpty()) {
            print(String.join("; ", parts));
        }
    }

    private static String late(final long count, final String what) {
        return count(count, "row")
                + " came too late for "
                + what
                + " and"
                + (count == 1 ? " is" : " are")
                + " not in the result";
    }

    /** A sink's results in short. */
    void fingerprint(final ResultFingerprint fingerprint) {
        stream.println(isJson ? json(fingerprint) : fingerprint.toString());
        stream.flush();
    }

    private static String json(final ResultFingerprint fingerprint) {
        final ObjectNode line = new ObjectMapper().createObjectNode();
        line.putObject("fingerprint")
                .put("sink", fingerprint.sink())
                .put("results", fingerprint.count())
                .put("last", fingerprint.last().map(ResultId::toString).orElse(null))
                .put("hash", HexFormat.of().toHexDigits(fingerprint.hash()));
        return line.toString();
    }

    /** A number and its noun: 1 row, 2 rows. */
    static String count(final long count, final String noun) {
        return count(count, noun, noun + "s");
    }

    private static String count(final long count, final String one, final String many) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }

    private void print(final String text) {
        stream.println(
                isJson ? new ObjectMapper().createObjectNode().put("note", text) : "note: " + text);
        stream.flush();
    }
}
