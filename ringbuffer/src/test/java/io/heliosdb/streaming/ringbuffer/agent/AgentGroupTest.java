package io.heliosdb.streaming.ringbuffer.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.ringbuffer.RingError;
import io.heliosdb.streaming.ringbuffer.clock.ManualClock;
import io.heliosdb.streaming.ringbuffer.counters.CounterType;
import io.heliosdb.streaming.ringbuffer.counters.Counters;

import org.agrona.concurrent.Agent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class AgentGroupTest {
    private final Counters counters = Counters.unmapped();
    private final ManualClock clock = new ManualClock(0);
    private final List<Throwable> errors = new CopyOnWriteArrayList<>();
    private final List<String> failed = new CopyOnWriteArrayList<>();

    /** Counts its cycles, and may be told to fail in one. */
    private static final class Probe implements Agent {
        private final String name;
        private final int failingCycle;
        private final CountDownLatch hundredCycles = new CountDownLatch(100);
        private final CountDownLatch closed = new CountDownLatch(1);
        private volatile Thread thread;
        private volatile int cycles;
        private volatile boolean isStarted;

        Probe(final String name, final int failingCycle) {
            this.name = name;
            this.failingCycle = failingCycle;
        }

        @Override
        public void onStart() {
            isStarted = true;
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
        public int doWork() {
            assertThat(isStarted && closed.getCount() == 1).isTrue();
            thread = Thread.currentThread();
            if (++cycles == failingCycle) {
                throw new IllegalArgumentException("cycle " + cycles);
            }
            hundredCycles.countDown();
            return 1;
        }

        @Override
        public void onClose() {
            closed.countDown();
        }

        @Override
        public String roleName() {
            return name;
        }
    }

    private AgentGroup group(final Threading threading) {
        return new AgentGroup(context(threading).conclude(), "group");
    }

    private AgentContext context(final Threading threading) {
        return new AgentContext()
                .threading(threading)
                .nanoClock(clock)
                .counters(counters)
                .errorHandler(errors::add)
                .failureListener((role, error) -> failed.add(role + ": " + error.getMessage()));
    }

    private static void runHundredCycles(
            final AgentGroup group, final Threading threading, final Probe probe)
            throws InterruptedException {
        for (int i = 0; i < 100 && threading == Threading.INVOKER; i++) {
            assertThat(group.invoke()).isPositive();
        }
        assertThat(probe.hundredCycles.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private long counter(final CounterType type, final String name) {
        final long[] value = {-1};
        counters.reader()
                .forEach(
                        (each, id, label) -> {
                            if (label.equals(type.label() + ": " + name)) {
                                value[0] = each;
                            }
                        });
        return value[0];
    }

    @ParameterizedTest
    @EnumSource
    void agentsRunOnTheThreadsOfTheirMode(final Threading threading) throws InterruptedException {
        final Probe first = new Probe("first", 0);
        final Probe second = new Probe("second", 0);
        try (AgentGroup group = group(threading).add(first).add(second)) {
            group.start();
            runHundredCycles(group, threading, first);
            runHundredCycles(group, threading, second);
            assertThat(first.thread == Thread.currentThread())
                    .isEqualTo(threading == Threading.INVOKER);
            assertThat(first.thread == second.thread).isEqualTo(threading != Threading.DEDICATED);
        }
        assertThat(first.closed.getCount() + second.closed.getCount()).isZero();
        assertThat(counter(CounterType.AGENT_ERRORS, "first")).as("given back").isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource
    void agentsComeAndGo(final Threading threading) throws InterruptedException {
        final Probe first = new Probe("first", 0);
        final Probe late = new Probe("late", 0);
        try (AgentGroup group = group(threading).add(first)) {
            group.start();
            group.add(late);
            runHundredCycles(group, threading, late);
            group.remove(late);
            assertThat(late.closed.getCount()).isZero();
            assertThat(first.closed.getCount()).isEqualTo(1);
            assertThatIllegalArgumentException().isThrownBy(() -> group.remove(late));
            final int cycles = first.cycles;
            while (first.cycles == cycles) {
                if (threading == Threading.INVOKER) {
                    group.invoke();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailureStopsItsAgentAndNoOther(final Threading threading) throws InterruptedException {
        final Probe bad = new Probe("bad", 3);
        final Probe good = new Probe("good", 0);
        try (AgentGroup group = group(threading).add(bad).add(good)) {
            group.start();
            runHundredCycles(group, threading, good);
            assertThat(bad.closed.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(bad.cycles).isEqualTo(3);
            assertThat(failed).containsExactly("bad: cycle 3");
            assertThat(errors)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            HeliosException.class,
                            error -> {
                                assertThat(error.code()).isEqualTo(RingError.AGENT_FAILED);
                                assertThat(error)
                                        .hasMessageContaining("bad")
                                        .hasRootCauseMessage("cycle 3");
                            });
            if (threading != Threading.DEDICATED) {
                assertThat(counter(CounterType.AGENT_ERRORS, "bad")).isEqualTo(1);
            }
            assertThat(counter(CounterType.AGENT_ERRORS, "good")).isZero();
        }
    }

    @Test
    void dutyCyclesAreTimed() {
        final Agent slow =
                new Agent() {
                    @Override
                    public int doWork() {
                        clock.advance(30, TimeUnit.MILLISECONDS);
                        return 1;
                    }

                    @Override
                    public String roleName() {
                        return "slow";
                    }
                };
        try (AgentGroup group = group(Threading.INVOKER).add(slow)) {
            group.start();
            group.invoke();
            assertThat(counter(CounterType.AGENT_STALLS, "slow")).isZero();
            group.invoke();
            group.invoke();
            assertThat(counter(CounterType.AGENT_STALLS, "slow")).isEqualTo(2);
            assertThat(counter(CounterType.AGENT_CYCLE_MAX_NS, "slow")).isEqualTo(30_000_000);
        }
    }

    @Test
    void spinningNeedsCoresToSpare() {
        assertThat(Idling.suitable(1, 2)).isEqualTo(Idling.BACK_OFF);
        assertThat(Idling.suitable(4, 8)).isEqualTo(Idling.BUSY_SPIN);
        assertThat(Idling.suitable(7, 8)).isEqualTo(Idling.BACK_OFF);
    }

    @Test
    void threadsOfABackgroundGroupGiveWay() throws Exception {
        assertThat(niceValueIn(true)).isGreaterThan(niceValueIn(false));
    }

    /** What Linux says of the thread that an agent runs on. */
    private int niceValueIn(final boolean isInBackground) throws Exception {
        final CompletableFuture<Integer> nice = new CompletableFuture<>();
        final Agent asking =
                new Agent() {
                    @Override
                    public int doWork() throws Exception {
                        final String status = Files.readString(Path.of("/proc/thread-self/stat"));
                        final String[] fields =
                                status.substring(status.lastIndexOf(')') + 2).split(" ");
                        nice.complete(Integer.parseInt(fields[16]));
                        return 0;
                    }

                    @Override
                    public String roleName() {
                        return "asking";
                    }
                };
        try (AgentGroup group =
                new AgentGroup(
                        context(Threading.SHARED).givesWay(isInBackground).conclude(), "group")) {
            group.add(asking).start();
            return nice.get(10, TimeUnit.SECONDS);
        }
    }
}
