package io.heliosdb.streaming.perf.functions;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.table.data.binary.BinaryStringData;

import java.util.function.Supplier;

/** Compares one evaluation of ours with one of Flink's: the same value, or a failure of both. */
final class Twin {
    private Twin() {}

    static void check(
            final Supplier<String> call,
            final Supplier<Object> ours,
            final Supplier<Object> flinks) {
        final Object expected = outcome(flinks);
        final Object actual = outcome(ours);
        assertThat(actual).as(call).isEqualTo(expected);
    }

    private static Object outcome(final Supplier<Object> evaluation) {
        try {
            final Object value = evaluation.get();
            // Half a surrogate pair leaves the engine as a question mark.
            return value instanceof String text
                    ? new String(
                            text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                            java.nio.charset.StandardCharsets.UTF_8)
                    : value;
        } catch (final RuntimeException e) {
            return "failure";
        }
    }

    static BinaryStringData flink(final String text) {
        // Bytes only, as after a network exchange: functions then work on UTF-8.
        return BinaryStringData.fromBytes(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static String string(final Object flinkText) {
        return flinkText == null ? null : flinkText.toString();
    }
}
