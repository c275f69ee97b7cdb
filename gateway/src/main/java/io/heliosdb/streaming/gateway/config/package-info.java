/**
 * The appliance's settings: a TOML file, environment variables and defaults become one immutable
 * {@link io.heliosdb.streaming.gateway.config.Configuration}.
 *
 * <p>Every key is declared once in {@code ConfigKeys}, with its type, default and meaning; the
 * reference page is generated from there. An unknown key, a value out of its range or a setting
 * that is not safe stops the start with file, line and a hint. Read once, at the start of the
 * process; what comes out may be used by any thread. Start reading at {@link
 * io.heliosdb.streaming.gateway.config.ConfigLoader}.
 */
package io.heliosdb.streaming.gateway.config;
