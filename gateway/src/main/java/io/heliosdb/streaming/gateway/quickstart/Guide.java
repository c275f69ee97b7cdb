package io.heliosdb.streaming.gateway.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.client.ApplianceAddress;
import io.heliosdb.streaming.gateway.client.ClientContext;
import io.heliosdb.streaming.gateway.client.ClientTls;
import io.heliosdb.streaming.gateway.client.RestClient;
import io.heliosdb.streaming.gateway.client.SavedLogin;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.agrona.concurrent.SleepingMillisIdleStrategy;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Shows somebody round, once the appliance is ready. */
final class Guide {
    /** The appliance of a quickstart has no certificate. */
    private static final ClientTls PLAIN =
            new ClientTls(Optional.empty(), Optional.empty(), Optional.empty());

    private static final String USER = "quickstart";
    private static final int PASSWORD_BYTES = 16;
    private static final int MOST_BYTES = 256;
    private static final long POLL_MS = 100;
    private static final long READY_NS = TimeUnit.SECONDS.toNanos(120);

    private final QuickstartFolder folder;
    private final ClientContext context;
    private final Commands commands;
    private final PrintStream output;
    private final boolean hasTerminal;
    private final Storage storage = new FileStorage();

    /**
     * @param hasTerminal whether somebody looks on
     */
    Guide(
            final QuickstartFolder folder,
            final ClientContext context,
            final Commands commands,
            final PrintStream output,
            final boolean hasTerminal) {
        this.folder = folder;
        this.context = context;
        this.commands = commands;
        this.output = output;
        this.hasTerminal = hasTerminal;
    }

    /**
     * Does it.
     *
     * @param url of the API
     * @param rowsPerS how fast flights are fed
     */
    void show(final String url, final long rowsPerS) {
        awaitReady(url);
        login(url);
        output.println("An appliance runs in " + folder.root() + ", its API at " + url);
        output.println("See what comes out, in another terminal:");
        output.println("  bin/heliosdb-streaming subscribe delays" + option(url));
        output.flush();
        final String configuration = folder.configuration().toString();
        if (hasTerminal) {
            Thread.ofPlatform().daemon().name("quickstart-feed").start(() -> feed(url, rowsPerS));
            commands.execute("top", "--config", configuration);
            commands.execute("stop", "--config", configuration);
        } else {
            feed(url, rowsPerS);
        }
    }

    private static String option(final String url) {
        return url.equals(QuickstartCommand.URL) ? "" : " --url " + url;
    }

    private void feed(final String url, final long rowsPerS) {
        commands.execute(
                "feed",
                "flights",
                QuickstartFolder.flights().toString(),
                "--header",
                "--producer",
                USER,
                "--rate",
                Long.toString(rowsPerS),
                "--url",
                url);
    }

    private void awaitReady(final String url) {
        final SleepingMillisIdleStrategy pause = new SleepingMillisIdleStrategy(POLL_MS);
        final long begunNs = Clocks.nano().nanoTime();
        Optional<HeliosException> why = tryReady(url);
        while (why.isPresent()) {
            if (Clocks.nano().nanoTime() - begunNs > READY_NS) {
                throw HeliosException.of(
                                QuickstartError.NOT_READY, "the appliance has not become ready")
                        .detail(why.get().getMessage())
                        .hint("quickstart.log in " + folder.root() + " tells more");
            }
            pause.idle();
            why = tryReady(url);
        }
    }

    private Optional<HeliosException> tryReady(final String url) {
        try {
            ask(url, client -> client.ask("GET", "/ready"));
            return Optional.empty();
        } catch (final HeliosException e) {
            return Optional.of(e);
        }
    }

    private ApplianceAddress address(final String url) {
        return context.address(Optional.of(url));
    }

    /** Registers the first time; the commands of this machine's user are logged in then. */
    private void login(final String url) {
        final boolean isFirst = storage.exists(folder.code());
        final ObjectNode body = JsonNodeFactory.instance.objectNode().put("username", USER);
        if (isFirst) {
            AtomicFile.write(storage, folder.password(), newPassword());
            body.put("code", read(folder.code()));
        }
        body.put("password", read(folder.password()));
        final String path = isFirst ? "/api/v1/auth/register" : "/api/v1/auth/login";
        final JsonNode answer = ask(url, client -> client.ask("POST", path, body));
        context.logins()
                .keep(
                        address(url),
                        new SavedLogin(
                                answer.path("username").asText(),
                                answer.path("token").asText(),
                                Instant.parse(answer.path("expires").asText())));
    }

    private JsonNode ask(final String url, final Function<RestClient, JsonNode> conversation) {
        return context.askAsNobody(address(url), PLAIN, conversation);
    }

    private String read(final Path file) {
        final byte[] bytes = AtomicFile.read(storage, file, MOST_BYTES);
        return new String(bytes, StandardCharsets.US_ASCII).strip();
    }

    private static byte[] newPassword() {
        final byte[] bytes = new byte[PASSWORD_BYTES];
        Entropy.ofSystem().fill(bytes);
        return HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII);
    }
}
