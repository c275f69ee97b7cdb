package io.heliosdb.streaming.gateway.appliance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.json.JsonOptions;
import io.heliosdb.streaming.codecs.json.JsonWriter;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.text.TextOutput;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.LogReplay;

import org.agrona.concurrent.EpochClock;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The rows that made a job fail for good, in a file of each job: a JSON object a line with the job,
 * the row's sequence and epoch, when it was given up (the log does not know when each row came in),
 * code and text of the error, the table, and the row itself as the journal has it. A line is safe
 * on the disk before the job passes over its row, and written once: the last line's row is not
 * written again.
 *
 * <p>Control plane's thread.
 */
final class DeadLetters {
    private static final int FIRST_TEXT_BYTES = 1 << 10;

    private final Storage storage;
    private final Path folder;
    private final Ledger ledger;
    private final LogReplay journal;
    private final EpochClock clock;
    private final ObjectMapper mapper = new ObjectMapper();

    DeadLetters(
            final Storage storage,
            final Path folder,
            final Ledger ledger,
            final LogReplay journal,
            final EpochClock clock) {
        this.storage = storage;
        this.folder = folder;
        this.ledger = ledger;
        this.journal = journal;
        this.clock = clock;
    }

    /** Whether the journal has a row already, which a job was given from the ring. */
    boolean has(final long rowSequence) {
        try (LogReplay.Reader reader = journal.open()) {
            return reader.read(rowSequence, new LogEntry());
        }
    }

    /**
     * Puts a row aside.
     *
     * @param slot the job that it made fail
     * @param reason how
     */
    void add(final JobSlot slot, final long rowSequence, final Throwable reason) {
        final String job = slot.spec().name();
        storage.createDirectories(folder);
        final LineFile file = new LineFile(storage, folder.resolve(job + ".jsonl"), ledger);
        try (LogReplay.Reader reader = journal.open()) {
            final LogEntry entry = new LogEntry();
            reader.read(rowSequence, entry);
            final String start = // another log has another epoch: somebody went back
                    "{\"job\":\""
                            + job
                            + "\",\"rowSequence\":"
                            + rowSequence
                            + ",\"epoch\":"
                            + entry.epoch()
                            + ',';
            if (!file.lastLineStartsWith(start)) {
                file.add(start + rest(slot, entry, rowSequence, reason));
            }
        }
    }

    private String rest(
            final JobSlot slot,
            final LogEntry entry,
            final long rowSequence,
            final Throwable reason) {
        final ObjectNode parts = mapper.createObjectNode();
        parts.put("givenUpAt", Instant.ofEpochMilli(clock.time()).toString());
        if (reason instanceof HeliosException error) {
            parts.put("code", error.code().code());
            parts.put("error", error.what());
            parts.put("detail", error.detail());
        } else {
            parts.put("error", reason.toString());
        }
        putRow(parts, slot, entry, rowSequence);
        return parts.toString().substring(1);
    }

    private void putRow(
            final ObjectNode parts,
            final JobSlot slot,
            final LogEntry entry,
            final long rowSequence) {
        final List<PlanNode.Scan> scans = slot.spec().plan().scans();
        final PlanNode.Scan scan = scans.get(slot.inputs().firstOf(entry.stream()));
        final RowReader row = new RowReader(RowLayout.of(scan.encoded()));
        row.wrap(entry.address());
        for (long i = entry.firstRowSequence(); i < rowSequence; i++) {
            row.wrap(row.address() + row.length());
        }
        try (TextOutput text = new TextOutput(ledger, "dead letter", FIRST_TEXT_BYTES)) {
            new JsonWriter(JsonOptions.DEFAULT, row.layout(), text).row(row);
            parts.put("table", slot.spec().tables().get(scan.table()).name());
            parts.putRawValue("row", new RawValue(text.toString().strip()));
        }
    }
}
