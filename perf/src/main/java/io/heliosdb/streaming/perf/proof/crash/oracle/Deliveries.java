package io.heliosdb.streaming.perf.proof.crash.oracle;

import java.util.function.Consumer;

/** Checks that a sink got every event of each producer once, in order, unchanged. */
final class Deliveries {
    private final Script script;
    private final Consumer<String> violation;
    private final long[] next;

    Deliveries(final Script script, final int producers, final Consumer<String> violation) {
        this.script = script;
        this.violation = violation;
        this.next = new long[producers];
    }

    /** Takes a row of the sink: producer, number, key, value. */
    void onRow(final String row) {
        final String[] fields = row.split(",", -1);
        final int producer;
        final long number;
        final long key;
        final long value;
        try {
            producer = Integer.parseInt(fields[0].substring(1));
            number = Long.parseLong(fields[1]);
            key = Long.parseLong(fields[2]);
            value = Long.parseLong(fields[3]);
        } catch (final NumberFormatException | IndexOutOfBoundsException e) {
            violation.accept("a row that nobody sent: " + row);
            return;
        }
        if (fields.length != 4 || producer < 0 || producer >= next.length) {
            violation.accept("a row that nobody sent: " + row);
            return;
        }
        if (number < next[producer]) {
            violation.accept("came twice or late: " + row + ", after " + (next[producer] - 1));
            return;
        }
        if (number > next[producer]) {
            violation.accept(
                    (number - next[producer]) + " events lost or passed over before " + row);
        }
        next[producer] = number + 1;
        if (key != script.key(producer, number) || value != script.value(producer, number)) {
            violation.accept("changed on the way: " + row);
        }
    }

    /** Events of a producer that have come, if none is missing. */
    long delivered(final int producer) {
        return next[producer];
    }

    long delivered() {
        long sum = 0;
        for (final long count : next) {
            sum += count;
        }
        return sum;
    }
}
