package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.gateway.durable.DurableAppliances;

/**
 * What {@code run} needs of its surroundings.
 *
 * @param maker of the appliance, which also tells what it would make
 * @param signals what tells the process something
 */
record ServerPorts(DurableAppliances maker, ProcessSignals signals) {}
