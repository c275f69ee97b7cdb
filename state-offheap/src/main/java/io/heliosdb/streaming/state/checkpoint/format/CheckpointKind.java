package io.heliosdb.streaming.state.checkpoint.format;

/** What a saved state is for. */
public enum CheckpointKind {
    /** Taken now and then for recovery; may refer to frames of earlier ones; old ones go. */
    CHECKPOINT("checkpoint"),
    /** Taken on command; holds all of its frames itself; stays until it is deleted. */
    SAVEPOINT("savepoint");

    private final String word;

    CheckpointKind(final String word) {
        this.word = word;
    }

    /** The word that ids begin with. */
    public String word() {
        return word;
    }
}
