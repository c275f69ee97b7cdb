package io.heliosdb.streaming.perf.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The figures of one scenario, for a file: what was measured, where, and how they compare. */
public final class Report {
    private final ObjectMapper mapper = new ObjectMapper();
    private final ObjectNode root = mapper.createObjectNode();

    /**
     * Notes the machine that it runs on.
     *
     * @param scenario as on the command line
     */
    public Report(final String scenario) {
        root.put("scenario", scenario);
        final ObjectNode machine = root.putObject("machine");
        machine.put("cores", Runtime.getRuntime().availableProcessors());
        machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("arch", System.getProperty("os.arch"));
        machine.put("java", System.getProperty("java.vm.version"));
        final ArrayNode flags = machine.putArray("jvmArguments");
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-X"))
                .forEach(flags::add);
    }

    /** Notes how the run was done. */
    public void setting(final String name, final String value) {
        root.withObject("/settings").put(name, value);
    }

    /**
     * Adds a contestant.
     *
     * @param keys distinct keys
     * @param eventsPerSecond median of all rounds
     * @param cores processors the process was busy on meanwhile
     * @param rounds events per second of each round
     */
    public void rate(
            final long keys,
            final String contestant,
            final double eventsPerSecond,
            final double cores,
            final List<Double> rounds) {
        final ObjectNode row =
                root.withArray("/rows")
                        .addObject()
                        .put("keys", keys)
                        .put("contestant", contestant)
                        .put("eventsPerSecond", eventsPerSecond)
                        .put("cores", cores);
        rounds.forEach(row.putArray("rounds")::add);
    }

    /** Adds the median of the ratios within each round. */
    public void ratio(final long keys, final String ours, final String peer, final double ratio) {
        comparison("/ratios", keys, ours, peer, ratio);
    }

    /** Adds a ratio that is aimed at. */
    public void target(
            final long keys,
            final String ours,
            final String peer,
            final double ratio,
            final double target) {
        comparison("/targets", keys, ours, peer, ratio)
                .put("target", target)
                .put("met", ratio >= target);
    }

    private ObjectNode comparison(
            final String list,
            final long keys,
            final String ours,
            final String peer,
            final double ratio) {
        return root.withArray(list)
                .addObject()
                .put("keys", keys)
                .put("contestant", ours)
                .put("peer", peer)
                .put("ratio", ratio);
    }

    /** Adds an object to a list of the scenario's own. */
    public ObjectNode add(final String list) {
        return root.withArray("/" + list).addObject();
    }

    /** Writes everything as JSON. */
    public void write(final Path file) throws IOException {
        Files.writeString(
                file, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }
}
