package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running appliance, and somebody who asks it over HTTP. */
abstract class ApiRig extends RunRig {
    private static final String LOGIN =
            "\"username\": \"anna\", \"password\": \"vogel taucht im winter\"}";

    private HttpClient client = HttpClient.newHttpClient();
    private String token = "";

    /** An address that the newest start has told. */
    String address(final String name) {
        final Matcher found =
                Pattern.compile("listening .*?" + name + "=(\\S+)")
                        .matcher(notices.toString(StandardCharsets.UTF_8));
        String address = "";
        while (found.find()) {
            address = found.group(1);
        }
        return address;
    }

    /** Asks by another client from now on. */
    void askBy(final HttpClient other) {
        client = other;
    }

    String token() {
        return token;
    }

    /** A job that copies what comes into a stream. */
    void copyStream() throws IOException {
        copyStream("");
    }

    /** The same with options of the stream, each behind a comma. */
    void copyStream(final String options) throws IOException {
        Files.writeString(
                folder.resolve("jobs/copy.sql"),
                """
                CREATE TABLE events (k STRING, v INT) WITH ('connector' = 'stream'%s);
                CREATE TABLE copies (k STRING, v INT)
                WITH ('connector' = 'filesystem', 'path' = '%s', 'format' = 'csv');
                INSERT INTO copies SELECT k, v FROM events WHERE v > 0;
                """
                        .formatted(options, folder.resolve("copies")));
    }

    /** Has feeds come in at one port, whatever starts in between. */
    int feedAtOnePort() throws IOException {
        return atOnePort("feed_port");
    }

    /** Has the API answer at one port, whatever starts in between. */
    int apiAtOnePort() throws IOException {
        return atOnePort("\nport");
    }

    private int atOnePort(final String key) throws IOException {
        final int fixed;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fixed = free.getLocalPort();
        }
        final Path file = folder.resolve("streaming.toml");
        Files.writeString(file, Files.readString(file).replace(key + " = 0", key + " = " + fixed));
        return fixed;
    }

    /** Ends in order and starts once more. */
    void startAgain() throws Exception {
        end();
        start("run");
    }

    /** Registers the first administrator, whose token is used from then on. */
    void register() throws Exception {
        final String code =
                Files.readString(folder.resolve("heliosdb-data/users/first-administrator")).strip();
        token =
                ask(200, "POST", "/api/v1/auth/register", "{\"code\": \"" + code + "\", " + LOGIN)
                        .path("token")
                        .asText();
    }

    /** Logs in again. */
    void login() throws Exception {
        login(LOGIN);
    }

    private void login(final String who) throws Exception {
        token = "";
        token = ask(200, "POST", "/api/v1/auth/login", "{" + who).path("token").asText();
    }

    /** Makes a user who may feed, and is him from then on. */
    void becomeOperator(final String name) throws Exception {
        final String who = LOGIN.replace("anna", name);
        ask(201, "POST", "/api/v1/users", "{\"roles\": [\"Operator\"], " + who);
        login(who);
    }

    /** A request that is to be finished and sent. */
    HttpRequest.Builder request(final String path) {
        final HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address("api") + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> send(final HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /**
     * Asks.
     *
     * @param headers names and values in turn
     */
    JsonNode ask(
            final int status,
            final String verb,
            final String path,
            final String body,
            final String... headers)
            throws Exception {
        return ask(status, verb, path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Asks with a body that is no text. */
    JsonNode ask(
            final int status,
            final String verb,
            final String path,
            final byte[] body,
            final String... headers)
            throws Exception {
        final HttpRequest.Builder request =
                request(path)
                        .method(
                                verb,
                                body.length == 0
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        final HttpResponse<String> answer = send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return new ObjectMapper().readTree(answer.body());
    }
}
