package io.heliosdb.streaming.perf.proof.sql;

import io.heliosdb.streaming.perf.sql.Result;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What comparing all engines on a case has shown.
 *
 * @param text for people, where there is something to tell
 * @param flink what Flink gave
 */
record Verdict(Kind kind, String text, Result flink) {
    private static final Pattern CODE = Pattern.compile("[A-Z]{4}-\\d{4}");

    /** Whether another case has shown the same: the same kind, and the same error of ours. */
    boolean isLike(final Verdict other) {
        return kind == other.kind
                && (kind != Kind.ONLY_WE_FAIL || code(text).equals(code(other.text)));
    }

    private static String code(final String text) {
        final Matcher code = CODE.matcher(text);
        return code.find() ? code.group() : "";
    }

    /** How it ended. */
    enum Kind {
        EQUAL("equal"),
        BOTH_FAIL("failed by both"),
        FLINK_BREAKS("Flink cannot compile"),
        FLINK_DIFFERS_FROM_ITSELF("Flink differs from itself"),
        LISTED("differ as listed"),
        BOTH_REFUSE("refused by both"),
        CRASH("ours crashes"),
        HANG("ours does not end"),
        DIFFERENT("different"),
        ONLY_WE_FAIL("only ours fails"),
        ONLY_FLINK_FAILS("only Flink fails");

        private final String words;

        Kind(final String words) {
            this.words = words;
        }

        /** For counts. */
        String words() {
            return words;
        }

        /** Whether a case must not end so. */
        boolean isDifference() {
            return switch (this) {
                case EQUAL, BOTH_FAIL, FLINK_BREAKS, FLINK_DIFFERS_FROM_ITSELF, LISTED -> false;
                case BOTH_REFUSE, CRASH, HANG, DIFFERENT, ONLY_WE_FAIL, ONLY_FLINK_FAILS -> true;
            };
        }
    }
}
