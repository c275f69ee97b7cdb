package io.heliosdb.streaming.perf.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The figures of one scenario, for a file: what was measured, where, and how they compare. */
public final class Report {
    private final ObjectMapper mapper = new ObjectMapper();
    private final ObjectNode root = mapper.createObjectNode();
    private final ArrayNode rows;
    private final ArrayNode ratios;

    public Report(final String scenario) {
        root.put("scenario", scenario);
        final ObjectNode machine = root.putObject("machine");
        machine.put("cores", Runtime.getRuntime().availableProcessors());
        machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("arch", System.getProperty("os.arch"));
        machine.put("java", System.getProperty("java.vm.version"));
        rows = root.putArray("rows");
        ratios = root.putArray("ratios");
    }

    /** A contestant's median rate. */
    public void rate(final long keys, final String contestant, final double eventsPerSecond) {
        rows.addObject()
                .put("keys", keys)
                .put("contestant", contestant)
                .put("eventsPerSecond", eventsPerSecond);
    }

    /** The median of the ratios within each round. */
    public void ratio(final long keys, final String ours, final String peer, final double ratio) {
        ratios.addObject()
                .put("keys", keys)
                .put("contestant", ours)
                .put("peer", peer)
                .put("ratio", ratio);
    }

    /** Writes everything as JSON. */
    public void write(final Path file) throws IOException {
        Files.writeString(file, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root));
    }
}
