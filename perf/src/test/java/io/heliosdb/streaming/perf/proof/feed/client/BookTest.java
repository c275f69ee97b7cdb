package io.heliosdb.streaming.perf.proof.feed.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.perf.proof.feed.client.Book.Entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

final class BookTest {
    @TempDir private Path folder;

    @Test
    void whatIsWrittenIsThereForOthersAndAfterwards() {
        try (Book writer = Book.open(folder, 1);
                Book reader = Book.open(folder, 1)) {
            writer.set(Entry.MADE, 7);
            writer.add(Entry.MADE, 1);
            writer.set(Entry.LIVES, -1);
            assertThat(reader.get(Entry.MADE)).isEqualTo(8);
        }
        try (Book again = Book.open(folder, 1);
                Book other = Book.open(folder, 2)) {
            assertThat(again.get(Entry.MADE)).isEqualTo(8);
            assertThat(again.get(Entry.LIVES)).isEqualTo(-1);
            assertThat(again.get(Entry.ACKNOWLEDGED)).isZero();
            assertThat(other.get(Entry.MADE)).isZero();
        }
    }

    @Test
    void numbersStandForEventsWithoutGaps() {
        long event = 0;
        final Numbers numbers = new Numbers(true);
        for (long number = 1; number < 1_000; number++) {
            if (!numbers.isBad(number)) {
                assertThat(numbers.event(number)).isEqualTo(event++);
            }
            assertThat(numbers.events(number)).isEqualTo(event);
        }
        assertThat(event).isEqualTo(990);
        assertThat(new Numbers(false).isBad(100)).isFalse();
        assertThat(new Numbers(false).event(100)).isEqualTo(99);
    }

    @Test
    void whoEndsMakesWhatWasMadeAndClosesBehindAllOthers() {
        try (Book first = Book.open(folder, 0);
                Book second = Book.open(folder, 1)) {
            first.set(Entry.MADE, 99);
            second.set(Entry.MADE, 5);
            final Book[] books = {first, second};
            final Pace pace = new Pace(() -> 0, books, new Numbers(true), 1, true);
            assertThat(pace.mayMake(0, 99)).isTrue();
            assertThat(pace.isBeforeClosing(0, 99)).isTrue();
            assertThat(pace.mayMake(0, 100)).as("others are not safe").isFalse();
            assertThat(pace.mayMake(1, 6)).isFalse();
            first.set(Entry.ACKNOWLEDGED, 99);
            second.set(Entry.ACKNOWLEDGED, 5);
            assertThat(pace.last(1)).isEqualTo(5);
            assertThat(pace.last(0)).as("behind the bad row with the number 100").isEqualTo(101);
            assertThat(pace.mayMake(0, 100)).isTrue();
            assertThat(pace.isClosing(0, 100)).isFalse();
            assertThat(pace.isClosing(0, 101)).isTrue();
            assertThat(pace.mayMake(0, 102)).isFalse();
        }
    }
}
