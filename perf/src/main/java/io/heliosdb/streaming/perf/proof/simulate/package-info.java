/**
 * The assembled appliance on one thread: seeded scheduler, clock and storage; killed, without
 * power, and with failing disks, hundreds of times a seed's worth of events.
 *
 * <p>Real code: log ring, jobs, journal on files, checkpoints, recovery, the filesystem sink in two
 * phases. Simulated: storage, time, threads and the feed. The journal on Aeron Archive is not in
 * it; the {@code crash} campaign runs that. One thread. Start reading at {@link
 * io.heliosdb.streaming.perf.proof.simulate.Simulation}.
 */
package io.heliosdb.streaming.perf.proof.simulate;
