/**
 * The durable process: jobs on one journaled log, that survive its death.
 *
 * <p>What flows through: rows from sources into the log; results from jobs to sinks, each shown
 * when the log holds the decision to; and <em>commands</em> ({@link
 * io.heliosdb.streaming.gateway.appliance.LogCommand}), by which the control plane puts everything
 * that decides the future into the log too: streams, jobs, barriers, decisions. {@link
 * io.heliosdb.streaming.gateway.appliance.Books} are what follows from them.
 *
 * <pre>
 *   sources ─► log ─┬─► journal (recorded, fsynced)
 *                   ├─► bookkeeper: books of what is safe
 *                   └─► jobs ─► output ─► sinks ─► decision into the log ─► visible
 *                        └ at a barrier: state ─► checkpoint agent ─► files ◄─ books
 * </pre>
 *
 * <p>At a start {@link io.heliosdb.streaming.gateway.appliance.Admission} gives each job that is
 * wanted its place: {@link io.heliosdb.streaming.gateway.appliance.JobReviews} compare it with that
 * of the log. A {@link io.heliosdb.streaming.gateway.appliance.JobEntry} says two things: which
 * plan the job has, and which plan its state in the checkpoint is of; they differ from a change to
 * the first checkpoint behind it. From then on {@link
 * io.heliosdb.streaming.gateway.appliance.Supervisor} leads jobs from step to step, and where
 * {@link io.heliosdb.streaming.gateway.appliance.JobOrders} say. It has copies of the entries: the
 * books themselves belong to the bookkeeper.
 *
 * <p>Threads: one of the control plane ({@link io.heliosdb.streaming.gateway.appliance.Appliance},
 * supervisor), and four groups of agents: pipelines, journal, fsync, background. They meet in
 * volatile fields and in the log. There is no static clock, no file and no socket here but through
 * {@link io.heliosdb.streaming.gateway.appliance.AppliancePorts}, so that the whole of it runs in
 * one thread in a simulation. Start reading at {@link
 * io.heliosdb.streaming.gateway.appliance.Appliance}.
 */
package io.heliosdb.streaming.gateway.appliance;
