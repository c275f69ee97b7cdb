package io.heliosdb.streaming.gateway.log;

import io.heliosdb.streaming.gateway.config.LoggingSettings;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Stacks of defects as texts. */
final class Backtraces {
    private static final int SHORT_CALLS = 16;

    private Backtraces() {}

    /** Lines of calls, innermost first; empty if none are wanted. */
    static String of(final Throwable cause, final LoggingSettings.Backtrace depth) {
        return switch (depth) {
            case OFF -> "";
            case SHORT ->
                    Arrays.stream(cause.getStackTrace())
                            .limit(SHORT_CALLS)
                            .map(call -> "at " + call)
                            .collect(Collectors.joining("\n"));
            case FULL -> full(cause);
        };
    }

    private static String full(final Throwable cause) {
        final StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text, true));
        return text.toString().strip().replace("\t", "");
    }
}
