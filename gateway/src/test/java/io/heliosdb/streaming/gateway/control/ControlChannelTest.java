package io.heliosdb.streaming.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

final class ControlChannelTest {
    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(20);
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(5);

    @TempDir private Path root;
    private final FakeAppliance appliance = new FakeAppliance();
    private long skippedNs;
    private final List<Throwable> errors = new ArrayList<>();
    private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();
    private final List<OrderEntry> noted = new ArrayList<>();
    private ControlChannel channel;

    @BeforeEach
    void open() {
        channel =
                ControlChannel.open(
                        root, new Orders(appliance, noted::add), this::nowNs, errors::add);
    }

    @AfterEach
    void close() {
        channel.onClose();
        others.close();
        assertThat(errors).isEmpty();
    }

    /** Real time, which others need to speak, and what is skipped. */
    private long nowNs() {
        return Clocks.nano().nanoTime() + skippedNs;
    }

    private void work() {
        for (final long endNs = nowNs() + LOOK_NS; nowNs() < endNs; ) {
            Thread.onSpinWait();
        }
        channel.doWork();
    }

    private CompletableFuture<JsonNode> asking(final ControlRequest request) {
        return CompletableFuture.supplyAsync(
                () -> new ControlClient(root, Clocks.nano()).ask(request, TIMEOUT_NS), others);
    }

    private JsonNode answer(final CompletableFuture<JsonNode> asking)
            throws ExecutionException, InterruptedException {
        while (!asking.isDone()) {
            work();
        }
        return asking.get();
    }

    @Test
    void answersWithItsStatus() throws Exception {
        final JsonNode status = answer(asking(new ControlRequest.Status()));
        assertThat(status.path("state").asText()).isEqualTo("running");
        assertThat(status.path("appliance").asText()).isEqualTo("000000000000cafe");
        assertThat(status.path("process").asLong()).isEqualTo(ProcessHandle.current().pid());
        assertThat(status.path("fsynced_below").asLong()).isEqualTo(80);
        assertThat(status.path("last_checkpoint").path("number").asLong()).isEqualTo(42);
        final JsonNode job = status.path("jobs").path(0);
        assertThat(job.path("state").asText()).isEqualTo("restarting");
        assertThat(job.path("watermark").asText()).isEqualTo("2023-11-14T22:13:20Z");
    }

    @Test
    void answersWhenItIsDoneAndListensToOthersMeanwhile() throws Exception {
        final CompletableFuture<JsonNode> savepoint = asking(new ControlRequest.CreateSavepoint());
        while (!appliance.asked.contains("savepoint")) {
            work();
        }
        answer(asking(new ControlRequest.Status()));
        assertThat(savepoint).isNotDone();
        assertThat(noted).extracting(OrderEntry::outcome).containsExactly("ordered");
        appliance.saved.complete(FakeAppliance.SAVED);
        assertThat(answer(savepoint).path("id").asText()).isEqualTo(FakeAppliance.SAVED.id());
        assertThat(noted).extracting(OrderEntry::outcome).containsExactly("ordered", "done");
        assertThat(noted)
                .extracting(entry -> entry.by().who())
                .containsOnly("local:" + System.getProperty("user.name"));
    }

