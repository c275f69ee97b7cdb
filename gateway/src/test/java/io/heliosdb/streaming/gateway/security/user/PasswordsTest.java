package io.heliosdb.streaming.gateway.security.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

@Timeout(300)
final class PasswordsTest {
    private final Bcrypt real = Bcrypt.ofCost(4);
    private final List<String> calls = new ArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private boolean isGated;

    private final Bcrypt counting =
            new Bcrypt() {
                @Override
                public String hash(final byte[] salt, final byte[] text) {
                    note("hash", text);
                    return real.hash(salt, text);
                }

                @Override
                public boolean verify(final byte[] text, final String hash) {
                    note("verify " + hash.substring(0, 7), text);
                    return real.verify(text, hash);
                }
            };

    private final Passwords passwords =
            new Passwords(counting, new byte[32], new Random(7)::nextBytes, 1000);

    private void note(final String what, final byte[] text) {
        assertThat(text.length).as("never more than bcrypt looks at").isBetween(1, 71);
        calls.add(what + " " + text.length);
        if (isGated) {
            try {
                gate.await();
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @AfterEach
    void close() {
        gate.countDown();
        passwords.close();
    }

    private PasswordHash hash(final String password) {
        return passwords.credentials(password.toCharArray()).join().hash();
    }

    private boolean isRight(final PasswordHash hash, final String password) {
        return passwords.verify(Optional.of(hash), password.toCharArray()).join();
    }

    @Test
    void theRightPasswordIsRightAndNoOther() {
        final PasswordHash hash = hash("correct horse battery");
        assertThat(isRight(hash, "correct horse battery")).isTrue();
        assertThat(isRight(hash, "Correct horse battery")).isFalse();
        assertThat(isRight(hash, "correct horse batter")).isFalse();
        assertThat(isRight(hash, "correct horse battery ")).isFalse();
        assertThat(isRight(hash, "")).isFalse();
    }

    @Test
    void everyByteCounts() {
        final String start = "a".repeat(72);
        for (final int length : new int[] {72, 73, 100, 1024}) {
            final String password = start + "b".repeat(length - 72);
            final PasswordHash hash = hash(password);
            assertThat(isRight(hash, password)).as(length + " bytes").isTrue();
            final String other = password.substring(0, length - 1) + "c";
            assertThat(isRight(hash, other)).as("byte " + length).isFalse();
            assertThat(isRight(hash, password.substring(0, length - 1))).isFalse();
        }
    }

    @Test
    void whatIsTooLongIsWrongAtTheSameCost() {
        final PasswordHash hash = hash("x".repeat(1024));
        calls.clear();
        assertThat(isRight(hash, "x".repeat(1025))).isFalse();
        assertThat(calls).hasSize(1);
    }

    @Test
    void everyCheckCostsOneHashOfTheSameLengthAndCost() {
        final PasswordHash known = hash("correct horse battery");
        calls.clear();
        isRight(known, "correct horse battery");
        isRight(known, "wrong");
        passwords.verify(Optional.empty(), "wrong".toCharArray()).join();
        passwords.verify(Optional.empty(), "x".repeat(5000).toCharArray()).join();
        passwords.verify(Optional.empty(), new char[0]).join();
        assertThat(calls).hasSize(5).allMatch(call -> call.endsWith(" 64"));
    }

    @Test
    void nobodysHashIsOneThatBcryptWorksOn() {
        passwords.verify(Optional.empty(), "anything".toCharArray()).join();
        assertThat(calls).containsExactly("verify $2b$12$ 64");
        final long beginNs = System.nanoTime();
        assertThat(
                        real.verify(
                                new byte[] {1},
                                PasswordHash.plain(
                                                "$2b$12$W8sZ7hV0yT1nLq4RkXo2CeN3vGmJbPfD5uIaHxSgKtEwYzQrUoMiC")
                                        .bcrypt()))
                .isFalse();
        assertThat(System.nanoTime() - beginNs)
                .as("4096 rounds take their time; a hash that is not understood takes none")
                .isGreaterThan(20_000_000);
    }

    @Test
    void theProductsCostIsTwelve() {
        try (Passwords product =
                new Passwords(
                        Bcrypt.ofCost(Passwords.COST),
                        new byte[32],
                        new Random(7)::nextBytes,
                        ScramVerifier.ITERATIONS)) {
            final Credentials made = product.credentials("correct horse".toCharArray()).join();
            assertThat(made.hash().bcrypt()).startsWith("$2b$12$").hasSize(60);
            assertThat(made.scram().orElseThrow().iterations()).isEqualTo(600_000);
        }
    }

    @Test
    void aHashOfAFileIsOfThePasswordItself() {
        final byte[] text = "correct horse".getBytes(StandardCharsets.UTF_8);
        final PasswordHash plain =
                new PasswordHash(PasswordHash.Scheme.PLAIN, real.hash(new byte[16], text));
        calls.clear();
        assertThat(isRight(plain, "correct horse")).isTrue();
        assertThat(isRight(plain, "correct horsf")).isFalse();
        assertThat(isRight(plain, "x".repeat(72))).as("bcrypt would cut it").isFalse();
        assertThat(calls).as("a call each").hasSize(3);
    }

    @Test
    void otherCostsAndFormsAreRefused() {
        final String digits = "a".repeat(53);
        assertThat(PasswordHash.plain("$2y$12$" + digits).scheme())
                .isEqualTo(PasswordHash.Scheme.PLAIN);
        for (final String wrong :
                List.of("$2b$10$" + digits, "$2x$12$" + digits, "$2b$12$abc", "secret", "")) {
            assertThatThrownBy(() -> PasswordHash.plain(wrong))
                    .isInstanceOfSatisfying(
                            HeliosException.class,
                            error -> assertThat(error.code()).isEqualTo(UserError.FOREIGN_HASH));
        }
    }

    @Test
    void oneIsWorkedOnSixteenWaitAndTheNextIsRefused() {
        isGated = true;
        final List<CompletableFuture<Boolean>> answers = new ArrayList<>();
        for (int i = 0; i < 1 + Passwords.QUEUE_LENGTH; i++) {
            answers.add(passwords.verify(Optional.empty(), "wrong".toCharArray()));
        }
        final CompletableFuture<Boolean> beyond =
                passwords.verify(Optional.empty(), "wrong".toCharArray());
        assertThat(beyond)
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        error -> assertThat(error.code()).isEqualTo(UserError.BUSY));
        assertThat(answers).noneMatch(CompletableFuture::isDone);
        gate.countDown();
        assertThat(answers).allMatch(answer -> !answer.join());
    }

    @Test
    void anotherPepperKnowsNobody() {
        final PasswordHash hash = hash("correct horse battery");
        final byte[] pepper = new byte[32];
        pepper[31] = 1;
        try (Passwords other = new Passwords(real, pepper, new Random(8)::nextBytes, 1000)) {
            assertThat(
                            other.verify(Optional.of(hash), "correct horse battery".toCharArray())
                                    .join())
                    .isFalse();
        }
    }
}
