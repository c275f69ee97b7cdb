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
                            "journal on files and checkpoints, over a recorded storage",
                            "loss of power at every call: un-forced sectors and un-synced names"
                                    + " dropped singly, in pairs and in random subsets",
                            "recovers to a prefix that holds all that was forced; no hole, no"
                                    + " phantom"),
                    new Subject(
                            "corrupt",
                            "journal and checkpoint files",
                            "every byte, or every bit, turned; every record cut at every byte",
                            "found or repaired, never silent, never a hang"),
                    new Subject(
                            "diskfull",
                            "the real file adapter under journal and checkpoint",
                            "ENOSPC, EIO or a short write at every N-th call",
                            "an error with a code; what was acknowledged is there afterwards"));

    String row() {
        return "| `" + campaign + "` | " + subject + " | " + breaks + " | " + rule + " |\n";
    }
}