    @Test
    void errorsArriveInTheirParts() {
        assertThatThrownBy(() -> answer(asking(new ControlRequest.DeleteSavepoint("x\ny"))))
                .cause()
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        error -> {
                            assertThat(error.code().code()).isEqualTo("HSRV-0302");
                            assertThat(error.what()).isEqualTo("there is no x\ny");
                            assertThat(error.detail()).isEqualTo("detail");
                            assertThat(error.hint()).isEqualTo("hint");
                        });
    }

    @Test
    void theLastAnswerLeavesBeforeTheSocketGoes() throws Exception {
        final CompletableFuture<JsonNode> stop = asking(new ControlRequest.Stop(StopMode.NOW));
        while (appliance.asked.isEmpty()) {
            work();
        }
        assertThat(appliance.asked).containsExactly("stop NOW");
        appliance.stopped.complete(null);
        assertThat(channel.isOwing()).isTrue();
        channel.onClose();
        assertThat(stop.get().path("stopped").asText()).isEqualTo("NOW");
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void whoAsksLateIsAnsweredToo() throws Exception {
        appliance.stopped.complete(null);
        try (SocketChannel late = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            late.connect(UnixDomainSocketAddress.of(root.resolve("control.sock")));
            final String line = new ControlRequest.Stop(StopMode.DRAIN).line() + "\n";
            late.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
            channel.onClose();
            final ByteBuffer answer = ByteBuffer.allocate(1_000);
            assertThat(late.read(answer)).isPositive();
            assertThat(new String(answer.array(), StandardCharsets.UTF_8)).contains("\"ok\"");
        }
    }

    @Test
    void whoIsNotAnsweredIsTold() {
        final CompletableFuture<JsonNode> savepoint = asking(new ControlRequest.CreateSavepoint());
        while (appliance.asked.isEmpty()) {
            work();
        }
        channel.onClose();
        assertThatThrownBy(savepoint::get)
                .cause()
                .extracting("code")
                .isEqualTo(ControlError.NO_ANSWER);
        assertThatThrownBy(() -> asking(new ControlRequest.Status()).get())
                .cause()
                .extracting("code")
                .isEqualTo(ControlError.NOT_RUNNING);
    }

    private String say(final String text) throws Exception {
        try (SocketChannel client = connect()) {
            client.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            final CompletableFuture<Integer> reading = new CompletableFuture<>();
            final ByteBuffer answer = ByteBuffer.allocate(10_000);
            others.execute(
                    () -> {
                        try {
                            reading.complete(client.read(answer));
                        } catch (final IOException e) {
                            reading.completeExceptionally(e);
                        }
                    });
            while (!reading.isDone()) {
                work();
            }
            return new String(answer.array(), 0, reading.get(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void nonsenseIsRefused() throws Exception {
        assertThat(say("hello\n")).contains("HSRV-0302", "no JSON");
        assertThat(say("{\"request\":\"fly\"}\n")).contains("HSRV-0302", "unknown request");
        assertThat(say("[]\n")).contains("HSRV-0302");
        assertThat(say("x".repeat(5000))).contains("HSRV-0302", "too long");
        assertThat(appliance.asked).isEmpty();
    }

    private SocketChannel connect() throws IOException {
        final SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX);
        client.connect(UnixDomainSocketAddress.of(root.resolve("control.sock")));
        return client;
    }

    private List<SocketChannel> connectAll() throws IOException {
        final List<SocketChannel> clients = new ArrayList<>();
        for (int i = 0; i < ControlChannel.MAX_CONNECTIONS; i++) {
            clients.add(connect());
            work();
        }
        return clients;
    }

    @Test
    void tooManyConversationsAreTurnedAway() throws Exception {
        final List<SocketChannel> silent = connectAll();
        assertThat(say("")).contains("HSRV-0305");
        for (final SocketChannel client : silent) {
            client.close();
        }
        assertThat(say("{\"request\":\"status\"}\n")).contains("\"ok\"");
    }

    @Test
    void whoIsTurnedAwayAndHasGoneAlreadyDoesNoHarm() throws Exception {
        final List<SocketChannel> silent = connectAll();
        connect().close();
        work();
        silent.getFirst().close();
        work();
        assertThat(say("{\"request\":\"status\"}\n")).contains("\"ok\"");
    }

    @Test
    void whoSaysNothingMakesRoom() throws Exception {
        final List<SocketChannel> silent = connectAll();
        silent.getFirst().close();
        work();
        final CompletableFuture<JsonNode> savepoint = asking(new ControlRequest.CreateSavepoint());
        while (!appliance.asked.contains("savepoint")) {
            work();
        }
        skippedNs += TimeUnit.SECONDS.toNanos(11);
        work();
        assertThat(silent.getLast().read(ByteBuffer.allocate(1))).isEqualTo(-1);
        assertThat(say("{\"request\":\"status\"}\n")).contains("\"ok\"");
        appliance.saved.complete(FakeAppliance.SAVED);
        assertThat(answer(savepoint).path("id").asText())
                .as("who waits for an answer may be silent")
                .isEqualTo(FakeAppliance.SAVED.id());
    }

    @Test
    void onlyItsUserMayConnect() throws IOException {
        assertThat(Files.getPosixFilePermissions(root.resolve("control.sock"))).hasSize(2);
    }

    @Test
    void aSocketLeftOverIsReplaced() throws Exception {
        channel.onClose();
        Files.createFile(root.resolve("control.sock"));
        open();
        assertThat(answer(asking(new ControlRequest.Status())).has("state")).isTrue();
    }

    @Test
    void aFolderWithALongPathHasItsSocketElsewhere() throws Exception {
        channel.onClose();
        root = Files.createDirectories(root.resolve("long".repeat(30)));
        open();
        assertThat(root).isDirectoryContaining(file -> file.endsWith("control.path"));
        final Path folder = ControlSocket.find(root).getParent();
        assertThat(answer(asking(new ControlRequest.Status())).has("state")).isTrue();
        channel.onClose();
        assertThat(root).isEmptyDirectory();
        assertThat(folder).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0\0\0\0", "/", "relative/control.sock"})
    void whatAPowerLossLeavesOfThePlaceElsewhereDoesNotMatter(final String left) throws Exception {
        channel.onClose();
        Files.writeString(root.resolve("control.path"), left);
        assertThatThrownBy(() -> asking(new ControlRequest.Status()).get())
                .cause()
                .extracting("code")
                .isEqualTo(ControlError.NOT_RUNNING);
        open();
        assertThat(answer(asking(new ControlRequest.Status())).has("state")).isTrue();
    }

    @Test
    void aPlaceElsewhereThatOthersUseStays() throws Exception {
        channel.onClose();
        root = Files.createDirectories(root.resolve("long".repeat(30)));
        open();
        final Path stray = Files.createFile(ControlSocket.find(root).resolveSibling("stray"));
        channel.onClose();
        assertThat(root).isEmptyDirectory();
        Files.delete(stray);
        Files.delete(stray.getParent());
    }
}
