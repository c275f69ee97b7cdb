package io.heliosdb.streaming.perf.tumble;

import io.heliosdb.streaming.perf.report.Report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Medians of the rates with one number of keys, and of the ratios within each round.
 *
 * @param keyCount distinct keys
 * @param rates events per second of each contestant, round by round
 */
record Summary(long keyCount, Map<String, List<Double>> rates) {
    private static final String OURS = "helios";

    void write(final PrintStream stream, final Report report) {
        rates.forEach(
                (name, each) -> {
                    report.rate(keyCount, name, median(each));
                    stream.printf(Locale.ROOT, "  %-12s %,14.0f events/s%n", name, median(each));
                });
        rates.keySet().stream()
                .filter(name -> name.startsWith(OURS))
                .forEach(name -> writeRatios(name, stream, report));
    }

    private void writeRatios(final String ours, final PrintStream stream, final Report report) {
        rates.keySet().stream()
                .filter(name -> !name.startsWith(OURS))
                .forEach(
                        peer -> {
                            final double ratio = ratio(ours, peer);
                            report.ratio(keyCount, ours, peer, ratio);
                            stream.printf(Locale.ROOT, "  %s / %s = %.2f%n", ours, peer, ratio);
                        });
    }

    private double ratio(final String ours, final String peer) {
        final List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rates.get(ours).size(); round++) {
            ratios.add(rates.get(ours).get(round) / rates.get(peer).get(round));
        }
        return median(ratios);
    }

    private static double median(final List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(Double.NaN);
    }
}
