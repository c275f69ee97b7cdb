package io.heliosdb.streaming.gateway.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.plan.RowKind;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class FinalRowsTest {
    private static final int ROW_BYTES = 1_000;

    private final Ledger ledger = new Ledger(1 << 20);

    private void change(final FinalRows rows, final RowKind kind, final long value) {
        try (Arena row = Arena.open(ledger, "test", "row", ROW_BYTES)) {
            Memory.putLong(row.address(), value);
            rows.accept(kind, value, 0, row.address(), ROW_BYTES);
        }
    }

    private static List<Long> sequences(final FinalRows rows) {
        final List<Long> sequences = new ArrayList<>();
        rows.forEach(row -> sequences.add(row.rowSequence()));
        return sequences;
    }

    @Test
    void anUpdatedRowKeepsItsPlaceAndADeletedOneIsGone() {
        final FinalRows rows = new FinalRows(10, Long.MAX_VALUE);
        change(rows, RowKind.INSERT, 1);
        change(rows, RowKind.INSERT, 2);
        change(rows, RowKind.INSERT, 3);
        change(rows, RowKind.UPDATE_BEFORE, 1);
        change(rows, RowKind.UPDATE_AFTER, 4);
        change(rows, RowKind.DELETE, 2);
        assertThat(sequences(rows)).containsExactly(4L, 3L);
        assertThat(rows.count()).isEqualTo(2);
    }

    @Test
    void refusesMoreRowsAndMoreBytesThanItMayHold() {
        final FinalRows few = new FinalRows(1, Long.MAX_VALUE);
        change(few, RowKind.INSERT, 1);
        assertThatThrownBy(() -> change(few, RowKind.INSERT, 2))
                .isInstanceOf(HeliosException.class)
                .hasMessageContaining("HCLI-0101");
        final FinalRows small = new FinalRows(1_000, 10 * ROW_BYTES);
        for (int round = 0; round < 100; round++) {
            change(small, RowKind.INSERT, round);
            change(small, RowKind.DELETE, round);
        }
        for (int i = 0; i < 9; i++) {
            change(small, RowKind.INSERT, i);
        }
        assertThatThrownBy(() -> change(small, RowKind.INSERT, 10))
                .isInstanceOf(HeliosException.class)
                .hasMessageContaining("HCLI-0101");
    }
}
