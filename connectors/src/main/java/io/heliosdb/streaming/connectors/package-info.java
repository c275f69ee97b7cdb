/** The connector interface, its contract test, and the connectors. */
package io.heliosdb.streaming.connectors;
