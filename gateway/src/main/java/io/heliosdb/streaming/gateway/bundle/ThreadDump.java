package io.heliosdb.streaming.gateway.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What the threads of another process of the same user do, asked of its JVM by {@code jcmd}: that
 * is answered also where the appliance itself hangs.
 */
final class ThreadDump {
    private static final long TIMEOUT_S = 20;

    private ThreadDump() {}

    /** The dump, or what {@code jcmd} says in its place. */
    static String of(final long processId) throws IOException, InterruptedException {
        final Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        final Process process =
                new ProcessBuilder(jcmd.toString(), Long.toString(processId), "Thread.print", "-l")
                        .redirectErrorStream(true)
                        .start();
        final Thread watch =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    if (!endsInTime(process)) {
                                        process.destroyForcibly();
                                    }
                                });
        final String text =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        watch.join();
        return text;
    }

    private static boolean endsInTime(final Process process) {
        try {
            return process.waitFor(TIMEOUT_S, TimeUnit.SECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
