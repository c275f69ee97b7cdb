package io.heliosdb.streaming.gateway.server;

import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.reload.Reloadable;
import io.heliosdb.streaming.gateway.tls.ServerTls;

import java.util.Set;

/** Certificates: those of the files as they are now, for connections from then on. */
final class ReloadableTls implements Reloadable {
    private static final String CERTIFICATE = "tls.certificate_file";

    private final ServerTls tls;

    ReloadableTls(final ServerTls tls) {
        this.tls = tls;
    }

    @Override
    public Set<String> keys() {
        return Set.of(CERTIFICATE, "tls.key_file", "tls.client_certificates", "tls.client_ca_file");
    }

    @Override
    public Change prepare(final Configuration next) {
        final ServerTls.Change change = tls.prepare(next.tls());
        return new Change() {
            @Override
            public void apply() {
                change.apply();
            }

            @Override
            public Set<String> renewed() {
                return change.isOfFile() ? Set.of(CERTIFICATE) : Set.of();
            }
        };
    }
}
