package io.heliosdb.streaming.codecs.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Ledger;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/** Every printer against what Java prints. */
class PrinterTest {
    private static final int ROUNDS = 30_000;

    private final Ledger ledger = new Ledger(1 << 20);
    private final Random random = new Random(13);

    private long anyLong() {
        return random.nextInt(50) == 0 ? Long.MIN_VALUE : random.nextLong() >> random.nextInt(64);
    }

    @Test
    void numbersAreThoseOfJava() {
        try (TextOutput output = new TextOutput(ledger, "test", 4096)) {
            final NumberPrinter printer = new NumberPrinter(output);
            for (int i = 0; i < ROUNDS; i++) {
                final long number = anyLong();
                final double real = Double.longBitsToDouble(random.nextLong());
                output.clear();
                printer.print(number);
                output.put(' ');
                printer.print(real);
                output.put(' ');
                printer.print((float) real);
                assertThat(output.toString()).isEqualTo(number + " " + real + " " + (float) real);
            }
        }
        assertThat(ledger.openBytes()).isZero();
    }

    @Test
    void decimalsAreThoseOfBigDecimal() {
        try (TextOutput output = new TextOutput(ledger, "test", 4096)) {
            final NumberPrinter printer = new NumberPrinter(output);
            for (int i = 0; i < ROUNDS; i++) {
                final long step =
                        random.nextBoolean() ? 1 : (long) Math.pow(10, random.nextInt(10));
                final long number = anyLong() % 1_000_000_000 * step;
                final int scale = random.nextInt(19);
                final BigDecimal decimal = BigDecimal.valueOf(number, scale);
                output.clear();
                printer.printDecimal(number, scale);
                output.put(' ');
                printer.printScientific(number, scale);
                final String expected =
                        decimal.toPlainString() + " " + decimal.stripTrailingZeros();
                assertThat(output.toString()).isEqualTo(expected);
            }
        }
    }

    @Test
    void decimalsOf128Bits() {
        try (TextOutput output = new TextOutput(ledger, "test", 4096)) {
            final NumberPrinter printer = new NumberPrinter(output);
            for (int i = 0; i < 1000; i++) {
                final BigInteger unscaled =
                        new BigInteger(120, random)
                                .multiply(BigInteger.valueOf(random.nextInt(3) - 1));
                output.clear();
                printer.printDecimal(unscaled.longValue(), unscaled.shiftRight(64).longValue(), 7);
                assertThat(output.toString())
                        .isEqualTo(new BigDecimal(unscaled, 7).toPlainString());
            }
        }
    }

    @Test
    void timestampsAreThoseOfJava() {
        final DateTimeFormatter full = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");
        try (TextOutput output = new TextOutput(ledger, "test", 4096)) {
            final TimePrinter printer = new TimePrinter(output);
            for (int i = 0; i < ROUNDS; i++) {
                final long second = (random.nextLong() >> 24) % 60_000_000_000L;
                final int ms = random.nextInt(4) == 0 ? 0 : random.nextInt(1000);
                final int nanos = random.nextBoolean() ? 0 : random.nextInt(1_000_000);
                final LocalDateTime timestamp =
                        LocalDateTime.ofEpochSecond(second, ms * 1_000_000 + nanos, ZoneOffset.UTC);
                output.clear();
                printer.printTimestamp(second * 1000 + ms, nanos, ' ', TimePrinter.AS_NEEDED);
                output.put('|');
                printer.printDate(timestamp.toLocalDate().toEpochDay());
                assertThat(output.toString())
                        .isEqualTo(
                                TimestampStyle.SQL.formatter().format(timestamp)
                                        + "|"
                                        + timestamp.toLocalDate());
                if (timestamp.getYear() > 0 && timestamp.getYear() < 10_000) {
                    output.clear();
                    printer.printTimestamp(second * 1000 + ms, nanos, ' ', 3);
                    assertThat(output.toString()).isEqualTo(full.format(timestamp));
                }
            }
        }
    }

    @Test
    void datesAreTheSameForThousandsOfYears() {
        for (long day = -1_500_000; day < 3_000_000; day += 11) {
            final LocalDate date = LocalDate.ofEpochDay(day);
            final long packed = CivilDate.packed(day);
            assertThat(CivilDate.year(packed)).isEqualTo(date.getYear());
            assertThat(CivilDate.month(packed)).isEqualTo(date.getMonthValue());
            assertThat(CivilDate.day(packed)).isEqualTo(date.getDayOfMonth());
            assertThat(CivilDate.monthLength(date.getYear(), date.getMonthValue()))
                    .isEqualTo(date.lengthOfMonth());
            assertThat(
                            CivilDate.epochDay(
                                    date.getYear(), date.getMonthValue(), date.getDayOfMonth()))
                    .isEqualTo(day);
        }
    }

    @Test
    void outputGrowsAndKeepsItsBytes() {
        try (TextOutput output = new TextOutput(ledger, "test", 10)) {
            final StringBuilder expected = new StringBuilder();
            for (int i = 0; i < 3000; i++) {
                output.putAscii("row ");
                output.putPair(i % 100);
                expected.append("row ").append(i % 100 < 10 ? "0" : "").append(i % 100);
            }
            assertThat(output.toString()).isEqualTo(expected.toString());
            assertThat(output.bytes().remaining()).isEqualTo(expected.length());
            output.truncate(5);
            assertThat(output.toString()).isEqualTo("row 0");
        }
        assertThat(ledger.openBytes()).isZero();
    }
}
