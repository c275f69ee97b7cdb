package io.heliosdb.streaming.perf.proof.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.perf.proof.storage.SimulatedStorage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class OutlookTest {
    private final SimulatedStorage storage = new SimulatedStorage();
    private final Feed feed = new Feed(1, 3);
    private final Outlook outlook = new Outlook(feed);

    @BeforeEach
    void makeFolders() {
        storage.createDirectories(SimulatedJobs.COPIES);
        storage.createDirectories(SimulatedJobs.SUMS);
    }

    private String copy(final long number) {
        return number + "," + feed.key(number) + "," + feed.value(number);
    }

    private void show(final Path folder, final String part, final String... rows) {
        AtomicFile.write(
                storage,
                folder.resolve(part),
                (String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** By key; all events are in the window that begins with the first. */
    private List<String> sums() {
        final Map<Long, long[]> byKey = new TreeMap<>();
        for (long number = 0; number < feed.events(); number++) {
            final long[] sum = byKey.computeIfAbsent(feed.key(number), _ -> new long[2]);
            sum[0]++;
            sum[1] += feed.value(number);
        }
        final List<String> rows = new ArrayList<>();
        byKey.forEach((key, sum) -> rows.add("0," + key + "," + sum[0] + "," + sum[1]));
        return rows;
    }

    @Test
    void everyEventOnceInOrderIsRight() {
        show(SimulatedJobs.COPIES, "part-0", copy(0), copy(1));
        show(SimulatedJobs.COPIES, ".part-1.inprogress", "nobody reads this");
        outlook.look(storage);
        assertThat(outlook.shown()).isEqualTo(2);
        show(SimulatedJobs.COPIES, "part-1", copy(2));
        show(SimulatedJobs.SUMS, "part-0", sums().toArray(String[]::new));
        outlook.checkEnd(storage);
    }

    @Test
    void anEventThatIsMissingIsSeen() {
        show(SimulatedJobs.COPIES, "part-0", copy(0), copy(2));
        assertThatThrownBy(() -> outlook.look(storage)).hasMessageContaining(copy(1) + " was due");
    }

    @Test
    void anEventThatIsShownTwiceIsSeen() {
        show(SimulatedJobs.COPIES, "part-0", copy(0), copy(1));
        show(SimulatedJobs.COPIES, "part-1", copy(1), copy(2));
        assertThatThrownBy(() -> outlook.look(storage)).hasMessageContaining(copy(2) + " was due");
    }

    @Test
    void anEndThatIsMissingIsSeen() {
        show(SimulatedJobs.COPIES, "part-0", copy(0), copy(1));
        assertThatThrownBy(() -> outlook.checkEnd(storage))
                .hasMessageContaining("2 of 3 events shown");
    }

    @Test
    void aWindowThatIsMissingOrWrongIsSeen() {
        show(SimulatedJobs.COPIES, "part-0", copy(0), copy(1), copy(2));
        final List<String> sums = sums();
        sums.set(0, sums.getFirst() + "1");
        show(SimulatedJobs.SUMS, "part-0", sums.toArray(String[]::new));
        assertThatThrownBy(() -> outlook.checkEnd(storage)).hasMessageContaining("windows differ");
    }
}
