package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.functions.FunctionError;
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** PERCENTILE: how often each number is there, and the share of the first row. */
final class Percentile {
    private final AggregateCall call;
    private final TreeMap<Double, Long> counts = new TreeMap<>();
    private List<Object> share;

    Percentile(final AggregateCall call) {
        this.call = call;
    }

    /** Adds a number, or takes one back. */
    void change(final Row row, final Object argument, final boolean isRetraction) {
        if (share == null) {
            share = checked(row.value(call.further().getFirst()));
        }
        long frequency = 1;
        if (call.further().size() > 1) {
            final Object wanted = row.value(call.further().getLast());
            frequency = wanted == null ? 0 : Math.max(0, (Long) wanted);
        }
        add(Variation.number(argument, call.argumentType()), isRetraction ? -frequency : frequency);
    }

    /** One share, or several. */
    private static List<Object> checked(final Object given) {
        final List<Object> shares = new ArrayList<>();
        for (final Object each : given instanceof List<?> list ? list : List.of(given)) {
            final double share = ((Number) each).doubleValue();
            if (share < 0 || share > 1) {
                throw HeliosException.of(
                        FunctionError.ARGUMENT, "not a share between 0 and 1: " + share);
            }
            shares.add(share);
        }
        return shares;
    }

    private void add(final Double number, final long count) {
        final long sum = counts.getOrDefault(number, 0L) + count;
        if (sum == 0) {
            counts.remove(number);
        } else {
            counts.put(number, sum);
        }
    }

    void addSeen(final Object argument, final Percentile later) {
        share = share == null ? later.share : share;
        add(Variation.number(argument, call.argumentType()), 1);
    }

    void merge(final Percentile later) {
        share = share == null ? later.share : share;
        later.counts.forEach(this::add);
    }

    Object result() {
        final long total = counts.values().stream().mapToLong(Long::longValue).sum();
        if (total <= 0 || share.isEmpty()) {
            return null;
        }
        final List<Object> numbers = new ArrayList<>();
        share.forEach(each -> numbers.add(at((Double) each, total)));
        return call.type().kind() == TypeKind.ARRAY ? numbers : numbers.getFirst();
    }

    /** Each number as often as it counts, and the place at a share of the way from 1 to all. */
    private Double at(final double wanted, final long total) {
        final double place = wanted * (total - 1) + 1;
        final long lower = (long) Math.floor(place);
        final long upper = (long) Math.ceil(place);
        final List<Map.Entry<Double, Long>> ascending = new ArrayList<>(counts.entrySet());
        int index = 0;
        long passed = ascending.getFirst().getValue();
        while (passed < lower) {
            index++;
            passed += ascending.get(index).getValue();
        }
        final double at = ascending.get(index).getKey();
        return passed >= upper
                ? at
                : (upper - place) * at + (place - lower) * ascending.get(index + 1).getKey();
    }

    void snapshot(final SnapshotWriter writer) {
        writer.putLong(share == null ? 0 : 1);
        if (share != null) {
            HeapValues.writeList(writer, share);
        }
        writer.putLong(counts.size());
        counts.forEach(
                (number, count) -> {
                    HeapValues.write(writer, number);
                    writer.putLong(count);
                });
    }

    void restore(final SnapshotReader reader) {
        final boolean hasShare = reader.getLong() != 0;
        share = hasShare ? HeapValues.readList(reader) : null;
        counts.clear();
        for (long left = reader.getLong(); left > 0; left--) {
            final Double number = (Double) HeapValues.read(reader);
            counts.put(number, reader.getLong());
        }
    }
}
