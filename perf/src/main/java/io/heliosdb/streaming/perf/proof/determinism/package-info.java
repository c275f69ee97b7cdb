/**
 * One journal, replayed by processes that differ in everything that must not matter: compilers,
 * collectors and layouts of the JVM, its language, who runs the agents, how rows are batched,
 * generated code or interpreted. At each barrier the state must have the same hash, and the results
 * so far the same bytes and ids.
 *
 * <p>The campaign's process writes the journal and compares; processes of its own replay it, each
 * in several modes, and print what they find. Ways to run a JVM are the files of {@code
 * tuning/jvm/replay}. Start reading at {@link
 * io.heliosdb.streaming.perf.proof.determinism.DeterminismCampaign}.
 */
package io.heliosdb.streaming.perf.proof.determinism;
