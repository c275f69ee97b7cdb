package io.heliosdb.streaming.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.gateway.appliance.StartRequest;
import io.heliosdb.streaming.gateway.config.ConfigLoader;
import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.control.ControlClient;
import io.heliosdb.streaming.gateway.control.ControlError;
import io.heliosdb.streaming.gateway.control.ControlRequest;
import io.heliosdb.streaming.gateway.control.StopMode;
import io.heliosdb.streaming.gateway.folder.FolderError;
import io.heliosdb.streaming.gateway.folder.FolderLock;
import io.heliosdb.streaming.gateway.log.ServerLog;
import io.heliosdb.streaming.gateway.reload.Reloader;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.agrona.concurrent.YieldingIdleStrategy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

final class ServerTest {
    @TempDir private Path folder;
    private final StopRequests stops = new StopRequests();
    private final ReloadRequests reloads = new ReloadRequests();
    private final FakeRunningAppliance appliance = new FakeRunningAppliance();
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private Configuration configuration;
    private Path data;

    @BeforeEach
    void configure() {
        data = folder.resolve("data");
        configuration =
                ConfigLoader.load(
                        Optional.empty(), Map.of("HELIOS_DATA__DIRECTORY", "data"), folder);
    }

    private Server server() {
        return server(
                (settings, reloader, out) ->
                        (opened, start, streams) -> {
                            started.complete(null);
                            return appliance;
                        });
    }

    private Server server(final ApplianceMaker maker) {
        final ServerLog log =
                ServerLog.open(
                        configuration.logging(),
                        () -> 0,
                        new PrintStream(lines, true, StandardCharsets.UTF_8));
        return new Server(
                configuration,
                new ServerContext(
                        maker,
                        (settings, opened, access, out) -> () -> {},
                        new FileStorage(),
                        () -> 0xCAFE,
                        Clocks.nano(),
                        () -> 0,
                        new YieldingIdleStrategy(),
                        new Reloader(configuration, () -> configuration, log),
                        reloads,
                        stops),
                log);
    }

    private CompletableFuture<Void> running() throws ExecutionException, InterruptedException {
        final Server server = server();
        final CompletableFuture<Void> running =
                CompletableFuture.runAsync(() -> server.run(StartRequest.NEWEST));
        CompletableFuture.anyOf(started, running).get();
        return running;
    }

    private void ask(final ControlRequest request) {
        new ControlClient(data, Clocks.nano()).ask(request, TimeUnit.SECONDS.toNanos(20));
    }

    @Test
    void drainsAtTheFirstSignal() throws Exception {
        final CompletableFuture<Void> running = running();
        stops.add();
        running.get();
        assertThat(appliance.control.asked).contains("stop DRAIN").doesNotContain("stop NOW");
        assertThat(appliance.isClosed).isTrue();
        assertThat(lines.toString(StandardCharsets.UTF_8))
                .contains("info  new data folder  folder=" + data)
                .contains(
                        "appliance=000000000000cafe",
                        "running  epoch=3",
                        "stopping  mode=drain",
                        "stopped");
        FolderLock.acquire(data).close();
        assertThat(data).isDirectoryNotContaining(file -> file.endsWith("control.sock"));
    }

    @Test
    void endsAtOnceAtTheSecond() throws Exception {
        final CompletableFuture<Void> running = running();
        stops.add();
        stops.add();
        running.get();
        assertThat(appliance.control.asked).contains("stop NOW");
    }

    @Test
    void endsWhenAskedAndAnswersFirst() throws Exception {
        final CompletableFuture<Void> running = running();
        while (!Files.exists(data.resolve("control.sock"))) {
            Thread.onSpinWait();
        }
        ask(new ControlRequest.Status());
        ask(new ControlRequest.Stop(StopMode.DRAIN));
        running.get();
        assertThat(appliance.isClosed).isTrue();
    }

    @Test
    void aFailureOfTheNodeEndsIt() throws Exception {
        appliance.failure = HeliosException.of(ControlError.BUSY, "the disk is gone");
        final CompletableFuture<Void> running = running();
        assertThatThrownBy(running::get).cause().isSameAs(appliance.failure);
        assertThat(appliance.isClosed).isTrue();
        FolderLock.acquire(data).close();
    }

    @Test
    void whatIsRefusedBeforeItsFolderIsThereMakesNone() {
        final HeliosException refusal = HeliosException.of(ControlError.BUSY, "no jobs");
        final Server server =
                server(
                        (settings, reloader, out) -> {
                            throw refusal;
                        });
        assertThatThrownBy(() -> server.run(StartRequest.NEWEST)).isSameAs(refusal);
        assertThat(data).doesNotExist();
    }

    @Test
    void theLogMayLieInANewDataFolder() throws Exception {
        configuration =
                ConfigLoader.load(
                        Optional.empty(),
                        Map.of(
                                "HELIOS_DATA__DIRECTORY", "data",
                                "HELIOS_LOGGING__FILE", "data/logs/x.log"),
                        folder);
        final CompletableFuture<Void> running = running();
        stops.add();
        running.get();
        assertThat(Files.readString(data.resolve("logs/x.log"))).contains("stopped");
    }

    @Test
    void reloadsAtItsSignal() throws Exception {
        final CompletableFuture<Void> running = running();
        reloads.add();
        while (!lines.toString(StandardCharsets.UTF_8).contains("info  reloading")) {
            Thread.onSpinWait();
        }
        stops.add();
        running.get();
        assertThat(appliance.control.asked).containsOnlyOnce("reload all");
    }

    @Test
    void aSecondServerIsRefused() throws Exception {
        final CompletableFuture<Void> running = running();
        assertThatThrownBy(() -> server().run(StartRequest.NEWEST))
                .extracting("code")
                .isEqualTo(FolderError.IN_USE);
        stops.add();
        running.get();
    }
}
