package io.heliosdb.streaming.perf.proof.campaign;

import java.util.List;

/**
 * What a campaign is about, in the page's words.
 *
 * @param campaign its name
 * @param subject the part of the product that runs in it
 * @param breaks what is done to it
 * @param rule what must hold
 */
record Subject(String campaign, String subject, String breaks, String rule) {
    static final List<Subject> ALL =
            List.of(
                    new Subject(
                            "power",
                            "journal on files, checkpoints and the file sink, over a recorded"
                                    + " storage",
                            "loss of power, or death of the process, at every call: un-forced"
                                    + " sectors and un-synced names dropped singly, in pairs and in"
                                    + " random subsets",
                            "recovers to a prefix that holds all that was said to be forced, or"
                                    + " recorded, at any kill point before; no hole, no phantom"),
                    new Subject(
                            "corrupt",
                            "journal and checkpoint files",
                            "every byte, or every bit, turned; every file cut at every byte; every"
                                    + " file in another's place; wrong epochs and rows with a right"
                                    + " checksum",
                            "found or repaired, never silent, never a hang; nothing that a later"
                                    + " record vouches for is cut off as a torn end"),
                    new Subject(
                            "diskfull",
                            "the real file adapter under journal, checkpoint and file sink, on a"
                                    + " disk in memory",
                            "ENOSPC, EIO or a short write at every N-th call to the operating"
                                    + " system",
                            "an error with a code; what was acknowledged is there afterwards"),
                    new Subject(
                            "simulate",
                            "the assembled appliance on one thread: log, jobs, journal on files,"
                                    + " checkpoints, recovery, file sink in two phases; not the"
                                    + " journal on Aeron Archive, which `crash` runs",
                            "kills and losses of power at any step; in one seed of five, and with"
                                    + " --failing-disks in each, disks that fail or fill up, for"
                                    + " good, for one call, or for one force; starts whose"
                                    + " operators lay their state out in another way",
                            "what was said to be safe is there after each death; acknowledged and"
                                    + " shown events are never asked for again; the sink shows each"
                                    + " event once in order and the right sums; nodes and jobs stop"
                                    + " for their disk only, and with a code; no node goes on after"
                                    + " a force that failed; state of another layout is refused; no"
                                    + " memory stays open behind a life;"
                                    + " same seed, same trace"),
                    new Subject(
                            "determinism",
                            "journal, replay, generated code and interpreter, agents and output"
                                    + " ring",
                            "one journal replayed by JVMs with other compilers, collectors, object"
                                    + " layouts and languages, in all threading modes, in batches"
                                    + " of 1, 7, all and as recorded",
                            "at each barrier the same hash of the state, and of all results so far"
                                    + " the same bytes and ids"),
                    new Subject(
                            "crash",
                            "the real process `bin/heliosdb-streaming run`, with its journal on"
                                    + " Aeron Archive and on files in turns",
                            "kill -9 under load: at each named point, at random, and during"
                                    + " starts",
                            "an oracle of plain Java compares acknowledgements and sink files; at"
                                    + " level memory it must find losses"),
                    new Subject(
                            "feed",
                            "the real process, fed by a client process of its own: messages of SBE"
                                    + " by `HeliosFeed`, lines of JSON, HTTP with idempotency"
                                    + " keys, in turn; levels fsynced and journaled, journal on"
                                    + " Aeron Archive and on files",
                            "kill -9 of either process, of both, and during starts; between them a"
                                    + " network that cuts connections at any byte, stalls, and"
                                    + " takes messages apart; rows that are none",
                            "each row that was acknowledged is in the files once, in its"
                                    + " producer's order; each that was made before it is in the"
                                    + " end, none twice, and none besides; nobody is told to go on"
                                    + " before what was acknowledged or behind what was made; the"
                                    + " sums of all windows"),
                    new Subject(
                            "fuzz",
                            "what reads bytes of clients: lines of JSON and CSV, bodies of JSON,"
                                    + " rows and messages of SBE, greetings, with the stream"
                                    + " behind them",
                            "bits, cuts, splices, repeated and nested parts, lengths and numbers"
                                    + " at their extremes, up to 256 KiB",
                            "refusals with a code and no other exception; rows that are made are"
                                    + " rows, to the byte; 10 ms of the processor, and 1 us more"
                                    + " for each byte beyond 16 KiB; bounded heap and native"
                                    + " memory, none left; the same in pieces of any size"),
                    new Subject(
                            "intake",
                            "the socket source over a real socket",
                            "the log behind it is cut off anywhere above what is safe",
                            "each line of a client is a row once, or left out once; none is"
                                    + " acknowledged that can still be lost"),
                    new Subject(
                            "sql",
                            "planner bridge, plan reader, interpreter and generated code, in ways"
                                    + " that take turns: batches, restarts from snapshots,"
                                    + " captures, replays",
                            "random tables, rows and queries: all types, functions and"
                                    + " aggregates, views, groups and sets of them, windows of all"
                                    + " shapes, early and late results, groups of groups and of"
                                    + " windows, set operations, semi joins, Top-N, deduplication,"
                                    + " limits, elements of collections, statement sets; odd"
                                    + " values, time zones, late rows and rows before 1970",
                            "what Apache Flink gives for the same script, change for change, or row"
                                    + " for row where Flink has no order; a difference is shrunk to"
                                    + " a case file; a script that we refuse, or both, counts as a"
                                    + " difference"),
                    new Subject(
                            "mutants",
                            "the campaigns themselves",
                            "bugs planted on purpose",
                            "each is found by the campaign that is named for it, which finds"
                                    + " nothing without it"));

    String row() {
        return "| `" + campaign + "` | " + subject + " | " + breaks + " | " + rule + " |\n";
    }
}
