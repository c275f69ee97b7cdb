/**
 * What every medium of the journal must be able to do, as checks that a test of the medium runs: a
 * part of the product, because media live in several modules and in proofs.
 *
 * <p>Threading rule: one thread, except where a check says otherwise. Start reading at {@link
 * io.heliosdb.streaming.state.journal.contract.JournalStoreContract}.
 */
package io.heliosdb.streaming.state.journal.contract;
