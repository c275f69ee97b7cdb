package io.heliosdb.streaming.state.checkpoint.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointIdTest {
    @Test
    void isReadBackAsItWasPrinted() {
        for (final long number : new long[] {0, 42, 99_999_999, 100_000_000, Long.MAX_VALUE}) {
            final CheckpointId checkpoint = CheckpointId.checkpoint(number);
            assertThat(CheckpointId.parse(checkpoint.text())).isEqualTo(checkpoint);
            final CheckpointId savepoint = CheckpointId.savepoint(number, -42);
            assertThat(CheckpointId.parse(savepoint.text())).isEqualTo(savepoint);
        }
        assertThat(CheckpointId.checkpoint(42).text()).isEqualTo("checkpoint-00000042");
        assertThat(CheckpointId.savepoint(42, 0xbeef).text())
                .isEqualTo("savepoint-00000042-0000beef");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "checkpoint",
                "checkpoint-42",
                "checkpoint-000000042",
                "checkpoint-00000042/",
                "checkpoint-00000042\n",
                "checkpoint-00000042-0000beef",
                "checkpoint--0000042",
                "checkpoint-9999999999999999999",
                "savepoint-00000042",
                "savepoint-00000042-0000BEEF",
                "savepoint-00000042-0000beef0",
                "Checkpoint-00000042",
                " checkpoint-00000042",
                "../checkpoint-00000042",
                "../../etc/passwd",
                "/etc/passwd",
                "checkpoint-00000042/../checkpoint-00000041",
                "checkpoint-0000004\u0662",
                "..",
                ".",
                "\u0000",
                "http://example.com/checkpoint-00000042",
            })
    void nothingElseIsAnId(final String text) {
        assertThat(CheckpointId.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> CheckpointId.parse(text)).hasMessageStartingWith("HCKP-0001");
    }

    @Test
    void aMessageShowsNoMoreOfAStrangersTextThanIsFit() {
        assertThatThrownBy(() -> CheckpointId.parse("\u001b[2J" + "x".repeat(1_000)))
                .hasMessageMatching("HCKP-0001.*\"\\?\\[2Jx{56}\\.\\.\\.\".*");
    }
}
