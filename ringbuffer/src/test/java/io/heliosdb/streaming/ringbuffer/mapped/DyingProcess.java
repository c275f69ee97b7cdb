package io.heliosdb.streaming.ringbuffer.mapped;

import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.ringbuffer.counters.CounterType;
import io.heliosdb.streaming.ringbuffer.counters.CountersFile;
import io.heliosdb.streaming.ringbuffer.errors.ErrorLogFile;

import org.agrona.concurrent.status.AtomicCounter;

import java.nio.file.Path;

/** Counts and fails for ever, in a process that {@link CrashTest} kills. */
final class DyingProcess {
    private DyingProcess() {}

    /** Runs until it is killed; the argument is the directory of its files. */
    public static void main(final String[] arguments) {
        final Path directory = Path.of(arguments[0]);
        final CountersFile counters = CountersFile.create(directory, Clocks.epoch());
        final ErrorLogFile errors = ErrorLogFile.create(directory, Clocks.epoch());
        final AtomicCounter rows = counters.counters().open(CounterType.PORT_ROWS, "flights");
        final AtomicCounter bytes = counters.counters().open(CounterType.PORT_BYTES, "flights");
        while (true) {
            rows.incrementRelease();
            bytes.getAndAddRelease(10);
            errors.onError(new IllegalStateException("wing " + (rows.get() & 1)));
            if (rows.get() == 1000) {
                System.out.println("counted");
            }
        }
    }
}
