package io.heliosdb.streaming.connectors.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A process that may open no further file. */
@EnabledOnOs(OS.LINUX)
final class OpenFilesTest {
    private static final int POLLS = 100;

    @Test
    void clientsWaitOutsideUntilThereIsRoom() throws IOException {
        try (SocketRig rig = new SocketRig()) {
            final Client inside = rig.connect().send("1\n");
            rig.untilRows(1);
            rig.acknowledgeAll();
            rig.until(() -> inside.heard().size() == 1);
            final Client outside = rig.connect().send("HELLO p\n7\n");
            inside.send("2\n");
            try (OpenFileLimit limit = new OpenFileLimit()) {
                limit.reach();
                for (int i = 0; i < POLLS; i++) {
                    rig.source.poll(rig.log);
                }
            }
            assertThat(rig.ids()).as("the others go on").containsExactly(1, 2);
            assertThat(rig.notices())
                    .containsOnlyOnce("no client can be let in")
                    .contains("Too many open files");
            rig.source.poll(rig.log);
            assertThat(outside.heard()).as("not tried at each turn").isEmpty();
            rig.nowNs += TimeUnit.SECONDS.toNanos(1);
            rig.untilRows(3);
            assertThat(outside.heard()).containsExactly("RESUME 0");
            assertThat(rig.ids()).containsExactly(1, 2, 7);
        }
    }
}
