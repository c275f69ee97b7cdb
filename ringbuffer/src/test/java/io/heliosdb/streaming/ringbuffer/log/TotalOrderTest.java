package io.heliosdb.streaming.ringbuffer.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What one thread sees: order, row sequences, merging, ticks, commands. */
class TotalOrderTest {
    private final LogRig rig = new LogRig();
    private final IngressPort flights = rig.sequencer.openPort("flights", 1);
    private final IngressPort airports = rig.sequencer.openPort("airports", 2);
    private final LogConsumer consumer = rig.ring.join("job");
    private final List<String> seen = new ArrayList<>();

    private boolean note(final LogEntry entry) {
        seen.add(
                entry.type()
                        + " "
                        + entry.stream()
                        + " "
                        + entry.firstRowSequence()
                        + "+"
                        + entry.rowCount());
        return true;
    }

    private void pollAll() {
        rig.sequence();
        assertThat(consumer.poll(this::note, 100)).isLessThan(100);
    }

    private void close() {
        consumer.close();
        rig.close(flights, airports);
    }

    @Test
    void aLoneRowIsOneRecordAndLeavesAtOnce() {
        LogRig.write(flights, 7);
        assertThat(flights.flush()).isTrue();
        assertThat(rig.sequencer.doWork()).isEqualTo(1);

        assertThat(consumer.poll(entry -> note(entry) && LogRig.number(entry, 0) == 7, 10))
                .isEqualTo(1);
        assertThat(seen).containsExactly("ROWS 1 0+1");
        close();
    }

    @Test
    void whatHasArrivedFromAPortIsOneRecordWhateverItsBatches() {
        for (int i = 0; i < 3; i++) {
            LogRig.write(flights, 2L * i);
            LogRig.write(flights, 2L * i + 1);
            flights.flush();
        }
        LogRig.write(airports, 0);
        airports.flush();
        pollAll();
        assertThat(seen).containsExactly("ROWS 1 0+6", "ROWS 2 6+1");
        close();
    }

    @Test
    void recordsOfEveryTypeTakeTheirPlaceBehindTheRowsBefore() {
        LogRig.write(flights, 0);
        assertThat(flights.offset("at 17".getBytes(StandardCharsets.UTF_8), 0, 5)).isTrue();
        LogRig.write(flights, 1);
        assertThat(flights.endOfInput()).isTrue();
        pollAll();
        final Command command = new Command(new byte[] {42});
        assertThat(rig.sequencer.submit(command)).isTrue();
        assertThat(command.rowSequence()).isEqualTo(-1);
        pollAll();

        assertThat(seen)
                .containsExactly(
                        "ROWS 1 0+1",
                        "OFFSET 1 1+1",
                        "ROWS 1 2+1",
                        "END_OF_INPUT 1 3+1",
                        "COMMAND -1 4+1");
        assertThat(command.rowSequence()).isEqualTo(4);
        close();
    }

    @Test
    void aTickIsWrittenOnceAndOnlyWhenADeadlineIsDue() {
        final TickSchedule.Deadline deadline = rig.sequencer.ticks().register();
        pollAll();
        rig.clock.advance(1, TimeUnit.SECONDS);
        pollAll();
        assertThat(seen).isEmpty();

        deadline.at(1_002_000);
        pollAll();
        assertThat(seen).isEmpty();
        rig.clock.advance(1500, TimeUnit.MILLISECONDS);
        pollAll();
        pollAll();
        assertThat(seen).containsExactly("TICK -1 0+1");

        LogRig.write(flights, 0);
        flights.flush();
        rig.sequence();
        consumer.poll(
                entry -> {
                    assertThat(entry.timeMs()).isEqualTo(1_002_500);
                    return note(entry);
                },
                1);
        assertThat(seen).hasSize(2);
        deadline.close();
        close();
    }

    @Test
    void whoReadsTheTimeIsToldItInFrontOfEachRecord() {
        final TickSchedule.ClockReader reader = rig.sequencer.ticks().readClock();
        pollAll();
        assertThat(seen).as("no tick without a record").isEmpty();

        LogRig.write(flights, 0);
        flights.flush();
        pollAll();
        LogRig.write(flights, 1);
        flights.flush();
        pollAll();
        assertThat(seen).containsExactly("TICK -1 0+1", "ROWS 1 1+1", "ROWS 1 2+1");

        rig.clock.advance(1, TimeUnit.MILLISECONDS);
        pollAll();
        assertThat(rig.sequencer.submit(new Command(new byte[] {1}))).isTrue();
        pollAll();
        LogRig.write(flights, 2);
        flights.flush();
        pollAll();
        assertThat(seen.subList(3, seen.size()))
                .containsExactly("TICK -1 3+1", "COMMAND -1 4+1", "ROWS 1 5+1");

        reader.close();
        reader.close();
        rig.clock.advance(1, TimeUnit.SECONDS);
        LogRig.write(flights, 3);
        flights.flush();
        pollAll();
        assertThat(seen).last().isEqualTo("ROWS 1 6+1");
        assertThat(seen).hasSize(7);

        final TickSchedule.Deadline deadline = rig.sequencer.ticks().register();
        deadline.soon();
        pollAll();
        assertThat(seen).last().isEqualTo("TICK -1 7+1");
        rig.clock.advance(1, TimeUnit.SECONDS);
        pollAll();
        assertThat(seen).as("one tick was asked for").hasSize(8);
        deadline.soon();
        pollAll();
        assertThat(seen).hasSize(9).last().isEqualTo("TICK -1 8+1");
        deadline.close();
        close();
    }

    @Test
    void timeNeverGoesBackWhateverTheClockDoes() {
        final TickSchedule.Deadline deadline = rig.sequencer.ticks().register();
        deadline.at(1_000_500);
        rig.clock.advance(1, TimeUnit.DAYS);
        pollAll();
        assertThat(seen).containsExactly("TICK -1 0+1");
        final long reachedMs = rig.clock.time();
        deadline.at(reachedMs + 10);
        rig.clock.advance(-2, TimeUnit.DAYS);
        pollAll();
        LogRig.write(flights, 0);
        flights.flush();
        rig.sequence();
        consumer.poll(
                entry -> {
                    assertThat(entry.timeMs()).isEqualTo(reachedMs);
                    return note(entry);
                },
                1);
        rig.clock.advance(2, TimeUnit.DAYS);
        pollAll();
        assertThat(seen).as("no tick before the clock has come as far again").hasSize(2);
        rig.clock.advance(10, TimeUnit.MILLISECONDS);
        pollAll();
        assertThat(seen).hasSize(3).last().isEqualTo("TICK -1 2+1");
        deadline.close();
        close();
    }

    @Test
    void whileAdmissionIsClosedOnlyCommandsComeIn() {
        final boolean[] isOpen = {false};
        final LogRig gated =
                new LogRig(
                        new LogContext()
                                .ringCapacity(16)
                                .pageSizes(LogRig.SMALL_PAGES)
                                .admission(() -> isOpen[0]));
        final IngressPort port = gated.sequencer.openPort("flights", 1);
        final LogConsumer reader = gated.ring.join("job");
        LogRig.write(port, 7);
        port.flush();
        gated.sequencer.submit(new Command(new byte[] {1}));
        gated.sequence();
        reader.poll(this::note, 10);
        assertThat(seen).containsExactly("COMMAND -1 0+1");

        isOpen[0] = true;
        gated.sequence();
        reader.poll(this::note, 10);
        assertThat(seen).containsExactly("COMMAND -1 0+1", "ROWS 1 1+1");
        reader.close();
        gated.close(port);
        close();
    }
}
