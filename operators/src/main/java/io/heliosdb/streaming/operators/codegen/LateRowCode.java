package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.JavaClass;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.List;

/**
 * Writes what happens to a row that comes too late for a window: it is counted, sent aside, and
 * given to who reads the window's late rows.
 */
final class LateRowCode {
    private final NodeGenerator generator;
    private final String field;
    private final int output;
    private final RowEncoder encoder;

    /**
     * @param output number of the output that gets the rows
     */
    LateRowCode(final NodeGenerator generator, final int output) {
        this.generator = generator;
        this.output = output;
        field = "late" + generator.number;
        encoder =
                new RowEncoder(
                        generator.generation.javaClass(),
                        field,
                        generator.node().inputs().getFirst().columns());
    }

    /** Declares the output. */
    void declare() {
        generator.generation.javaClass().constant("SinkPort", field, "sink(" + output + ")");
    }

    /** Writes a method for late rows, and its call. */
    void write(final Row row) {
        final JavaClass javaClass = generator.generation.javaClass();
        Outline.of(
                javaClass,
                row,
                "late",
                "A row whose windows have all fired: " + generator.title(),
                List.of(),
                inner -> {
                    inner.code().line("lateRowCount++;");
                    generator.count(inner.code(), RowFate.LATE);
                    encoder.write(inner);
                    for (final LateRowsGenerator consumer : generator.lateConsumers()) {
                        Outline.of(
                                javaClass,
                                inner,
                                consumer.name(),
                                consumer.title(),
                                List.of(),
                                taken -> consumer.consume(taken, 0));
                    }
                });
    }

    /** What one late row can cause. */
    void measure(final Fanout fanout) {
        fanout.reach(output, RowEncoder.rowBytes(generator.node().inputs().getFirst().columns()));
        generator.lateConsumers().forEach(consumer -> consumer.measure(fanout));
    }
}
