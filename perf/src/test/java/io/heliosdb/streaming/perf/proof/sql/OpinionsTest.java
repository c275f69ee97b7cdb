package io.heliosdb.streaming.perf.proof.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.perf.sql.EngineUnderTest;
import io.heliosdb.streaming.perf.sql.Result;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

final class OpinionsTest {
    private static final EngineUnderTest ALL = Stubs.keeping(line -> true);
    private static final EngineUnderTest NONE = Stubs.keeping(line -> false);

    private static Verdict verdict(final EngineUnderTest flink, final EngineUnderTest... ours)
            throws IOException {
        final Map<String, EngineUnderTest> named =
                ours.length == 1
                        ? Map.of("first", ours[0])
                        : Map.of("first", ours[0], "second", ours[1]);
        return new Opinions(flink, named, Duration.ofMinutes(1)).of(Stubs.randomCase(7));
    }

    @Test
    void enginesThatAgreeAreEqual() throws IOException {
        assertThat(verdict(ALL, ALL, ALL).kind()).isEqualTo(Verdict.Kind.EQUAL);
    }

    @Test
    void oneEngineThatDiffersIsNamed() throws IOException {
        final Verdict verdict = verdict(ALL, NONE);
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.DIFFERENT);
        assertThat(verdict.kind().isDifference()).isTrue();
        assertThat(verdict.text()).startsWith("first: ");
        assertThat(verdict(ALL, ALL, NONE).kind()).isEqualTo(Verdict.Kind.DIFFERENT);
    }

    @Test
    void failuresCountUnlessBothFail() throws IOException {
        final EngineUnderTest failing = Stubs.failing("division by zero");
        final EngineUnderTest refusing = Stubs.failing("ValidationException: no such column");
        assertThat(verdict(ALL, failing).kind()).isEqualTo(Verdict.Kind.ONLY_WE_FAIL);
        assertThat(verdict(failing, ALL).kind()).isEqualTo(Verdict.Kind.ONLY_FLINK_FAILS);
        assertThat(verdict(failing, failing).kind()).isEqualTo(Verdict.Kind.BOTH_FAIL);
        assertThat(verdict(refusing, failing).kind()).isEqualTo(Verdict.Kind.BOTH_REFUSE);
        assertThat(Verdict.Kind.BOTH_REFUSE.isDifference()).isTrue();
        assertThat(Verdict.Kind.BOTH_FAIL.isDifference()).isFalse();
    }

    @Test
    void defectsOfFlinkAreNotOurs() throws IOException {
        final EngineUnderTest broken = Stubs.failing("Table program cannot be compiled.");
        assertThat(verdict(broken, ALL).kind()).isEqualTo(Verdict.Kind.FLINK_BREAKS);
    }

    @Test
    void aCrashIsADifferenceEvenWhereFlinkFails() throws IOException {
        final EngineUnderTest crashing =
                (script, settings, changelog) -> {
                    throw new IllegalStateException("a defect");
                };
        assertThat(verdict(ALL, crashing).kind()).isEqualTo(Verdict.Kind.CRASH);
        assertThat(verdict(Stubs.failing("by zero"), crashing).kind())
                .isEqualTo(Verdict.Kind.CRASH);
    }

    @Test
    void aRunThatDoesNotEndIsGivenUp() throws IOException {
        final CountDownLatch never = new CountDownLatch(1);
        final EngineUnderTest hanging =
                (script, settings, changelog) -> {
                    try {
                        never.await();
                    } catch (final InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return Result.of(List.of());
                };
        final Verdict verdict =
                new Opinions(ALL, Map.of("first", hanging), Duration.ofMillis(50))
                        .of(Stubs.randomCase(7));
        never.countDown();
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.HANG);
        assertThat(verdict.kind().isDifference()).isTrue();
        assertThat(verdict.text()).startsWith("first: ");
    }

    @Test
    void flinkIsAskedAgainBeforeOursIsBlamed() throws IOException {
        final AtomicInteger runs = new AtomicInteger();
        final EngineUnderTest moody =
                (script, settings, changelog) ->
                        Result.of(List.of("op,n", "+I," + runs.incrementAndGet()));
        assertThat(verdict(moody, ALL).kind()).isEqualTo(Verdict.Kind.FLINK_DIFFERS_FROM_ITSELF);
        assertThat(runs).hasValue(2);
    }
}
