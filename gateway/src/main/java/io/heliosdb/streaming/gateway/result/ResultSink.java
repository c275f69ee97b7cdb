package io.heliosdb.streaming.gateway.result;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.operators.plan.OrderedNode.SortColumn;
import io.heliosdb.streaming.operators.plan.RowKind;

import java.util.List;

/**
 * Prints a SELECT's rows: each change as it happens, or the final rows at the end. Rows that can no
 * longer change are printed at once either way.
 */
public final class ResultSink implements Sink {
    /** Most rows of a changing result that are held until the end. */
    public static final int ROW_LIMIT = 5_000_000;

    private final RowPrinter printer;
    private final RowReader reader;
    private final FinalRows finalRows;
    private final Arena copy;
    private final RowOrder order;
    private boolean hasStarted;

    /** Of rows in the order in which they come. */
    public ResultSink(
            final RowPrinter printer,
            final RowLayout layout,
            final boolean isCollected,
            final Ledger ledger,
            final int maxRowBytes) {
        this(printer, layout, isCollected, List.of(), ledger, maxRowBytes);
    }

    /**
     * @param printer closed with this sink
     * @param layout of the result's rows
     * @param isCollected whether changes are applied and only the final rows printed
     * @param order of final rows; empty: as they came
     * @param ledger where a buffer for one row is booked
     * @param maxRowBytes size of that buffer
     */
    public ResultSink(
            final RowPrinter printer,
            final RowLayout layout,
            final boolean isCollected,
            final List<SortColumn> order,
            final Ledger ledger,
            final int maxRowBytes) {
        this.printer = printer;
        reader = new RowReader(layout);
        finalRows = isCollected ? new FinalRows(ROW_LIMIT, heapLimitBytes()) : null;
        try {
            this.order =
                    isCollected && !order.isEmpty()
                            ? new RowOrder(order, layout, ledger, maxRowBytes)
                            : null;
        } catch (final RuntimeException e) {
            printer.close();
            throw e;
        }
        try {
            copy = isCollected ? Arena.open(ledger, "final rows", "result", maxRowBytes) : null;
        } catch (final RuntimeException e) {
            closeOrder();
            printer.close();
            throw e;
        }
    }

    /** Seven tenths of the heap; the rest is for everybody else. */
    private static long heapLimitBytes() {
        return Runtime.getRuntime().maxMemory() / 10 * 7;
    }

    @Override
    public boolean onRow(
            final long address, final byte kind, final long rowSequence, final int ordinal) {
        start();
        reader.wrap(address);
        if (finalRows == null) {
            printer.row(RowKind.of(kind), rowSequence, ordinal, reader);
        } else {
            finalRows.accept(RowKind.of(kind), rowSequence, ordinal, address, reader.length());
        }
        return true;
    }

    private void start() {
        if (!hasStarted) {
            hasStarted = true;
            printer.start();
        }
    }

    @Override
    public void flush() {
        printer.flush();
    }

    @Override
    public void finish() {
        start();
        if (order != null) {
            finalRows.forEach(order, this::print);
        } else if (finalRows != null) {
            finalRows.forEach(this::print);
        }
        printer.finish();
    }

    private void print(final FinalRows.Row row) {
        Memory.copyFromArray(row.bytes(), 0, copy.address(), row.bytes().length);
        printer.row(RowKind.INSERT, row.rowSequence(), row.ordinal(), reader.wrap(copy.address()));
    }

    @Override
    public void close() {
        printer.close();
        if (copy != null) {
            copy.close();
        }
        closeOrder();
    }

    private void closeOrder() {
        if (order != null) {
            order.close();
        }
    }
}
