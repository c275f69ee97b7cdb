package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.heliosdb.streaming.gateway.client.ClientContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The commands {@code feed} and {@code quickstart}. */
@Timeout(300)
class FeedCommandTest extends ApiRig {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private int execute(final Map<String, String> environment, final String... arguments) {
        return command(printed, environment, new TypedPasswords(), arguments);
    }

    private String feed(final int exit, final Path file, final String... options) {
        printed.reset();
        final List<String> arguments =
                new ArrayList<>(
                        List.of("feed", "events", file.toString(), "--url", address("api")));
        arguments.addAll(List.of(options));
        assertThat(
                        execute(
                                Map.of(ClientContext.TOKEN_VARIABLE, token()),
                                arguments.toArray(String[]::new)))
                .as(this::text)
                .isEqualTo(exit);
        return text();
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void linesOfAFileAreTakenOnce() throws Exception {
        copyStream();
        start("run");
        register();
        final Path csv = Files.writeString(folder.resolve("a.csv"), "k,v\na,1\n\nb,2\nc,3");
        assertThat(feed(0, csv, "--header", "--producer", "till"))
                .startsWith("3 rows, ")
                .contains("all fsynced");
        final String again = feed(0, csv, "--header", "--producer", "till", "--json");
        assertThat(
                        new ObjectMapper()
                                .readTree(again.substring(again.indexOf('{')))
                                .path("repeated_rows")
                                .asInt())
                .isEqualTo(3);
        final Path json = Files.writeString(folder.resolve("b.json"), "{\"k\": \"d\", \"v\": 4}\n");
        feed(0, json, "--format", "json", "--rate", "10");
        final Path quoted = folder.resolve("c.csv");
        Files.writeString(quoted, "\"e\nf\",5\n\"g\"\"\nh\",6\ni,7\nj,x\n");
        assertThat(feed(1, quoted, "--rate", "20", "--producer", "q"))
                .contains("line 1", "the 3 rows before this batch are taken");
        assertThat(feed(1, csv)).contains("line 1"); // its header is no row
        assertThat(feed(1, folder.resolve("none.csv"))).contains("HCLI-0501");
        end();
        assertThat(copies())
                .containsExactly(
                        "a,1", "b,2", "c,3", "d,4", "\"e", "f\",5", "\"g\"\"", "h\",6", "i,7");
    }

    /** One shorter, one as long and one longer than the file that had the name before. */
    @Test
    void anotherFileUnderAKnownNameIsWarnedOf() throws Exception {
        copyStream();
        start("run");
        register();
        final Path first = Files.writeString(folder.resolve("a.csv"), "a,1\nb,2\nc,3\n");
        assertThat(feed(0, first, "--producer", "till")).doesNotContain("warning");
        final Path shorter = Files.writeString(folder.resolve("b.csv"), "d,4\ne,5\n");
        assertThat(feed(0, shorter, "--producer", "till"))
                .contains("nothing is new: all 2 rows were taken before", "till", "--producer");
        final Path longer = Files.writeString(folder.resolve("c.csv"), "f,6\ng,7\nh,8\ni,9\n");
        assertThat(feed(0, longer, "--producer", "till"))
                .contains("warning: 3 of 4 rows were taken before", "4 rows, ", "3 taken before");
        assertThat(feed(0, first)).doesNotContain("warning");
        final Path empty = Files.createFile(folder.resolve("d.csv"));
        assertThat(feed(0, empty)).isEqualTo("0 rows: there is none in " + empty + "\n");
        assertThat(feed(0, empty, "--json")).contains("\"rows\":0", "\"durability\":null");
        end();
        assertThat(copies()).containsExactly("a,1", "b,2", "c,3", "i,9", "a,1", "b,2", "c,3");
    }

    @Test
    void quickstartFeedsFlightsAndIsSubscribedTo() throws Exception {
        final int port = apiAtOnePort(); // a free one
        final Path place = folder.resolve("quick");
        final String url = "http://127.0.0.1:" + port;
        final CompletableFuture<Integer> quickstart =
                CompletableFuture.supplyAsync(
                        () ->
                                execute(
                                        Map.of(),
                                        "quickstart",
                                        "--folder",
                                        place.toString(),
                                        "--port",
                                        Integer.toString(port),
                                        "--speed",
                                        "1000000"),
                        Thread.ofVirtual()::start);
        while (!text().contains("subscribe delays") && !quickstart.isDone()) {
            Thread.onSpinWait();
        }
        assertThat(quickstart).as(this::text).isNotDone();
        printed.reset();
        assertThat(execute(Map.of(), "subscribe", "delays", "--count", "5", "--url", url)).isZero();
        assertThat(text().lines().filter(line -> line.startsWith("+I {\"hour_start\":\"2001-01-0")))
                .hasSize(5);
        assertThat(
                        execute(
                                Map.of(),
                                "stop",
                                "--config",
                                place.resolve("streaming.toml").toString()))
                .as(this::text)
                .isZero();
        assertThat(quickstart.get()).isZero();
        try (Stream<Path> files = Files.list(place)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("quickstart.log", "password", "jobs");
        }
    }
}
