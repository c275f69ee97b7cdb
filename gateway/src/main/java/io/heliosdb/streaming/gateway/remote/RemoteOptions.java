package io.heliosdb.streaming.gateway.remote;

import io.heliosdb.streaming.gateway.client.ClientTls;
import io.heliosdb.streaming.gateway.options.TlsOptions;

import picocli.CommandLine;

import java.util.Optional;

/** Options of all commands that ask an appliance over REST. */
final class RemoteOptions {
    @CommandLine.Option(
            names = "--url",
            paramLabel = "URL",
            description = "Of the appliance. Default: HELIOS_URL, else http://127.0.0.1:8080.")
    private String url;

    @CommandLine.Option(
            names = "--json",
            description = "Print everything as JSON, one object a line.")
    private boolean isJson;

    @CommandLine.Mixin private TlsOptions tls;

    ClientTls tls() {
        return tls.files();
    }

    Optional<String> url() {
        return Optional.ofNullable(url);
    }

    boolean isJson() {
        return isJson;
    }
}
