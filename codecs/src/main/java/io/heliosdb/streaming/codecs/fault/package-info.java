/**
 * Faults made by intention: points where the process ends, and bugs that proofs must find. Builds
 * for proofs ({@code mvn -Dproof}, in folders {@code target/proof} of their own) contain them,
 * releases do not: the compiler leaves out what depends on a constant that is false, and a test
 * reads all class files to make sure.
 *
 * <p>A new one is a constant of {@link io.heliosdb.streaming.codecs.fault.KillPoint} or {@link
 * io.heliosdb.streaming.codecs.fault.PlantedBug}, in the group of its part of the engine, and one
 * line where it belongs, always behind the constant of the build:
 *
 * {@snippet :
 * if (ProofBuild.IS_ON) {
 *     KillPoint.CHECKPOINT_AFTER_MANIFEST.reach();
 * }
 * if (ProofBuild.IS_ON && PlantedBug.JOURNAL_FORCE_DOES_NOTHING.isPlanted()) {
 *     return;
 * }
 * }
 *
 * <p>A process is told by the properties {@code heliosdb.proof.kill=NAME:n} and {@code
 * heliosdb.proof.bug=NAME,NAME}; it ends with status 99 at the n-th passing. A simulation puts its
 * own {@link io.heliosdb.streaming.codecs.fault.Faults} in force on its thread. Any thread.
 *
 * <p>Start reading at {@link io.heliosdb.streaming.codecs.fault.Faults}.
 */
package io.heliosdb.streaming.codecs.fault;
