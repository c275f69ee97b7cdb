package io.heliosdb.streaming.gateway.cli;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;

/** An appliance whose listeners speak TLS, and clients that believe its authority. */
abstract class TlsRig extends ApiRig {
    Certificates ours;

    /** Gives the appliance a certificate, and more settings of TLS. */
    void encrypt(final String... settings) throws Exception {
        ours = new Certificates(folder, "ours").sign("server");
        copyStream();
        Files.writeString(
                folder.resolve("streaming.toml"),
                """
                [tls]
                certificate_file = "server.pem"
                key_file = "server.key"
                %s
                """
                        .formatted(String.join("\n", settings)),
                StandardOpenOption.APPEND);
        believe(ours.client());
    }

    /** Has requests be made by clients of this kind. */
    void believe(final SSLContext context) {
        askBy(HttpClient.newBuilder().sslContext(context).build());
    }

    StreamClient connect(final SSLContext context) throws IOException {
        return new StreamClient(address("feeds"), context.getSocketFactory());
    }

    StreamClient greet(final SSLContext context, final String producer) throws IOException {
        return connect(context)
                .send(
                        "HELLO {\"stream\": \"events\", \"format\": \"csv\", \"producer\": \""
                                + producer
                                + "\", \"token\": \""
                                + token()
                                + "\"}\n");
    }

    int port(final String name) {
        final String address = address(name);
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    String log() {
        return notices.toString(StandardCharsets.UTF_8);
    }

    /** A metric, as the API tells it; 0 if it is missing. */
    double metric(final String series) throws Exception {
        final String page = send(request("/metrics")).body();
        final Matcher found =
                Pattern.compile("^" + Pattern.quote(series) + " (\\S+)$", Pattern.MULTILINE)
                        .matcher(page);
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }

    double failures(final String reason) throws Exception {
        return metric("heliosdb_tls_handshake_failures_total{reason=\"" + reason + "\"}");
    }

    Path file(final String name) {
        return folder.resolve(name);
    }
}
