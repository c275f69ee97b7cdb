package io.heliosdb.streaming.perf.tumble;

import io.heliosdb.streaming.perf.report.Median;
import io.heliosdb.streaming.perf.report.Report;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * What came out with one number of keys: medians of the rates, and medians of the ratios within
 * each round beside the targets.
 *
 * @param keyCount distinct keys
 * @param isDefaultQuery whether the query is the one that all targets are about
 * @param paces how fast each contestant was, round by round
 */
record Summary(long keyCount, boolean isDefaultQuery, Map<String, List<Pace>> paces) {
    private static final String OURS = "helios";
    private static final String LOOP = "loop";

    /** Prints the rates, and the ratios of ours to the others. */
    void print(final PrintStream stream) {
        paces.forEach(
                (name, each) ->
                        stream.printf(
                                Locale.ROOT,
                                "  %-12s %,14.0f events/s   on %.1f cores%n",
                                name,
                                median(each, Pace::eventsPerSecond),
                                median(each, Pace::cores)));
        paces.keySet().stream()
                .filter(name -> name.startsWith(OURS))
                .forEach(
                        ours ->
                                others().forEach(
                                                peer ->
                                                        stream.printf(
                                                                Locale.ROOT,
                                                                "  %-12s / %-6s %8.2f%n",
                                                                ours,
                                                                peer,
                                                                ratio(ours, peer))));
    }

    /** Prints a line for each target that this run has figures for. */
    void printTargets(final PrintStream stream) {
        for (final Target target : targets()) {
            final double ratio = ratio(target.ours(), target.peer());
            stream.printf(
                    Locale.ROOT,
                    "  %,11d keys  %-12s / %-6s %8.2f   target %5.1f   %s%s%n",
                    keyCount,
                    target.ours(),
                    target.peer(),
                    ratio,
                    target.ratio(),
                    ratio >= target.ratio() ? "met" : "NOT MET",
                    loopBeside(target));
        }
    }

    /** What a loop by hand reaches against the same peer. */
    private String loopBeside(final Target target) {
        return paces.containsKey(LOOP) && !target.peer().equals(LOOP)
                ? String.format(Locale.ROOT, "   (the loop: %.1f)", ratio(LOOP, target.peer()))
                : "";
    }

    /** Adds everything to a report. */
    void addTo(final Report report) {
        paces.forEach(
                (name, each) ->
                        report.rate(
                                keyCount,
                                name,
                                median(each, Pace::eventsPerSecond),
                                median(each, Pace::cores),
                                each.stream().map(Pace::eventsPerSecond).toList()));
        paces.keySet().stream()
                .filter(name -> name.startsWith(OURS))
                .forEach(
                        ours ->
                                others().forEach(
                                                peer ->
                                                        report.ratio(
                                                                keyCount,
                                                                ours,
                                                                peer,
                                                                ratio(ours, peer))));
        targets()
                .forEach(
                        target ->
                                report.target(
                                        keyCount,
                                        target.ours(),
                                        target.peer(),
                                        ratio(target.ours(), target.peer()),
                                        target.ratio()));
    }

    private List<String> others() {
        return paces.keySet().stream().filter(name -> !name.startsWith(OURS)).toList();
    }

    private List<Target> targets() {
        return Target.of(keyCount, isDefaultQuery).stream()
                .filter(target -> paces.containsKey(target.peer()))
                .toList();
    }

    private double ratio(final String ours, final String peer) {
        return Median.ofRatios(
                paces.get(ours).stream().map(Pace::eventsPerSecond).toList(),
                paces.get(peer).stream().map(Pace::eventsPerSecond).toList());
    }

    private static double median(final List<Pace> paces, final Function<Pace, Double> figure) {
        return Median.of(paces.stream().map(figure).toList());
    }
}
