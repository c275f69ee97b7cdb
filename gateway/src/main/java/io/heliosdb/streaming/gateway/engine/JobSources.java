package io.heliosdb.streaming.gateway.engine;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.connectors.agent.SourceAgent;
import io.heliosdb.streaming.connectors.registry.Connectors;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.gateway.alignment.StreamGate;
import io.heliosdb.streaming.operators.runtime.JobInputs;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.ringbuffer.log.IngressPort;

import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sources that one job has opened, each with its stream of the log. */
final class JobSources implements AutoCloseable {
    private final Engine engine;
    private final JobDefinition definition;
    private final List<IngressPort> ports = new ArrayList<>();
    private final List<SourceAgent> agents = new ArrayList<>();
    private final Map<Integer, StreamGate> gates = new HashMap<>();

    JobSources(final Engine engine, final JobDefinition definition) {
        this.engine = engine;
        this.definition = definition;
    }

    /** One source and stream per table and set of columns, however many scans read them. */
    JobInputs open() {
        final Map<ScanTarget, Integer> streams = new LinkedHashMap<>();
        final int[] tags =
                definition.plan().scans().stream()
                        .map(scan -> new ScanTarget(scan.table(), scan.encoded()))
                        .mapToInt(target -> streams.computeIfAbsent(target, this::open))
                        .toArray();
        return new JobInputs(tags);
    }

    /** What one source reads. */
    private record ScanTarget(String table, List<Column> columns) {}

    private int open(final ScanTarget target) {
        final TableDefinition table = definition.tables().get(target.table());
        final int stream = engine.newStream();
        final Source source = Connectors.source(table, target.columns(), engine.connectorContext());
        final IngressPort port;
        try {
            port = engine.sequencer().openPort(table.name(), stream);
        } catch (final RuntimeException e) {
            source.close();
            throw e;
        }
        ports.add(port);
        final StreamGate gate = new StreamGate(Clocks.nano());
        gates.put(stream, gate);
        agents.add(new SourceAgent(table.name(), source, port, gate));
        return stream;
    }

    /** Where the job holds the source of a stream back. */
    StreamGate gate(final int stream) {
        return gates.get(stream);
    }

    List<? extends Agent> agents() {
        return agents;
    }

    /** Rows or fields skipped by the sources' settings. Any thread. */
    long skippedCount() {
        return agents.stream().mapToLong(SourceAgent::skippedCount).sum();
    }

    /** Bytes read so far. Any thread. */
    long readBytes() {
        return agents.stream().mapToLong(SourceAgent::readBytes).sum();
    }

    /** Bytes of input in all, or -1 if one of the sources does not know. */
    long totalBytes() {
        final long[] totals = agents.stream().mapToLong(SourceAgent::totalBytes).toArray();
        long sum = 0;
        for (final long total : totals) {
            sum = sum < 0 || total < 0 ? -1 : sum + total;
        }
        return sum;
    }

    /** Closes what has been opened of sources that never ran. */
    void discard() {
        ports.forEach(engine.sequencer()::removePort);
        agents.forEach(SourceAgent::onClose);
        close();
    }

    /** Frees the ports; the agents have stopped. */
    @Override
    public void close() {
        CloseHelper.closeAll(ports);
    }
}
