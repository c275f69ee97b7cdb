package io.heliosdb.streaming.perf.proof.subject;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.connectors.registry.Connectors;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.DurableRun;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.connectors.spi.TransactionalSink;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sink that writes files, with decisions in a small file of their own in place of the log's; a
 * step is a part that is decided. Each part is committed twice, as after a start that does not know
 * whether the one before came to it.
 */
final class SinkSubject implements Subject {
    private static final List<Column> COLUMNS = List.of(new Column("id", SqlType.INTEGER));
    private static final int PARTS = 3;
    private static final int ROWS_PER_PART = 5;
    private static final int MAX_BYTES = 1 << 16;

    @Override
    public String name() {
        return "file sink";
    }

    private static TransactionalSink open(
            final Storage storage, final Path folder, final Ledger ledger) {
        final TableDefinition table =
                new TableDefinition(
                        "t",
                        COLUMNS,
                        Map.of(
                                "connector", "filesystem",
                                "path", folder.resolve("out").toString(),
                                "format", "csv"));
        final ConnectorContext context =
                new ConnectorContext(ledger, () -> 0, () -> 0, 1 << 16, null, null)
                        .durable(new DurableRun("job-1", storage, "fsynced"));
        return (TransactionalSink) Connectors.sink(table, context);
    }

    @Override
    public void run(final Storage storage, final Path folder, final Promises promises) {
        final Ledger ledger = new Ledger(Long.MAX_VALUE);
        storage.createDirectories(folder);
        final List<String> log = new ArrayList<>();
        try (TransactionalSink sink = open(storage, folder, ledger)) {
            sink.recover(List.of(), 0);
            for (int part = 0; part < PARTS; part++) {
                part(sink, storage, folder, ledger, log);
                promises.forced(part + 1L);
            }
        }
    }

    /** Gives all rows from the first on, up to those of one part more, and shows that part. */
    private static void part(
            final TransactionalSink sink,
            final Storage storage,
            final Path folder,
            final Ledger ledger,
            final List<String> log) {
        final int end = (log.size() + 1) * ROWS_PER_PART;
        try (Arena row = Arena.open(ledger, "row", "subject", 64)) {
            final RowWriter writer = new RowWriter(RowLayout.of(COLUMNS));
            for (int id = end - ROWS_PER_PART; id < end; id++) {
                writer.wrap(row.address(), 64);
                writer.putInt(0, id);
                writer.finish();
                sink.onRow(row.address(), (byte) 0, id, 0);
            }
        }
        final byte[] descriptor = sink.prepare();
        log.add(new String(descriptor, StandardCharsets.US_ASCII));
        AtomicFile.write(
                storage,
                folder.resolve("decisions"),
                String.join("\n", log).getBytes(StandardCharsets.US_ASCII));
        sink.commit(descriptor);
        sink.commit(descriptor);
    }

    @Override
    public Found recover(final Storage storage, final Path folder) {
        final Ledger ledger = new Ledger(Long.MAX_VALUE);
        storage.createDirectories(folder);
        final Path decisions = folder.resolve("decisions");
        final List<String> log = new ArrayList<>();
        if (storage.exists(decisions)) {
            final byte[] bytes = AtomicFile.read(storage, decisions, MAX_BYTES);
            log.addAll(List.of(new String(bytes, StandardCharsets.US_ASCII).split("\n")));
        }
        final int found = log.size();
        try (TransactionalSink sink = open(storage, folder, ledger)) {
            sink.recover(
                    log.stream()
                            .skip(Math.max(0, found - 1)) // an appliance knows the last one only
                            .map(line -> line.getBytes(StandardCharsets.US_ASCII))
                            .toList(),
                    (long) found * ROWS_PER_PART);
            check(storage, folder.resolve("out"), found);
            part(sink, storage, folder, ledger, log);
        }
        check(storage, folder.resolve("out"), log.size());
        if (ledger.openBytes() != 0) {
            throw new BrokenPromiseException(ledger.openBytes() + " bytes of memory leaked");
        }
        return new Found(found, false);
    }

    private static void check(final Storage storage, final Path out, final int partCount) {
        final StringBuilder shown = new StringBuilder();
        final List<String> listed = new ArrayList<>();
        for (final Path file : storage.list(out)) {
            final String name = file.getFileName().toString();
            if (name.startsWith("part-")) {
                shown.append(text(storage, file));
            } else if (name.endsWith(".inprogress")) {
                throw new BrokenPromiseException(name + " was left");
            } else if (name.endsWith(".manifest")) {
                text(storage, file).lines().map(line -> line.split(" ")[0]).forEach(listed::add);
            }
        }
        final StringBuilder wanted = new StringBuilder();
        for (int id = 0; id < partCount * ROWS_PER_PART; id++) {
            wanted.append(id).append('\n');
        }
        if (!wanted.toString().contentEquals(shown)) {
            throw new BrokenPromiseException(
                    "wanted " + partCount + " parts, shown " + shown.toString().replace('\n', ' '));
        }
        if (listed.size() != partCount || Set.copyOf(listed).size() != partCount) {
            throw new BrokenPromiseException("wanted " + partCount + " parts, listed " + listed);
        }
    }

    private static String text(final Storage storage, final Path path) {
        return new String(AtomicFile.read(storage, path, MAX_BYTES), StandardCharsets.US_ASCII);
    }
}
