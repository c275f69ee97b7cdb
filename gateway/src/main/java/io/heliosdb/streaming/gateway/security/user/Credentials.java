package io.heliosdb.streaming.gateway.security.user;

import java.util.Optional;

/**
 * All that is kept of a password.
 *
 * @param scram for the PostgreSQL protocol; nothing as long as only the hash of a file is known
 */
public record Credentials(PasswordHash hash, Optional<ScramVerifier> scram) {}
