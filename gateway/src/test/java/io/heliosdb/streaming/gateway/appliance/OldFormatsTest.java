package io.heliosdb.streaming.gateway.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.operators.change.OperatorState;
import io.heliosdb.streaming.operators.change.OperatorState.Kind;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What earlier versions have written into logs and checkpoints is read for ever. */
class OldFormatsTest {
    private static final OperatorState SOURCE =
            new OperatorState("a", Kind.SOURCE, "p", "", "", "events");
    private static final OperatorState SINK =
            new OperatorState("b", Kind.SINK, "q", "", "", "totals");
    private static final JobPlan PLAN =
            new JobPlan("hash", List.of(SOURCE, SINK), List.of(7), List.of(3));

    /** Books of a format with one job and no stream, whose entry ends as given. */
    private static JobEntry job(final int version, final ByteWriter end) {
        final ByteWriter bytes = new ByteWriter().putInt(version).putLong(100).putInt(0);
        bytes.putInt(1).putText("job").putText("hash").putInts(List.of(7)).putLong(5);
        bytes.putByte(0).putInt(1).putLong(42).putInt(0);
        for (final byte each : end.toBytes()) {
            bytes.putByte(each);
        }
        return Books.fromBytes(bytes.toBytes()).jobs().get("job");
    }

    @Test
    void booksBeforeChanges() {
        final JobEntry job = job(2, new ByteWriter());
        assertThat(job.plan().streams()).containsExactly(7);
        assertThat(job.plan().sinkId(1)).isEqualTo(1);
        assertThat(job.skippedRows()).containsExactly(42);
        assertThat(job.plan().isDescribed()).isFalse();
    }

    @Test
    void booksBeforeOperators() {
        final JobEntry job = job(3, new ByteWriter().putInts(List.of(4, 2)).putInt(5).putByte(1));
        assertThat(job.plan().sinkId(1)).isEqualTo(2);
        assertThat(job.nextSinkId()).isEqualTo(5);
        assertThat(job.mayLoseState()).isTrue();
        assertThat(job.table(4)).isEmpty();
    }

    @Test
    void whatStandsBesideTheStateDescribesAnEntryThatIsOlder() {
        final JobEntry job = job(2, new ByteWriter());
        final SortedMap<String, String> old = PLAN.toProperties();
        old.remove("streams");
        old.remove("sinks");
        job.hasStateOf(JobPlan.of(old).orElseThrow());
        assertThat(job.plan().operators()).containsExactly(SOURCE, SINK);
        assertThat(job.stateOf().orElseThrow().streams()).containsExactly(7);
    }

    @Test
    void commandsBeforeOperators() {
        final byte[] created =
                new ByteWriter()
                        .putByte(2)
                        .putByte(2)
                        .putText("job")
                        .putText("hash")
                        .putInts(List.of(7))
                        .toBytes();
        assertThat(LogCommands.decode(created))
                .isEqualTo(
                        new LogCommand.JobCreated(
                                "job",
                                new JobPlan("hash", List.of(), List.of(7), List.of()),
                                Collections.emptySortedMap()));
        final ByteWriter changed =
                new ByteWriter().putByte(2).putByte(8).putText("job").putText("hash").putInt(1);
        changed.putInt(7).putText("key").putInt(-1).putInts(List.of(3)).putByte(1);
        assertThat(LogCommands.decode(changed.toBytes()))
                .isEqualTo(
                        new LogCommand.JobChanged(
                                "job",
                                new JobPlan("hash", List.of(), List.of(7), List.of(3)),
                                List.of(new LogCommand.StreamUse(7, "key", -1)),
                                Collections.emptySortedMap(),
                                true));
    }

    @Test
    void thePresentFormatsComeBack() {
        final SortedMap<Integer, TableDefinition> tables =
                new TreeMap<>(
                        Map.of(
                                3,
                                new TableDefinition(
                                        "totals",
                                        List.of(new Column("x", SqlType.decimal(10, 2).notNull())),
                                        Map.of("connector", "filesystem", "path", "out"))));
        assertThat(JobPlan.of(PLAN.toProperties())).contains(PLAN);
        final JobEntry entry =
                new JobEntry(new LogCommand.JobCreated("job", PLAN, tables), 12).copy();
        assertThat(entry.plan()).isEqualTo(PLAN);
        assertThat(entry.table(3)).contains(tables.get(3));
        assertThat(entry.createdAt()).isEqualTo(12);
        assertThat(entry.nextSinkId()).isEqualTo(4);
    }
}
