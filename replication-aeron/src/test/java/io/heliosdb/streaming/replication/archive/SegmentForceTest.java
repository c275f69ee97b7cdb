package io.heliosdb.streaming.replication.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which files and names are forced, and in which order. */
final class SegmentForceTest {
    private static final int SEGMENT = 1 << 20;

    @TempDir Path parent;

    private final List<String> calls = new ArrayList<>();
    private final Storage storage = noting(Storage.class, new FileStorage(), "");
    private SegmentForce segments;

    @BeforeEach
    void open() throws IOException {
        final StartFolder start = StartFolder.of(parent, 1, SEGMENT, SEGMENT);
        Files.createDirectory(start.path());
        for (int i = 0; i < 4; i++) {
            Files.write(start.path().resolve("0-" + i * SEGMENT + ".rec"), new byte[8]);
        }
        segments = new SegmentForce(storage, new RecordingFiles(start, 0));
    }

    /** Notes the calls that force something, and passes all on. */
    private <T> T noting(final Class<T> type, final T target, final String name) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            switch (method.getName()) {
                                case "force" -> calls.add("force " + name);
                                case "syncDirectory" -> calls.add("sync folder");
                                default -> {}
                            }
                            final Object result;
                            try {
                                result = method.invoke(target, arguments);
                            } catch (final InvocationTargetException e) {
                                throw e.getCause();
                            }
                            return result instanceof StorageFile file
                                    ? noting(
                                            StorageFile.class,
                                            file,
                                            file.path().getFileName().toString())
                                    : result;
                        }));
    }

    @Test
    void theNameOfASegmentIsSyncedBehindItsFirstForce() {
        segments.forceTo(100);
        segments.forceTo(200);
        segments.forceTo(200);
        segments.close();
        assertThat(calls).containsExactly("force 0-0.rec", "sync folder", "force 0-0.rec");
    }

    @Test
    void everySegmentOnTheWayIsForced() {
        segments.forceTo(100);
        calls.clear();
        segments.forceTo(2 * SEGMENT + 100);
        segments.close();
        assertThat(calls)
                .containsExactly(
                        "force 0-0.rec",
                        "force 0-1048576.rec",
                        "sync folder",
                        "force 0-2097152.rec",
                        "sync folder");
    }

    @Test
    void aFullSegmentIsForcedWithoutTheNext() {
        segments.forceTo(SEGMENT);
        assertThat(calls).containsExactly("force 0-0.rec", "sync folder");
        segments.forceTo(SEGMENT + 32);
        segments.close();
        assertThat(calls)
                .containsExactly(
                        "force 0-0.rec", "sync folder", "force 0-1048576.rec", "sync folder");
    }
}
