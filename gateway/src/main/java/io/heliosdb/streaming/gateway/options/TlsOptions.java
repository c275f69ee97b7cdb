package io.heliosdb.streaming.gateway.options;

import io.heliosdb.streaming.gateway.client.ClientTls;

import picocli.CommandLine;

import java.nio.file.Path;
import java.util.Optional;

/** Options of commands that ask an appliance over a network. */
public final class TlsOptions {
    @CommandLine.Option(
            names = "--ca",
            paramLabel = "FILE",
            description =
                    "Authorities, in PEM, whose certificates the appliance may have. Default:"
                            + " HELIOS_CA, else those that Java believes.")
    private Path authorities;

    @CommandLine.Option(
            names = "--certificate",
            paramLabel = "FILE",
            description =
                    "Certificate to show, in PEM, if the appliance wants one. Default:"
                            + " HELIOS_CERTIFICATE.")
    private Path certificate;

    @CommandLine.Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Its key, PKCS #8 in PEM. Default: HELIOS_KEY.")
    private Path key;

    /** The files that are named. */
    public ClientTls files() {
        return new ClientTls(
                Optional.ofNullable(authorities),
                Optional.ofNullable(certificate),
                Optional.ofNullable(key));
    }
}
