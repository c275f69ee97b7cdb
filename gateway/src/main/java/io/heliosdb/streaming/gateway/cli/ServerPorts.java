package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.gateway.server.ApplianceMaker;

/**
 * What {@code run} needs of its surroundings.
 *
 * @param maker of the appliance
 * @param signals what tells the process to end
 */
record ServerPorts(ApplianceMaker maker, EndSignals signals) {}
