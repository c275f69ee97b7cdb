package io.heliosdb.streaming.connectors.result;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The streams of a process that jobs write, by name. Any thread. */
public final class ResultDirectory implements AutoCloseable {
    private final Ledger ledger;
    private final Map<String, ResultSink> writers = new ConcurrentHashMap<>();
    private final Map<String, ResultLog> byName = new ConcurrentHashMap<>();

    /** Told of each log that can be read, on the thread of its sink. */
    private volatile Consumer<ResultLog> follower = log -> {};

    /**
     * @param ledger of the memory of logs and their readers
     */
    public ResultDirectory(final Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Who is told of each log that can be read, on the thread of its sink, and at once of those
     * that can be now; in place of who was told before.
     */
    public void follow(final Consumer<ResultLog> newFollower) {
        follower = newFollower;
        byName.values().forEach(newFollower);
    }

    /** The log of a name. */
    public Optional<ResultLog> find(final String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All of them, by name. */
    public List<ResultLog> all() {
        return byName.values().stream().sorted(Comparator.comparing(ResultLog::name)).toList();
    }

    /**
     * The sink of a stream.
     *
     * @param context of a run that survives restarts
     * @throws HeliosException {@code HCON-0021} if another job writes the stream
     */
    public Sink sink(
            final TableDefinition table,
            final ConnectorContext context,
            final ResultFolder folder) {
        final ResultSink sink = new ResultSink(table, context, folder, ledger, this);
        if (writers.putIfAbsent(table.name(), sink) != null) {
            throw table.placed(
                    HeliosException.of(
                                    ConnectorError.STREAM_WRITTEN,
                                    "another statement writes the stream " + table.name())
                            .hint(
                                    "write both by one statement with UNION ALL, or into two"
                                            + " streams"),
                    "connector");
        }
        return sink;
    }

    /** A log can be read from now on, in place of one of the same name that has ended. */
    void opened(final ResultLog log) {
        final ResultLog before = byName.put(log.name(), log);
        if (before != null) {
            before.close();
        }
        follower.accept(log);
    }

    /**
     * A sink is closed.
     *
     * @param log that it wrote, or null
     * @param isFinished whether the log is whole, and can still be read
     */
    void closed(final ResultSink sink, final ResultLog log, final boolean isFinished) {
        writers.remove(sink.name(), sink);
        if (log != null && !isFinished && byName.remove(log.name(), log)) {
            log.close();
        }
    }

    /** Nothing can be read any more. */
    @Override
    public void close() {
        byName.values().forEach(ResultLog::close);
        byName.clear();
    }
}
