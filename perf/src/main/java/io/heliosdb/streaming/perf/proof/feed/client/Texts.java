package io.heliosdb.streaming.perf.proof.feed.client;

import io.heliosdb.streaming.perf.proof.crash.oracle.Script;

/** Rows as texts. */
final class Texts {
    private Texts() {}

    /** A row as an object of JSON without a line's end; one that is none is cut off. */
    static void appendJson(
            final StringBuilder text, final Script script, final int producer, final Row row) {
        text.append("{\"producer\": \"").append(Script.producer(producer)).append("\", \"n\": ");
        if (row.isBad()) {
            return;
        }
        text.append(row.event());
        text.append(", \"k\": ").append(script.key(producer, row.event()));
        text.append(", \"v\": ").append(script.value(producer, row.event()));
        text.append(", \"ms\": ").append(row.timeMs()).append(", \"ts\": \"");
        Script.appendTime(text, row.timeMs());
        text.append("\"}");
    }
}
